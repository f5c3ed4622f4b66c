import { findRegistrationContent } from '../../contract/registration-content.ts';
import type { IntakeId } from '../../domain/intake.ts';
import type { HandOverDesk } from '../hand-over/hand-over-desk.ts';
import type { IntakeDesk } from './intake-desk.ts';

/**
 * Where a record that was taken in says that it came of an intake, the intake is finished: with the record, so that
 * nobody need have a line at that moment. After the commit and before the answer: a station that does not hear the
 * answer sends again, and the intake is finished then. What became a case is with a clerk, and is finished too.
 */
export const finishingIntakes = (
  desk: HandOverDesk,
  intakes: Pick<IntakeDesk, 'finishByRecord'>,
): HandOverDesk => ({
  async takeIn(handOver) {
    const answer = await desk.takeIn(handOver);
    if (answer === 'cloned') return answer;
    const came = handOver.records.flatMap(({ id, content }, place) =>
      answer.results[place]?.outcome === 'refused'
        ? []
        : findIntakeOf(content).map((intake) => ({ intake, record: id })),
    );
    if (came.length > 0) await intakes.finishByRecord(handOver.station, came);
    return answer;
  },
});

function findIntakeOf(content: string): readonly IntakeId[] {
  // Hardly any record has one: none is read once more for nothing.
  const id = content.includes('"intake":') ? findRegistrationContent(content)?.intake : undefined;
  return id === undefined ? [] : [id];
}

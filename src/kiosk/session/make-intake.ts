import type { Intake, IntakeId } from '../../domain/intake.ts';
import type { Instant } from '../../domain/registration.ts';
import type { Visit } from './visit.ts';

/** What is sealed of a visit: what the citizen told, and nothing of how they came through the pages. */
export function makeIntake(visit: Visit, id: IntakeId, takenAt: Instant): Intake {
  const { language, given, fields, unlimited, address, moveInDate, companions } = visit;
  return {
    id,
    takenAt,
    language,
    given,
    fields,
    unlimited,
    address,
    ...(moveInDate === undefined ? {} : { moveInDate }),
    companions,
  };
}

import { describe, expect, it } from 'vitest';
import type { FindIntakeProblem } from '../../../application/kiosk/station-intakes.ts';
import type { RefusedIntakeProblem } from '../../../contract/kiosk-api.ts';
import type { Instant } from '../../../domain/registration.ts';
import { sampleIntake } from '../../../testing/intakes.ts';
import { explainFindProblem } from './texts.ts';

const at = '2026-11-23T09:00:00.000Z' as Instant;
const day = /23\.11\.2026|23-11-2026|23\. nov/;
const say = (problem: FindIntakeProblem): string => explainFindProblem(problem, 'da');
const finished = (more: object): FindIntakeProblem => ({
  kind: 'ended',
  ended: { kind: 'ended', as: 'finished', at, ...more },
});

describe('what became of an intake', () => {
  it('that was finished: by whom, where, when, and whether anything was registered', () => {
    const where = { by: 'ANNA', stationName: 'Skranke 1' };
    const registered = say(finished({ ...where, registered: true }));
    expect(registered).toContain('ANNA lavede en registrering af det på Skranke 1');
    const deleted = say(finished({ ...where, registered: false }));
    expect(deleted).toContain('ANNA slettede det på Skranke 1');
    expect(deleted).toContain('uden at registrere noget');
    for (const text of [registered, deleted]) expect(text).toMatch(day);
    expect(say(finished({ stationName: 'Skranke 1', registered: false }))).toContain(
      'en medarbejder slettede',
    );
    // One that ended before that was noted.
    expect(say(finished({}))).toContain('Indtaget er afsluttet, ');
  });

  it('that grew too old: when, and what to do', () => {
    const text = say({ kind: 'ended', ended: { kind: 'ended', as: 'expired', at } });
    expect(text).toMatch(day);
    expect(text).toContain('Borgeren kan begynde forfra');
  });

  it.each([
    ['too-many-intakes', 'ligger endnu på Kiosk 1'],
    ['wrong-audience', 'en anden verden'],
    ['malformed', 'passer ikke til den kiosk'],
  ] as const satisfies readonly (readonly [RefusedIntakeProblem, string])[])(
    'that the server did not take, being %s: where it lies, why, when, and to type the letter',
    (problem, words) => {
      const { id } = sampleIntake();
      const text = say({ kind: 'refused', refused: { id, kioskName: 'Kiosk 1', problem, at } });
      expect(text).toContain(words);
      expect(text).toContain('Skriv brevets oplysninger i hånden');
      expect(text).toMatch(day);
    },
  );
});

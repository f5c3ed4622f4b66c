import type { RegistrationId } from '../../../src/domain/registration.ts';
import { createChance } from '../chance.ts';
import type { Findings, Tell } from '../telling.ts';
import { inspect } from './inspect.ts';
import { enter, type Machine, type TestClerk } from './machine.ts';
import type { Canaries } from './records.ts';
import { createWork } from './work.ts';

/** One life of a station, from its start until somebody kills it. */
/** How many people one life of a station has for itself; half of them are its second window's. */
export const personsALife = 4000;

export interface SessionInput {
  readonly seed: number;
  readonly clerk: TestClerk;
  readonly canaries: Canaries;
  /** Persons from here on are new. */
  readonly firstNth: number;
  /** Looks at the indexes too; costly without a real database. */
  readonly indexes: boolean;
  /** Another window works on the same station: what is found is not to be measured by what this one did. */
  readonly beside: boolean;
  /** Steps between locking and signing in again. */
  readonly stepsAnOpening: readonly [least: number, most: number];
  /** Ends by itself after so many openings, locked; for ever by default. */
  readonly openings?: number;
}

const keystrokeEvery = 25;

/** Opens, tells what it finds, works, locks, and opens again. */
export async function runSession(machine: Machine, input: SessionInput, tell: Tell): Promise<void> {
  const {
    seed,
    clerk,
    canaries,
    indexes,
    beside,
    stepsAnOpening,
    openings = Number.POSITIVE_INFINITY,
  } = input;
  const chance = createChance(seed);
  let nth = input.firstNth;
  const nextNth = (): number => {
    nth += 1;
    return nth;
  };
  for (let opening = 0; opening < openings; opening += 1) {
    const from = performance.now();
    const entered = await enter(machine, clerk, tell);
    const milliseconds = Math.round(performance.now() - from);
    let findings: Findings | undefined;
    if (!beside || opening === 0) {
      findings = await inspect(entered, machine.name, { compare: chance.fraction() < 0.3, indexes });
      tell({ kind: 'found', findings, milliseconds });
    }
    const work = createWork({ entered, tell, chance, canaries, nextNth });
    if (!beside) {
      // What another window of this life types in is its own, as the station's lock on each draft sees to.
      const drafts = (findings?.drafts ?? []).filter(
        ({ id }) => opening === 0 || !isBeside(id, input.firstNth),
      );
      // A later form may be about anyone; the earlier one's words are in it.
      work.takeUp(
        drafts.map(({ id }) => id),
        nextNth,
      );
      await work.putBack();
    }
    let typing = true;
    const keyboard = (async () => {
      while (typing) {
        await work.type();
        await new Promise((resolve) => setTimeout(resolve, keystrokeEvery));
      }
    })();
    for (let left = chance.between(...stepsAnOpening); left > 0; left -= 1) await work.step();
    typing = false;
    await keyboard;
    await entered.opened.close();
    tell({ kind: 'done', what: 'locked' });
  }
}

/** The second window's people are the second half of a life's. */
const isBeside = (id: RegistrationId, firstNth: number): boolean => {
  const nth = Number.parseInt(id.slice(24), 16);
  return nth > firstNth + personsALife / 2 && nth <= firstNth + personsALife;
};

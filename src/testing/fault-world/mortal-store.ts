import type { StationStore } from '../../application/ports/station-store.ts';

/** A store whose program dies at a write. After that nothing of it answers until it is started anew. */
export interface MortalStore {
  readonly store: StationStore;
  dieAt(writes: number, when: 'before' | 'after'): void;
  readonly isDead: boolean;
  /** Lives again, and will die no more until it is told to. */
  revive(): void;
}

export class ProgramDied extends Error {
  override readonly name = 'ProgramDied';
}

const writes = [
  'saveRegistration',
  'saveWithdrawal',
  'claimWaiting',
  'changeStates',
  'putBackInterrupted',
  'hasten',
  'settle',
  'noteMemory',
  'noteCompared',
  'noteTold',
  'noteMarks',
  'noteBundled',
  'assignCase',
] as const satisfies readonly (keyof StationStore)[];

export function createMortalStore(findStore: () => StationStore): MortalStore {
  let left: number | undefined;
  let when: 'before' | 'after' = 'before';
  let dead = false;

  const live = <Key extends keyof StationStore>(key: Key): StationStore[Key] =>
    (async (...given: unknown[]) => {
      if (dead) throw new ProgramDied();
      const isWrite = (writes as readonly string[]).includes(key);
      const isLast = isWrite && left === 0;
      if (isWrite && left !== undefined) left -= 1;
      if (isLast && when === 'before') {
        dead = true;
        throw new ProgramDied();
      }
      const store = findStore();
      const answer = await (store[key] as (...args: unknown[]) => Promise<unknown>).apply(store, given);
      if (isLast) dead = true;
      // What is under way when the program dies tells nobody anything.
      if (dead) throw new ProgramDied();
      return answer;
    }) as unknown as StationStore[Key];

  const keys = Object.keys(findStore()) as (keyof StationStore)[];
  return {
    store: Object.fromEntries(keys.map((key) => [key, live(key)])) as unknown as StationStore,
    dieAt(given, at) {
      left = given;
      when = at;
    },
    get isDead() {
      return dead;
    },
    revive() {
      dead = false;
      left = undefined;
    },
  };
}

import { writeSync } from 'node:fs';
import { createSafeFolder } from '../../../src/main/files/safe-folder.ts';
import { type Exclusive, exclusiveInProgram } from '../../../src/store/exclusive.ts';
import type { Machine } from '../station/machine.ts';

/** Tells the parent process; on its way before anything else happens: what was told before a kill has been told. */
export function tellParent(told: unknown): void {
  const line = Buffer.from(`${JSON.stringify(told)}\n`);
  for (let at = 0; at < line.length; ) {
    try {
      at += writeSync(1, line, at);
    } catch (error) {
      // The pipe is full for the moment.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

/** What a station's bare process has of a machine: real files, and no windows but itself. */
export function bareMachine(folder: string): Machine {
  const locks = new Map<string, Exclusive>();
  return {
    name: 'station',
    files: createSafeFolder(folder),
    exclusive(lock) {
      const made = locks.get(lock) ?? exclusiveInProgram();
      locks.set(lock, made);
      return made;
    },
    findEarlierKeys: async () => undefined,
    forgetEarlierKeys: async () => {},
  };
}

import { type SafeFileProblem, type SafeFiles, safeFileName } from '../application/ports/safe-files.ts';
import { fail, ok, type Result } from '../domain/result.ts';

/** The station's files in memory, with the faults that a test can bring about. */
export interface MemorySafeFiles extends SafeFiles {
  readonly contents: Map<string, Uint8Array<ArrayBuffer>>;
  /** Bytes that all files together may hold from now on; undefined: no limit. */
  setRoom(bytes: number | undefined): void;
  /** What the next write does instead of succeeding. */
  failNext(kind: 'no-room' | 'unavailable'): void;
  /**
   * The program is killed in the change that comes after so many others (0: the next one). Of what it was
   * writing that share is on the disk. From then on everything throws, until `revive`.
   */
  dieAfter(changes: number, share: number): void;
  /** The program is started again. True where it had been killed. */
  revive(): boolean;
  /** Bytes in all files together. */
  used(): number;
}

export class MachineDied extends Error {
  override readonly name = 'MachineDied';
}

export function createMemorySafeFiles(): MemorySafeFiles {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  let room: number | undefined;
  let nextFault: 'no-room' | 'unavailable' | undefined;
  let death: { changes: number; readonly share: number } | undefined;
  let dead = false;

  const check = (name: string): void => {
    if (dead) throw new MachineDied();
    if (!safeFileName.test(name)) throw new Error(`Not a name for a safe file: ${name}`);
  };
  const used = (): number => [...contents.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const put = (name: string, there: Uint8Array, bytes: Uint8Array): void => {
    const next = new Uint8Array(there.length + bytes.length);
    next.set(there);
    next.set(bytes, there.length);
    contents.set(name, next);
  };

  /** The share of this change that gets done before the program dies; undefined where it lives. */
  function findDeath(): number | undefined {
    if (death === undefined) return undefined;
    death.changes -= 1;
    if (death.changes >= 0) return undefined;
    dead = true;
    return death.share;
  }

  function writeProblem(
    there: Uint8Array,
    at: number,
    bytes: Uint8Array,
  ): Result<void, SafeFileProblem> | undefined {
    if (there.length !== at) return fail({ kind: 'size-differs', size: there.length });
    const fault = nextFault ?? (room !== undefined && used() + bytes.length > room ? 'no-room' : undefined);
    nextFault = undefined;
    return fault === undefined ? undefined : fail({ kind: fault });
  }

  return {
    contents,
    used,
    setRoom(bytes) {
      room = bytes;
    },
    failNext(kind) {
      nextFault = kind;
    },
    dieAfter(changes, share) {
      death = { changes, share };
    },
    revive() {
      const died = dead;
      dead = false;
      death = undefined;
      return died;
    },
    async list() {
      if (dead) throw new MachineDied();
      return [...contents].map(([name, { length }]) => ({ name, size: length }));
    },
    async read(name, from = 0, to = Number.POSITIVE_INFINITY) {
      check(name);
      return contents.get(name)?.slice(from, to);
    },
    async append(name, at, bytes) {
      check(name);
      const there = contents.get(name) ?? new Uint8Array(0);
      const problem = writeProblem(there, at, bytes);
      if (problem !== undefined) return problem;
      const share = findDeath();
      if (share !== undefined) {
        put(name, there, bytes.subarray(0, Math.floor(bytes.length * share)));
        throw new MachineDied();
      }
      put(name, there, bytes);
      return ok(undefined);
    },
    async truncate(name, size) {
      check(name);
      const there = contents.get(name) ?? new Uint8Array(0);
      if (size > there.length) return fail({ kind: 'size-differs', size: there.length });
      const share = findDeath();
      if (contents.has(name) && (share ?? 1) > 0) contents.set(name, there.slice(0, size));
      if (share !== undefined) throw new MachineDied();
      return ok(undefined);
    },
    async remove(name) {
      check(name);
      const share = findDeath();
      if ((share ?? 1) > 0) contents.delete(name);
      if (share !== undefined) throw new MachineDied();
    },
  };
}

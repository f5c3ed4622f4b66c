import Dexie from 'dexie';
import type { StoreProblem } from '../application/ports/station-store.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { databasePlace } from './database-place.ts';
import { patiently } from './patience.ts';
import { openStationDatabase, StationDatabase } from './station-database.ts';
import { toStoreProblem } from './store-problem.ts';

/** `bopael-station-practice`, and where that one could not be opened, `bopael-station-practice~2` and so on. */
const nameOf = (name: string, generation: number): string =>
  generation === 1 ? name : `${name}~${generation}`;

async function findGenerations(name: string): Promise<readonly number[]> {
  const there = await databasePlace()
    .databases()
    .catch(() => []);
  return there
    .flatMap((database) => {
      if (database.name === name) return [1];
      const generation = database.name?.startsWith(`${name}~`)
        ? Number(database.name.slice(name.length + 1))
        : 0;
      return Number.isInteger(generation) && generation > 1 ? [generation] : [];
    })
    .sort((a, b) => b - a);
}

export const stationDatabaseExists = async (name: string): Promise<boolean> =>
  (await findGenerations(name)).length > 0;

export interface OpenedDatabase {
  readonly database: StationDatabase;
  /** Those before it. */
  readonly older: readonly string[];
  /** The newest of those could not be opened this time, and this one is new and empty. */
  readonly isNew: boolean;
}

/**
 * Opens the station's database. One that the browser can no longer open is left where it is, and a new one
 * takes its place, to be filled from the journal: whether the old one may go is decided when the new one is
 * whole. One that belongs to another root key is somebody's data, and stays for good.
 */
export async function openNewestDatabase(
  name: string,
  keyId: string,
  canRebuild: () => Promise<boolean>,
  /** The newest opens, and cannot be read. */
  isUnreadable = false,
): Promise<Result<OpenedDatabase, StoreProblem>> {
  const generations = await findGenerations(name);
  const newest = generations[0] ?? 1;
  const older = generations.slice(1).map((generation) => nameOf(name, generation));
  const opened = isUnreadable
    ? fail({ kind: 'unavailable' as const })
    : await openPatiently(nameOf(name, newest));
  if (opened.ok) {
    const database = opened.value;
    if (!(await isOfAnotherKey(database, keyId))) return ok({ database, older, isNew: false });
    database.close();
  } else if (opened.error.kind !== 'unavailable' || !(await canRebuild())) {
    // A full disk and a newer program are no damage, and without a journal there is nothing to rebuild from.
    return opened;
  }
  try {
    const database = await openStationDatabase(nameOf(name, newest + 1));
    return ok({ database, older: [nameOf(name, newest), ...older], isNew: true });
  } catch (error) {
    return fail(toStoreProblem(error));
  }
}

async function openPatiently(name: string): Promise<Result<StationDatabase, StoreProblem>> {
  let outcome: Result<StationDatabase, StoreProblem> = fail({ kind: 'unavailable' });
  await patiently(async () => {
    try {
      outcome = ok(await openStationDatabase(name));
    } catch (error) {
      outcome = fail(toStoreProblem(error));
    }
    return outcome.ok || outcome.error.kind !== 'unavailable';
  });
  return outcome;
}

async function isOfAnotherKey(database: StationDatabase, keyId: string): Promise<boolean> {
  const sealed = await database.findMark('sealed');
  return sealed !== undefined && sealed.keyId !== keyId;
}

/**
 * What becomes of the databases that were replaced, after the new one is whole. One that opens again gives
 * what the new one lacks, and goes; one that does not goes where the journal had everything.
 */
export async function settleOlder(
  { older, isNew }: OpenedDatabase,
  keyId: string,
  journalWasWhole: boolean,
  absorb: (database: StationDatabase) => Promise<Result<unknown, unknown>>,
): Promise<void> {
  for (const name of older) {
    const database = new StationDatabase(name);
    let mayGo = isNew && journalWasWhole;
    try {
      await database.open();
      mayGo = !(await isOfAnotherKey(database, keyId)) && (await absorb(database)).ok;
    } catch {
      // Not yet, or never again.
    }
    database.close();
    // One that cannot be deleted is no harm: the newest is the one.
    if (mayGo) await Dexie.delete(name).catch(() => undefined);
  }
}

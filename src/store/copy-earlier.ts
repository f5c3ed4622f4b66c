import Dexie from 'dexie';
import type { StoreProblem } from '../application/ports/station-store.ts';
import type { ClerkId } from '../domain/clerk.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { databasePlace } from './database-place.ts';
import type { Journal } from './journal/journal.ts';
import type { RowChange } from './journal/rows.ts';
import type { Vault } from './keys/vault.ts';
import { version1 } from './migrations/0001-first.ts';
import { type SealedRows, sealRows } from './seal-anew.ts';
import type { CounterRow } from './station-database.ts';
import { fileProblem } from './store-problem.ts';

interface CopyPorts {
  /** Of the database. */
  readonly name: string;
  readonly journal: Journal;
  readonly vault: Vault;
  /** Opens what the version before clerks sealed. */
  readonly earlier: Vault;
  /** Whose its drafts become. */
  readonly owner: ClerkId;
}

/**
 * Puts the rows of a database of version 1 into the journal, sealed with the station's own keys, before
 * anything is written to that database. It had no journal, so it is the only copy there is; and Chromium
 * gives up all databases of an origin, without a word, where a process was killed in the middle of a write,
 * the next one wrote on behind the torn end, and a third one reads what lies there. The earlier keys are in
 * such a database too. Runs alone; does nothing where the journal has been begun.
 */
export async function copyEarlier(ports: CopyPorts): Promise<Result<void, StoreProblem>> {
  const { name, journal } = ports;
  const there = await databasePlace()
    .databases()
    .catch(() => []);
  // IndexedDB's versions are Dexie's times ten.
  if (there.find((database) => database.name === name)?.version !== version1.version * 10)
    return ok(undefined);
  const begun = await journal.read();
  if (begun.mark !== undefined || begun.newer || begun.foreign) return ok(undefined);
  const rows = await readEarlier(name).catch(() => undefined);
  // What is the matter with it is said by whoever opens it.
  if (rows === undefined) return ok(undefined);
  const sealed = await sealRows(rows, ports);
  const changes = changesOf(sealed.rows, rows.counters);
  if (changes.length === 0) return ok(undefined);
  const written = await journal.writeSnapshot(undefined, changes);
  return written.ok ? ok(undefined) : fail(fileProblem(written.error));
}

async function readEarlier(name: string): Promise<SealedRows & { readonly counters: readonly CounterRow[] }> {
  const database = await new Dexie(name).open();
  try {
    return {
      registrations: await database.table('registrations').toArray(),
      outbox: await database.table('outbox').toArray(),
      drafts: await database.table('drafts').toArray(),
      letterPages: await database.table('letterPages').toArray(),
      counters: await database.table('counters').toArray(),
    };
  } finally {
    database.close();
  }
}

const changesOf = (
  { registrations, outbox, drafts, letterPages }: SealedRows,
  counters: readonly CounterRow[],
): readonly RowChange[] => [
  ...registrations.map((row) => ({ table: 'registrations', row }) as const),
  ...outbox.map((row) => ({ table: 'outbox', row }) as const),
  ...drafts.map((row) => ({ table: 'drafts', row }) as const),
  ...letterPages.map((row) => ({ table: 'letterPages', row }) as const),
  ...counters.map((row) => ({ table: 'counters', row }) as const),
];

import Dexie, { type Table } from 'dexie';
import { databasePlace } from '../../../src/store/database-place.ts';
import type { Vault } from '../../../src/store/keys/vault.ts';
import { contentPlace } from '../../../src/store/records.ts';
import type {
  FlightRow,
  LandingRow,
  OutboxRow,
  RegistrationRow,
} from '../../../src/store/station-database.ts';
import type { Findings, FoundRecord } from '../telling.ts';
import type { Entered } from './machine.ts';
import { sumOf } from './records.ts';

export interface Inspection {
  /** Compares row by row first, as the station does a few seconds after an opening. */
  readonly compare: boolean;
  /** Looks whether each index lists what the rows say. */
  readonly indexes: boolean;
}

/** Looks at everything the station has: through the store, and past it at the rows themselves. */
export async function inspect(
  { opened }: Entered,
  name: string,
  { compare, indexes }: Inspection,
): Promise<Findings> {
  const { store, drafts, trail, vault, report, sealedAnew } = opened;
  const compared = compare ? await opened.compare() : undefined;
  if (compared?.ok === false) throw new Error(`Could not compare: ${compared.error.kind}`);
  const listed = await drafts.listDrafts();
  const [count, head, chainFault, conservation] = await Promise.all([
    store.countQueue(),
    trail.findHead(),
    trail.findFault(),
    opened.findConservationFault(),
  ]);
  const pages = await Promise.all(
    listed.map(async ({ id }) => {
      const [page] = await drafts.findLetterPages(id);
      return page === undefined ? [] : [{ id, sum: await sumOf(new Uint8Array(page.bytes)) }];
    }),
  );
  const { created, ...states } = count;
  return {
    opened: report,
    ...(compared === undefined ? {} : { compared: compared.value }),
    sealedAnew,
    drafts: listed.map(({ id, form }) => ({ id, version: versionOf(form) })),
    pages: pages.flat(),
    created,
    queued: Object.values(states).reduce((sum, each) => sum + each, 0),
    auditSeq: head.seq,
    ...(chainFault === undefined ? {} : { chainFault }),
    ...(conservation === undefined ? {} : { conservation }),
    ...(await lookAtRows(name, vault, indexes)),
  };
}

const versionOf = (form: unknown): number => (form as { version?: number } | undefined)?.version ?? -1;

/** The newest generation of the database: one that could not be opened is replaced by `name~2`. */
async function newestOf(name: string): Promise<string> {
  const names = (await databasePlace().databases()).flatMap((database) => database.name ?? []);
  const generations = names.filter((other) => other === name || other.startsWith(`${name}~`));
  return generations.sort().at(-1) ?? name;
}

async function lookAtRows(
  name: string,
  vault: Vault,
  indexes: boolean,
): Promise<Pick<Findings, 'records' | 'indexFaults'>> {
  const database = await new Dexie(await newestOf(name)).open();
  try {
    const saved = new Map(
      ((await database.table('registrations').toArray()) as RegistrationRow[]).map((row) => [row.id, row]),
    );
    const queue = (await database.table('outbox').toArray()) as OutboxRow[];
    const stateOf = await readStates(database);
    const records = await Promise.all(
      queue.map(async (entry) => {
        const row = saved.get(entry.id);
        const text =
          row === undefined ? undefined : await vault.findText(contentPlace(entry.id), row.content);
        return {
          id: entry.id,
          ...stateOf(entry),
          mayHaveArrived: entry.mayHaveArrived ?? false,
          sum: text === undefined ? '' : await sumOf(text),
        };
      }),
    );
    const faults = indexes ? await Promise.all(database.tables.map(findIndexFaults)) : [];
    return { records, indexFaults: faults.flat() };
  } finally {
    database.close();
  }
}

/**
 * Where a record is: what was given out or acknowledged with others says so in one row for all of them. Looked
 * up without the store's own help.
 */
async function readStates(
  database: Dexie,
): Promise<(entry: OutboxRow) => Pick<FoundRecord, 'state' | 'changedAt'>> {
  const flights = (await database.table('flights').toArray()) as FlightRow[];
  const landings = (await database.table('landings').toArray()) as LandingRow[];
  const aloft = new Map(flights.flatMap(({ records, since }) => records.map((id) => [id, since])));
  const landed = new Map(landings.flatMap(({ records, at }) => records.map((id) => [id, at])));
  return ({ id, state, changedAt, earlierReceipts }) => {
    if (state !== 'waiting') return { state, changedAt };
    const landedAt = earlierReceipts === undefined ? landed.get(id) : undefined;
    if (landedAt !== undefined) return { state: 'acknowledged', changedAt: landedAt };
    const since = aloft.get(id);
    return since === undefined ? { state, changedAt } : { state: 'sending', changedAt: since };
  };
}

async function findIndexFaults(table: Table): Promise<readonly string[]> {
  const rows = (await table.toArray()) as unknown[];
  const keys = await table.toCollection().primaryKeys();
  const faults =
    keys.length === rows.length ? [] : [`${table.name}: ${keys.length} keys, ${rows.length} rows`];
  for (const { name, keyPath } of table.schema.indexes) {
    if (typeof keyPath !== 'string') throw new Error(`${table.name}.${name} is of several keys`);
    const listed = (await table.orderBy(name).keys()).map(String).sort();
    const wanted = rows
      .map((row) => Dexie.getByKeyPath(row as object, keyPath) as string | number | undefined)
      .filter((key) => key !== undefined)
      .map(String)
      .sort();
    if (listed.join('\n') !== wanted.join('\n')) {
      faults.push(`${table.name}.${name}: lists ${listed.length} of ${wanted.length}`);
    }
  }
  return faults;
}

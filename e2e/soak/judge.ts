import pg from 'pg';
import type { Station } from './soak.ts';

export interface Verdict {
  readonly figures: readonly string[];
  readonly failures: readonly string[];
}

interface Stored {
  readonly id: string;
  readonly sequence: number;
  readonly hash: string;
  readonly kind: string;
  readonly cpr: string;
  readonly replaces: string | null;
  readonly station: string;
}

/** Everything exactly once, every station balanced, no case unexplained. */
export async function judge(databaseUrl: string, stations: readonly Station[]): Promise<Verdict> {
  const failures: string[] = [];
  const complain = (what: string): void => void failures.push(what);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Stored>(
    `select r.id, r.sequence::int as sequence, encode(r.content_hash, 'hex') as hash, r.kind, r.cpr, r.replaces,
       s.name as station from records r join stations s on s.id = r.station_id order by r.sequence`,
  );
  const open = await client.query<{ id: string }>(
    'select record_id as id from cases where closed_at is null',
  );
  await client.end();
  const stored = new Map(rows.map((row) => [row.id, row]));

  rows.forEach(({ sequence }, at) => {
    if (sequence !== at + 1) complain(`running number ${sequence} stands in place ${at + 1}`);
  });
  const active = new Map<string, string>();
  const replaced = new Set(rows.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])));
  for (const { id, cpr, kind } of rows) {
    if (replaced.has(id) || kind !== 'registration') continue;
    if (active.has(cpr)) complain(`one person has two registrations: ${active.get(cpr)} and ${id}`);
    active.set(cpr, id);
  }

  const counts = { saved: 0, acknowledged: 0, withdrawn: 0, cases: 0, events: 0 };
  const known = new Set<string>();
  const openAtStations = new Set<string>();
  for (const { name, saved, tookBack, final, troubles } of stations) {
    for (const trouble of troubles) complain(`${name}: ${trouble}`);
    if (final === undefined) {
      complain(`${name} told no stock`);
      continue;
    }
    if (!final.balanced) complain(`${name} does not add up`);
    const records = new Map(final.records.map((record) => [record.id as string, record]));
    for (const id of [...saved.keys(), ...tookBack.keys()]) {
      if (!records.has(id)) complain(`${name} has lost ${id}, which it had called saved`);
    }
    for (const record of final.records) {
      const { id, state, hash, sequence, isSigned, trouble, other } = record;
      known.add(id);
      counts.saved += 1;
      if (record.kind === 'withdrawal') counts.events += 1;
      const there = stored.get(id);
      if (state === 'acknowledged') {
        counts.acknowledged += 1;
        if (there === undefined) complain(`${name}: ${id} has a receipt, and the server does not have it`);
        else if (there.hash !== hash) complain(`${name}: the server has other bytes under ${id}`);
        else if (there.sequence !== sequence) complain(`${name}: the receipt of ${id} has another number`);
        if (isSigned !== true) complain(`${name}: the receipt of ${id} is not signed`);
      } else {
        if (there !== undefined) complain(`${name}: ${id} is ${state}, and the server has it`);
        if (state === 'withdrawn') counts.withdrawn += 1;
        else if (trouble === undefined) complain(`${name}: ${id} is ${state} at the end`);
        else {
          counts.cases += 1;
          openAtStations.add(id);
          if (!isExplained(record, stored))
            complain(`${name}: the case of ${id} (${trouble}, ${other}) is not explained`);
        }
      }
    }
  }
  for (const { id, station } of rows) {
    if (!known.has(id)) complain(`the server has ${id} of ${station}, and no station knows it`);
  }
  for (const { id } of open.rows) {
    if (!openAtStations.has(id)) complain(`the server has an open case of ${id}, and no station has it`);
  }
  for (const id of openAtStations) {
    if (!open.rows.some((row) => row.id === id))
      complain(`a station has a case of ${id}, and the server has none`);
  }
  return {
    figures: [
      `${counts.saved} records saved: ${counts.acknowledged} acknowledged (${counts.events} of them or their like take back), ` +
        `${counts.withdrawn} withdrawn, ${counts.cases} cases; ${rows.length} on the server, each once`,
    ],
    failures,
  };
}

/** A case is explained where the record that is in its way is really there. */
const isExplained = (
  { trouble, other }: { readonly trouble?: string; readonly other?: string },
  stored: ReadonlyMap<string, Stored>,
): boolean => trouble === 'conflict' && other !== undefined && stored.has(other);

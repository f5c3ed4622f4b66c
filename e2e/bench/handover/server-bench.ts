import { availableParallelism } from 'node:os';
import pg from 'pg';
import type { OutgoingRecord } from '../../../src/contract/intake-api.ts';
import { type PrivatePostgres, startPrivatePostgres } from '../../../src/server/testing/private-postgres.ts';
import {
  batchSize,
  insertFlatTexts,
  insertInBinary,
  insertIntoBareTable,
  insertIntoRecords,
} from './direct-inserts.ts';
import { makeRecords } from './practice-batches.ts';
import { startServerProcess } from './server-process.ts';
import { direct, type Effort, putToWork, type Way } from './ways.ts';

/** What the issue of the hand-over asks for, of the direct inserts beside it. */
const wantedRatio = 0.7;

export interface ServerBenchOptions {
  readonly rounds?: number;
  /** For each way in each round. */
  readonly records?: number;
  /** How far the database grows at last. */
  readonly grow?: number;
}

type Say = (line: string) => void;

/**
 * How fast the server takes records into PostgreSQL over HTTP, signed for and durable, beside batches that are
 * inserted directly. True where all that is wanted was met.
 */
export async function measureServer(
  { rounds = 5, records = 10_000, grow = 100_000 }: ServerBenchOptions,
  say: Say,
): Promise<boolean> {
  const postgres = await startPrivatePostgres();
  try {
    await describeDatabase(await postgres.createDatabase(), say);
    const isFast = await compare(postgres, rounds, records, say);
    return (await growUp(postgres, grow, say)) && isFast;
  } finally {
    await postgres.stop();
  }
}

/** Nobody the bench has met before. */
function createPeople(): (count: number) => readonly OutgoingRecord[] {
  let met = 0;
  return (count) => {
    const records = makeRecords(met, count);
    met += count;
    return records;
  };
}

async function describeDatabase(url: string, say: Say): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const setting = async (name: string): Promise<string> =>
    String(Object.values((await client.query<Record<string, string>>(`show ${name}`)).rows[0] ?? {})[0]);
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    if ((await setting(name)) !== 'on') throw new Error(`the database has ${name} off`);
  }
  const [one] = makeRecords(0, 1);
  say(
    `PostgreSQL ${await setting('server_version')} with fsync, synchronous_commit and full_page_writes on; ` +
      `Node ${process.versions.node}; ${availableParallelism()} processors; batches of ${batchSize}, each its ` +
      `own commit; ${Buffer.byteLength(one?.content ?? '')} bytes a record`,
  );
  await client.end();
}

async function compare(postgres: PrivatePostgres, rounds: number, count: number, say: Say): Promise<boolean> {
  const url = await postgres.createDatabase();
  const server = await startServerProcess(url);
  const work = await putToWork(server, url);
  const bare = await insertIntoBareTable(await postgres.createDatabase());
  const flat = await insertFlatTexts(await postgres.createDatabase());
  const binary = await insertInBinary(await postgres.createDatabase());
  const own = await insertIntoRecords(await postgres.createDatabase());
  const ways = {
    bare1: direct('direct, bare table, 1 at a time', bare, 1),
    server1: work.way('server, 1 in flight', 1),
    bare2: direct('direct, bare table, 2 at a time', bare, 2),
    server2: work.way('server, 2 in flight', 2),
    own2: direct('direct, the product’s table, 2 at a time', own, 2),
    flat2: direct('direct, bare table, flat texts, 2 at a time', flat, 2),
    binary2: direct('direct, bare table, arrays in binary, 2 at a time', binary, 2),
  } satisfies Record<string, Way>;

  const newPeople = createPeople();
  const efforts = new Map<Way, Effort[]>(Object.values(ways).map((way) => [way, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of Object.values(ways)) {
      const effort = await way.run(newPeople(count));
      // The first round is for the machine to get warm.
      if (round > 0) efforts.get(way)?.push(effort);
    }
    if (round === 0) continue;
    say(`  round ${round}: ${[...efforts].map(([, all]) => rateOf(all.at(-1), count)).join(' ')} rec/s`);
  }
  const { now, most } = server.memory();
  work.close();
  await server.stop();
  for (const inserts of [bare, own, flat, binary]) await inserts.close();

  const ofBare = (way: Way, beside: Way): number => medianRatio(efforts, way, beside);
  for (const [way, all] of efforts) {
    const rates = all.map((effort) => rateOf(effort, count)).sort((one, other) => one - other);
    const processor = median(all.map((effort) => (effort.processor ?? Number.NaN) / (count / batchSize)));
    const isServer = way === ways.server1 || way === ways.server2;
    const beside = way === ways.server1 ? ways.bare1 : ways.bare2;
    say(
      `${way.name.padEnd(50)} ${String(median(rates)).padStart(6)} rec/s (${rates[0]}-${rates.at(-1)})` +
        `, processor ${processor.toFixed(0)} ms a batch` +
        (isServer ? `, ${percent(ofBare(way, beside))} of the direct one` : ''),
    );
  }
  const reached = ofBare(ways.server2, ways.bare2);
  const isMet = reached >= wantedRatio;
  say(
    `server, 2 in flight, of direct inserts: ${percent(reached)} ` +
      `(${isMet ? 'within' : 'MISSED'} at least ${percent(wantedRatio)})`,
  );
  say(
    `  of those into its own table ${percent(ofBare(ways.server2, ways.own2))}, of flat texts ` +
      `${percent(ofBare(ways.server2, ways.flat2))}, of arrays in binary ` +
      `${percent(ofBare(ways.server2, ways.binary2))}; server's memory ${now} MB, at most ${most} MB`,
  );
  return isMet;
}

/** Hands over until so many lie there, and looks whether the last ones cost more than the first. */
async function growUp(postgres: PrivatePostgres, count: number, say: Say): Promise<boolean> {
  const url = await postgres.createDatabase();
  const server = await startServerProcess(url);
  const work = await putToWork(server, url);
  const way = work.way('server', 2);
  const newPeople = createPeople();
  const step = Math.min(10_000, count);
  const costs: number[] = [];
  const peaks: number[] = [];
  for (let held = step; held <= count; held += step) {
    const effort = await way.run(newPeople(step));
    const cost = (effort.processor ?? effort.seconds * 1000) / (step / batchSize);
    const { now, most } = server.memory();
    costs.push(cost);
    peaks.push(most);
    say(
      `  ${String(held).padStart(6)} held: ${rateOf(effort, step)} rec/s, processor ${cost.toFixed(0)} ms a batch, ` +
        `server's memory ${now} MB, at most ${most} MB`,
    );
  }
  work.close();
  await server.stop();
  // The first step warms the server up.
  const third = Math.max(1, Math.floor(costs.length / 3));
  const growth = median(costs.slice(-third)) / median(costs.slice(1, 1 + third));
  const more = (peaks.at(-1) ?? 0) - (peaks[1] ?? peaks[0] ?? 0);
  const isLinear = costs.length < 3 || growth <= 1.3;
  const isBounded = more <= 100;
  say(
    `grown to ${count}: a record costs ${growth.toFixed(2)} times what it did ` +
      `(${isLinear ? 'within' : 'MISSED'} at most 1.3), and the server's memory has grown by ${more} MB ` +
      `(${isBounded ? 'within' : 'MISSED'} at most 100)`,
  );
  return isLinear && isBounded;
}

const rateOf = (effort: Effort | undefined, count: number): number =>
  Math.round(count / (effort?.seconds ?? Number.NaN));

/** Round by round: what slows the machine down slows both. */
function medianRatio(efforts: ReadonlyMap<Way, readonly Effort[]>, way: Way, beside: Way): number {
  const theirs = efforts.get(beside) ?? [];
  const ratios = (efforts.get(way) ?? []).map(
    ({ seconds }, round) => (theirs[round]?.seconds ?? Number.NaN) / seconds,
  );
  return median(ratios);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const percent = (ratio: number): string => `${Math.round(ratio * 100)} %`;

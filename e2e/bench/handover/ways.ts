import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type OutgoingRecord, ShortHandOverResponseSchema } from '../../../src/contract/intake-api.ts';
import { enrolBenchStation } from './bench-station.ts';
import { batchSize, type DirectInserts } from './direct-inserts.ts';
import { inBatches } from './practice-batches.ts';
import { findSessions, readProcessorTime } from './processor-time.ts';
import type { ServerProcess } from './server-process.ts';

/** One way to bring records into PostgreSQL. */
export interface Way {
  readonly name: string;
  readonly run: (records: readonly OutgoingRecord[]) => Promise<Effort>;
}

/** What it took. */
export interface Effort {
  readonly seconds: number;
  /** Of the one that writes, and of the database's sessions: milliseconds. Undefined where it cannot be known. */
  readonly processor: number | undefined;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** So many batches at a time, each hand taking the next. The clock runs over the work alone. */
async function timed<Batch>(
  batches: readonly Batch[],
  hands: number,
  work: (batch: Batch) => Promise<void>,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: hands }, async () => {
      for (let batch = batches[next++]; batch !== undefined; batch = batches[next++]) await work(batch);
    }),
  );
  return (performance.now() - started) / 1000;
}

const difference = (before: number | undefined, after: number | undefined): number | undefined =>
  before === undefined || after === undefined ? undefined : after - before;

export const direct = (name: string, inserts: DirectInserts, hands: number): Way => ({
  name,
  async run(records) {
    const batches = inBatches(records, batchSize).map((batch) => inserts.prepare(batch));
    // None pays for what the one before has left.
    collectGarbage();
    const used = (): number | undefined =>
      readProcessorTime([process.pid, ...findSessions(inserts.databaseUrl)]);
    const before = used();
    const seconds = await timed(batches, hands, inserts.insert);
    return { seconds, processor: difference(before, used()) };
  },
});

/** A server with a station at it that expects every record to be taken, once, under the next number. */
export interface ServerAtWork {
  readonly way: (name: string, hands: number) => Way;
  readonly close: () => void;
}

export async function putToWork(server: ServerProcess, databaseUrl: string): Promise<ServerAtWork> {
  const station = await enrolBenchStation(server.url, 2);
  let last = 0;
  return {
    close: station.close,
    way: (name, hands) => ({
      name,
      async run(records) {
        const batches = inBatches(records, batchSize).map((batch) => station.prepare(batch));
        collectGarbage();
        const answers: string[] = [];
        const used = (): number | undefined =>
          readProcessorTime([server.processId, ...findSessions(databaseUrl)]);
        const before = used();
        const seconds = await timed(batches, hands, async (batch) => {
          answers.push(await station.send(batch));
        });
        const processor = difference(before, used());
        last = check(answers, last, records.length);
        return { seconds, processor };
      },
    }),
  };
}

/** The last running number, when all that was sent has been taken and signed for. */
function check(answers: readonly string[], last: number, count: number): number {
  const numbers: number[] = [];
  for (const answer of answers) {
    const { results, attestation } = ShortHandOverResponseSchema.parse(JSON.parse(answer));
    if (attestation === undefined) throw new Error('receipts that nobody has signed');
    for (const result of results) {
      if (typeof result !== 'number') throw new Error(`a record was ${result.outcome}`);
      numbers.push(result);
    }
  }
  numbers.sort((one, other) => one - other);
  if (numbers.length !== count || numbers.some((number, place) => number !== last + 1 + place)) {
    throw new Error('the running numbers have a gap');
  }
  return last + count;
}

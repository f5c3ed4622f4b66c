import { startPrivatePostgres } from '../../../../src/server/testing/private-postgres.ts';
import { type BarePage, openBareBrowser, waitFor } from '../bare-page.ts';
import { startServerProcess } from '../server-process.ts';
import type { BenchOrders } from './page.ts';

export interface StationFigures {
  readonly seconds: number;
  /** Records a second, from the station's database to its marks of the receipts. */
  readonly perSecond: number;
  /** Packing what waits, beforehand and at a quiet moment, in seconds. */
  readonly packing: number;
  /** Bringing the marks into each record's own row afterwards, in seconds. */
  readonly settling: number;
  /** Of the page at most, as far as it was looked at, in MB. */
  readonly heap: number;
}

/** Looks at the page just before and after it hands over. */
export interface Around {
  before(page: BarePage): Promise<void>;
  after(page: BarePage): Promise<void>;
}

export interface StationBench {
  /** One station with so many records waiting, which hands them over, in a browser of its own. */
  measure(records: number, around?: Around): Promise<StationFigures>;
  readonly serverProcess: number;
  close(): Promise<void>;
}

/** A few go first, so that programs are compiled. Then the disk comes to rest, as it does at a counter. */
export const warmUp = 1_000;
const restMilliseconds = 5_000;

/**
 * Whole stations in Chromium that hand over to a whole server: out of IndexedDB, decrypted, sent, every
 * receipt checked, and marked on the disk. `pages` holds the built page; the server serves it, so that all of
 * the station's own rules hold.
 */
export async function openStationBench(pages: string): Promise<StationBench> {
  const postgres = await startPrivatePostgres();
  const server = await startServerProcess(await postgres.createDatabase(), [], ['--station-root', pages]);
  let persons = 0;

  async function run(page: BarePage, records: number, around?: Around) {
    const order = createOrder(page);
    const name = `bopael-bench-${records}`;
    await order('make', name, persons, records);
    persons += records;
    const packing = await order('open', name);
    await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
    await around?.before(page);
    let heap = 0;
    const look = setInterval(() => {
      void page.send<{ readonly usedSize: number }>('Runtime.getHeapUsage').then(
        ({ usedSize }) => {
          heap = Math.max(heap, usedSize / 1e6);
        },
        () => undefined,
      );
    }, 250);
    const { milliseconds, outcome } = await order('drain');
    clearInterval(look);
    await around?.after(page);
    const after = await order('close');
    if (outcome.sent !== records || after.queue.acknowledged !== records) {
      throw new Error(`Handed over ${outcome.sent} of ${records}: ${JSON.stringify({ outcome, after })}`);
    }
    return {
      seconds: milliseconds / 1000,
      perSecond: Math.round((records / milliseconds) * 1000),
      packing: packing / 1000,
      settling: after.milliseconds / 1000,
      heap: Math.round(heap),
    };
  }

  return {
    serverProcess: server.processId,
    async measure(records, around) {
      const { page, close } = await openBareBrowser(server.url);
      try {
        await waitFor(page, `'bench' in window`);
        await run(page, warmUp);
        return await run(page, records, around);
      } finally {
        await close();
      }
    },
    async close() {
      await server.stop();
      await postgres.stop();
    },
  };
}

const createOrder =
  (page: BarePage) =>
  <Name extends keyof BenchOrders>(
    name: Name,
    ...given: Parameters<BenchOrders[Name]>
  ): Promise<Awaited<ReturnType<BenchOrders[Name]>>> =>
    page.evaluate(`bench[${JSON.stringify(name)}](...${JSON.stringify(given)})`);

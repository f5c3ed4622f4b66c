import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium } from '@playwright/test';
import { startPrivatePostgres } from '../../../../src/server/testing/private-postgres.ts';
import { startServerProcess } from '../server-process.ts';
import type { BenchOrders } from './page.ts';

const executablePath =
  process.env['CHROMIUM_PATH'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

export interface StationFigures {
  readonly seconds: number;
  /** Records a second, from the station's database to its marks of the receipts. */
  readonly perSecond: number;
  /** Bringing the marks into each record's own row afterwards, in seconds. */
  readonly settling: number;
  /** Of the page at most, as far as it was looked at, in MB. */
  readonly heap: number;
}

/** Looks at the page just before and after it hands over. */
export interface Around {
  before(session: CDPSession): Promise<void>;
  after(session: CDPSession): Promise<void>;
}

export interface StationBench {
  /** One station with so many records waiting, which hands them over. The first one warms both sides up. */
  measure(records: number, around?: Around): Promise<StationFigures>;
  readonly serverProcess: number;
  close(): Promise<void>;
}

/**
 * Whole stations in Chromium that hand over to a whole server: out of IndexedDB, decrypted, sent, every
 * receipt checked, and marked on the disk. `pages` holds the built page; the server serves it, so that all of
 * the station's own rules hold.
 */
export async function openStationBench(pages: string): Promise<StationBench> {
  const postgres = await startPrivatePostgres();
  const server = await startServerProcess(await postgres.createDatabase(), [], ['--station-root', pages]);
  const profile = mkdtempSync(join(tmpdir(), 'bopael-bench-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--disable-features=Translate', '--disable-gpu'],
    serviceWorkers: 'block',
  });
  const [page] = context.pages();
  if (page === undefined) throw new Error('There is no window');
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`));
  await page.goto(server.url);
  await page.waitForFunction(() => 'bench' in window);
  const session = await context.newCDPSession(page);
  let persons = 0;
  let stations = 0;

  const order = <Name extends keyof BenchOrders>(
    name: Name,
    ...given: Parameters<BenchOrders[Name]>
  ): Promise<Awaited<ReturnType<BenchOrders[Name]>>> =>
    page.evaluate(
      ([what, values]) => {
        const { bench } = window as unknown as { bench: BenchOrders };
        const run = bench[what as keyof BenchOrders] as (...all: readonly unknown[]) => unknown;
        return run(...(values as readonly unknown[])) as never;
      },
      [name, given] as const,
    );

  return {
    serverProcess: server.processId,
    async measure(records, around) {
      stations += 1;
      const name = `bopael-bench-${stations}`;
      await order('make', name, persons, records);
      persons += records;
      await order('open', name);
      await around?.before(session);
      let heap = 0;
      const look = setInterval(() => {
        void session.send('Runtime.getHeapUsage').then(
          ({ usedSize }) => {
            heap = Math.max(heap, usedSize / 1e6);
          },
          () => undefined,
        );
      }, 250);
      const { milliseconds, outcome } = await order('drain');
      clearInterval(look);
      await around?.after(session);
      const after = await order('close');
      if (outcome.sent !== records || after.queue.acknowledged !== records) {
        throw new Error(`Handed over ${outcome.sent} of ${records}: ${JSON.stringify({ outcome, after })}`);
      }
      return {
        seconds: milliseconds / 1000,
        perSecond: Math.round((records / milliseconds) * 1000),
        settling: after.milliseconds / 1000,
        heap: Math.round(heap),
      };
    },
    async close() {
      await context.close();
      await server.stop();
      await postgres.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startPeers } from './server.mjs';

/** Records a second of each peer, from its database in Chromium to its server, as `{ pouchdb, rxdb }` functions. */
export async function openPeers({ pool, pages, executablePath }) {
  const server = await startPeers(pool, pages);
  // On the disk: in a window that keeps nothing, a browser has its databases in memory.
  const profile = mkdtempSync(join(tmpdir(), 'bopael-peers-profile-'));
  const browser = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--disable-features=Translate', '--disable-gpu'],
  });
  const [page] = browser.pages();
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`));
  await page.goto(server.url);
  await page.waitForFunction(() => document.title === 'ready');
  const measure =
    (peer) =>
    async ({ warmUp, ...input }) => {
      const run = (given) => page.evaluate(([name, all]) => globalThis.peers[name](all), [peer, given]);
      // A few go first, so that programs are compiled.
      await run({ ...input, records: input.records.slice(0, warmUp) });
      const records = input.records.slice(warmUp);
      const took = await run({ ...input, records });
      return Math.round((records.length / took) * 1000);
    };
  return {
    pouchdb: measure('pouchdb'),
    rxdb: measure('rxdb'),
    async close() {
      await browser.close();
      server.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

import { chromium } from '@playwright/test';
import { startPeers } from './server.mjs';

/** Records a second of each peer, from its database in Chromium to its server, as `{ pouchdb, rxdb }` functions. */
export async function openPeers({ pool, pages, executablePath }) {
  const server = await startPeers(pool, pages);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`));
  await page.goto(server.url);
  await page.waitForFunction(() => document.title === 'ready');
  const measure = (peer) => async (input) => {
    const took = await page.evaluate(([name, given]) => globalThis.peers[name](given), [peer, input]);
    return Math.round((input.count / took) * 1000);
  };
  return {
    pouchdb: measure('pouchdb'),
    rxdb: measure('rxdb'),
    async close() {
      await browser.close();
      server.stop();
    },
  };
}

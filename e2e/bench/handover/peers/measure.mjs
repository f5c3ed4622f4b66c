import { startPeers } from './server.mjs';

/**
 * Records a second of each peer, from its database in Chromium to its server, as `{ pouchdb, rxdb }` functions.
 * `openBrowser` opens one on the address that it is given.
 */
export async function openPeers({ pool, pages, openBrowser }) {
  const server = await startPeers(pool, pages);
  const { page, close } = await openBrowser(server.url);
  const measure =
    (peer) =>
    async ({ warmUp, ...input }) => {
      const run = (given) => page.evaluate(`peers[${JSON.stringify(peer)}](${JSON.stringify(given)})`);
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
      await close();
      server.stop();
    },
  };
}

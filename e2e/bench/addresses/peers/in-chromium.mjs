import { fileURLToPath } from 'node:url';
import { createScore, isMeant, percentiles } from '../score.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** For so long a peer is asked. */
const budget = 60_000;
const warmUp = 20;
const ownWarmUp = 300;

/** What the page is lent to measure the peers: their files, and all addresses in the form that each of them takes. */
export const lentToPeers = (sqlite, words) => [
  ['/peers/sqlite-wasm', here('node_modules/@sqlite.org/sqlite-wasm/dist')],
  ['/peers', here('.')],
  ['/addresses.sqlite', sqlite.file],
  ['/words.txt', words],
];

/** Each peer that runs in Chromium, with its times, what it found, and our times right beside it. */
export async function* measurePeersInChromium({ chromium, sqlite, queries, keystrokes, wordsOf, made, say }) {
  const texts = queries.map(({ text }) => text);
  const ownTimes = async (asked) =>
    percentiles((await chromium.order('search', asked, ownWarmUp, true)).times);
  async function peer(name, ask, addressOf) {
    const { times, found } = await ask(texts);
    const score = createScore();
    found.forEach((rows, at) => {
      const query = queries[at];
      score.add(
        query,
        times[at],
        rows.findIndex((row) => isMeant(query, addressOf(row))),
      );
    });
    const keys = percentiles((await ask(keystrokes)).times);
    const own = { texts: await ownTimes(texts), keys: await ownTimes(keystrokes) };
    return { name, holds: 'all', score, keys, own };
  }
  const seconds = (milliseconds) => (milliseconds / 1000).toFixed(0);

  const copying = await chromium.order('fillSqlite', '/addresses.sqlite');
  say(`SQLite: the file, made before, brought in in ${seconds(copying)} s`);
  for (const way of ['prefix', 'trigram']) {
    const ask = (asked) => chromium.order('searchSqlite', way, asked.map(wordsOf), warmUp, budget);
    yield await peer(`SQLite FTS5 ${way}, Chromium`, ask, (row) => row);
  }

  const filling = await chromium.order('fillDexie', '/words.txt');
  say(`Dexie: ${made} rows in ${seconds(filling)} s (${Math.round((made / filling) * 1000)} a second)`);
  const ask = (asked) => chromium.order('searchDexie', asked, budget);
  yield await peer('Dexie, words in a multi-entry index', ask, sqlite.addressAt);
}

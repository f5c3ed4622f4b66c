// SQLite in Chromium: its own build, in a worker, with the file in the origin's private file system, which is where
// SQLite has its quickest way to a browser's disk.

import { cache, openSearches } from './sqlite-search.mjs';
import openSqlite from './sqlite-wasm/index.mjs';

const name = '/addresses.sqlite';
let searches;

const orders = {
  /** Brings a file in from an address; milliseconds. */
  async fill(address) {
    const from = performance.now();
    const sqlite = await openSqlite();
    const pool = await sqlite.installOpfsSAHPoolVfs({ clearOnInit: true });
    const reader = (await fetch(address)).body.getReader();
    await pool.importDb(name, async () => (await reader.read()).value);
    const database = new pool.OpfsSAHPoolDb(name, 'r');
    database.exec(cache);
    searches = openSearches((sql) => {
      const statement = database.prepare(sql);
      return (values) => {
        const rows = [];
        statement.bind(values);
        while (statement.step()) rows.push(statement.get({}));
        statement.reset();
        return rows;
      };
    });
    return performance.now() - from;
  },
  /** As many texts as there is time for, each as its words: how long each took, and what was found. */
  search(way, texts, warmUp, budget) {
    for (const words of texts.slice(0, warmUp)) searches[way](words);
    const until = performance.now() + budget;
    const times = [];
    const found = [];
    for (const words of texts) {
      const from = performance.now();
      if (from > until) break;
      found.push(searches[way](words));
      times.push(performance.now() - from);
    }
    return { times, found };
  },
};

async function answer({ order, values }) {
  try {
    postMessage({ value: await orders[order](...values) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
}

addEventListener('message', ({ data }) => void answer(data));

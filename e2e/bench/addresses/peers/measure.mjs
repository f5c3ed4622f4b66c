import { createScore, isMeant, percentiles, placeOf, processorTime } from '../score.mjs';
import { openFlat, openNames } from './minisearch.mjs';

/** For so long a slow peer is asked; it answers as many of the texts as it gets through. */
const budget = 20_000;
const warmUp = 20;

/** Milliseconds that each of the texts took, as many as there is time for; `take` gets what was found. */
function ask(texts, search, take = () => {}) {
  for (const text of texts.slice(0, warmUp)) search(text);
  const until = performance.now() + budget;
  const times = [];
  for (const text of texts) {
    if (performance.now() > until) break;
    const from = processorTime();
    const found = search(text);
    times.push(processorTime() - from);
    take(found);
  }
  return times;
}

const placeAmong = (query, addresses) => addresses.findIndex((address) => isMeant(query, address));

/** Each peer that runs in Node, with its times and what it found. `own` gives our times as the machine is then. */
export function* measurePeersInNode({ room, data, queries, keystrokes, few, sqlite, wordsOf, own }) {
  const texts = queries.map(({ text }) => text);
  function peer(name, holds, search, place) {
    const places = [];
    const times = ask(texts, search, (found) => places.push(place(queries[places.length], found)));
    const score = createScore();
    places.forEach((where, at) => {
      score.add(queries[at], times[at], where);
    });
    return { name, holds, score, keys: percentiles(ask(keystrokes, search)), own: own() };
  }
  yield peer('minisearch on street names', 'all', openNames(room, data), placeOf);
  const { prefix, trigram } = sqlite.open();
  yield peer('SQLite FTS5 prefix, Node', 'all', prefix, placeAmong);
  yield peer('SQLite FTS5 trigram, Node', 'all', trigram, placeAmong);
  yield peer('minisearch, every address', few.length, openFlat(few, wordsOf), placeAmong);
}

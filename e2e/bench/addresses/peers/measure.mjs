import { isMeant, placeOf, processorTime } from '../score.mjs';
import { openFlat, openNames } from './minisearch.mjs';

/** For so long a slow peer is asked; it answers as many of the texts as it gets through. */
const budget = 20_000;
const warmUp = 20;

function ask(score, queries, search, place) {
  for (const { text } of queries.slice(0, warmUp)) search(text);
  const until = performance.now() + budget;
  for (const query of queries) {
    if (performance.now() > until) break;
    const from = processorTime();
    const found = search(query.text);
    score.add(query, processorTime() - from, place(query, found));
  }
  return score;
}

const placeAmong = (query, addresses) => addresses.findIndex((address) => isMeant(query, address));

/** Each peer that runs in Node, with its score on the same texts. */
export function* measurePeers({ room, data, queries, few, sqlite, wordsOf, createScore }) {
  yield {
    name: 'minisearch on street names',
    holds: 'all',
    score: ask(createScore(), queries, openNames(room, data), placeOf),
  };
  const { prefix, trigram } = sqlite.open();
  yield { name: 'SQLite FTS5 prefix', holds: 'all', score: ask(createScore(), queries, prefix, placeAmong) };
  yield {
    name: 'SQLite FTS5 trigram',
    holds: 'all',
    score: ask(createScore(), queries, trigram, placeAmong),
  };
  yield {
    name: 'minisearch, every address',
    holds: few.length,
    score: ask(createScore(), queries, openFlat(few, wordsOf), placeAmong),
  };
}

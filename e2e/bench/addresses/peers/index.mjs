import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { lentToPeers, measurePeersInChromium } from './in-chromium.mjs';
import { measurePeersInNode } from './measure.mjs';
import { makeSqlite } from './sqlite.mjs';

/** An address as a line of words. */
const lineOf = ({ street, houseNumber, floor, door, postcode, postDistrict }) =>
  `${street} ${houseNumber} ${floor} ${door} ${postcode} ${postDistrict}`;

const writeTogether = 1 << 20;

/**
 * Others that search the same addresses, each with all of them where it can hold them. Addresses are given to `take`
 * one by one, numbered from 0. Those that cannot hold all get about `few` of the `of`, from all over, among them all
 * that texts are typed for.
 */
export function openPeers({ folder, wordsOf, few: wanted, of }) {
  const sqlite = makeSqlite(join(folder, 'addresses.sqlite'), wordsOf);
  const words = join(folder, 'words.txt');
  const file = openSync(words, 'w');
  const every = Math.max(1, Math.floor(of / 20_000));
  const everyFew = Math.max(1, Math.floor(every / Math.max(1, Math.floor((wanted * every) / of))));
  const few = [];
  let made = 0;
  let lines = '';
  return {
    take(address, row) {
      const own = wordsOf(lineOf(address));
      if ((row % every) % everyFew === 0) few.push({ address, words: own });
      sqlite.take(address, row, own);
      made += 1;
      lines += `${own.join(' ')}\n`;
      if (lines.length < writeTogether) return;
      writeSync(file, lines);
      lines = '';
    },
    lent: () => lentToPeers(sqlite, words),
    async *measure({ room, data, queries, keystrokes, own, chromium, say }) {
      writeSync(file, lines);
      closeSync(file);
      sqlite.index();
      yield* measurePeersInNode({ room, data, queries, keystrokes, few, sqlite, wordsOf, own });
      yield* measurePeersInChromium({ chromium, sqlite, queries, keystrokes, wordsOf, made, say });
    },
    close: () => sqlite.close(),
  };
}

import { Dexie, type Table } from 'dexie';
import { readTyped } from '../../../../src/addresses/tokens.ts';

/** An address as a row, with its words in a multi-entry index. */
interface Row {
  readonly id: number;
  readonly words: readonly string[];
}

const together = 5_000;
const mostCandidates = 4_000;

const database = new Dexie('bopael-bench-peer');
database.version(1).stores({ addresses: 'id, *words' });
const addresses: Table<Row, number> = database.table('addresses');

const wordsOf = (text: string): string[] => [...new Set(readTyped(text).tokens.map((token) => token.text))];

/** Milliseconds that it takes to bring in addresses, the words of one a line, numbered from 0. */
export async function fillDexie(pieces: ReadableStream<readonly string[]>): Promise<number> {
  await addresses.clear();
  const from = performance.now();
  let count = 0;
  let rows: Row[] = [];
  for await (const lines of pieces)
    for (const line of lines) {
      rows.push({ id: count, words: line.split(' ') });
      count += 1;
      if (rows.length < together) continue;
      await addresses.bulkAdd(rows);
      rows = [];
    }
  await addresses.bulkAdd(rows);
  return performance.now() - from;
}

/** The first five rows with all words, by their beginnings: the longest word from the index, the others compared. */
export async function findInDexie(text: string): Promise<readonly number[]> {
  const words = wordsOf(text).toSorted((one, other) => other.length - one.length);
  const [longest, ...others] = words;
  if (longest === undefined) return [];
  const candidates = await addresses.where('words').startsWith(longest).limit(mostCandidates).toArray();
  return candidates
    .filter((row) => others.every((word) => row.words.some((own) => own.startsWith(word))))
    .slice(0, 5)
    .map(({ id }) => id);
}

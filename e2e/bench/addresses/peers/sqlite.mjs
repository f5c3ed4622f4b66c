import Database from 'better-sqlite3';
import { lineOf } from './lines.mjs';

const insertTogether = 50_000;

/**
 * All addresses in a file of SQLite's, with two full-text indexes: words that begin as typed, and trigrams, which find
 * misspelt words too. Both give the first five rows that fit; ranking them all would take longer.
 */
export function makeSqlite(file, wordsOf) {
  const database = new Database(file);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -200000');
  database.exec(`
    CREATE TABLE address (id INTEGER PRIMARY KEY, street, houseNumber, floor, door, postcode, words);
    CREATE VIRTUAL TABLE prefixes USING fts5(words, content='address', content_rowid='id', prefix='1 2 3', detail=none);
    CREATE VIRTUAL TABLE trigrams USING fts5(words, content='address', content_rowid='id', tokenize='trigram');
  `);
  const insert = database.prepare('INSERT INTO address VALUES (?, ?, ?, ?, ?, ?, ?)');
  const flush = database.transaction((rows) => {
    for (const row of rows) insert.run(row);
  });
  let waiting = [];
  return {
    take(address, row) {
      const { street, houseNumber, floor, door, postcode } = address;
      const words = wordsOf(lineOf(address)).join(' ');
      waiting.push([row, street, houseNumber, floor, door, postcode, words]);
      if (waiting.length < insertTogether) return;
      flush(waiting);
      waiting = [];
    },
    /** Builds both indexes, and gives both ways to search. */
    open() {
      flush(waiting);
      waiting = [];
      database.exec(
        `INSERT INTO prefixes(prefixes) VALUES ('rebuild'); INSERT INTO trigrams(trigrams) VALUES ('rebuild');`,
      );
      const find = (table, rest = '') =>
        database.prepare(
          `SELECT address.* FROM ${table} JOIN address ON address.id = ${table}.rowid WHERE ${table} MATCH ? ${rest} LIMIT 5`,
        );
      const byPrefix = find('prefixes');
      const byLikeness = find('trigrams', 'ORDER BY rank');
      // Words of one or two signs are in no trigram: they are looked for in the rows.
      const short = 3;
      const withShort = Array.from({ length: 8 }, (_, count) =>
        find('trigrams', `AND ' ' || address.words LIKE ? `.repeat(count)),
      );
      return {
        prefix(text) {
          const words = wordsOf(text);
          return words.length === 0 ? [] : byPrefix.all(words.map((word) => `"${word}"*`).join(' AND '));
        },
        trigram(text) {
          const words = wordsOf(text);
          const long = words.filter(({ length }) => length >= short);
          if (long.length === 0) return [];
          const others = words.filter(({ length }) => length < short).slice(0, withShort.length - 1);
          const rows = withShort[others.length].all(
            long.map((word) => `"${word}"`).join(' AND '),
            ...others.map((word) => `% ${word}%`),
          );
          if (rows.length > 0) return rows;
          const [longest] = long.toSorted((one, other) => other.length - one.length);
          const parts = Array.from(
            { length: longest.length - 2 },
            (_, at) => `"${longest.slice(at, at + 3)}"`,
          );
          return byLikeness.all(parts.join(' OR '));
        },
      };
    },
    close: () => database.close(),
  };
}

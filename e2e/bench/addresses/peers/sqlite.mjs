import Database from 'better-sqlite3';
import { cache, openSearches } from './sqlite-search.mjs';

const insertTogether = 50_000;

/** All addresses in a file of SQLite's, which Chromium gets as well. */
export function makeSqlite(file, wordsOf) {
  const database = new Database(file);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.exec(cache);
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
    file,
    take({ street, houseNumber, floor, door, postcode }, row, words) {
      waiting.push([row, street, houseNumber, floor, door, postcode, words.join(' ')]);
      if (waiting.length < insertTogether) return;
      flush(waiting);
      waiting = [];
    },
    /** Builds both indexes. */
    index() {
      flush(waiting);
      waiting = [];
      database.exec(
        `INSERT INTO prefixes(prefixes) VALUES ('rebuild'); INSERT INTO trigrams(trigrams) VALUES ('rebuild');`,
      );
    },
    /** Both ways to search for a text. */
    open() {
      const searches = openSearches((sql) => {
        const statement = database.prepare(sql);
        return (values) => statement.all(values);
      });
      return {
        prefix: (text) => searches.prefix(wordsOf(text)),
        trigram: (text) => searches.trigram(wordsOf(text)),
      };
    },
    /** The address of a row. */
    addressAt: (row) => database.prepare('SELECT * FROM address WHERE id = ?').get(row),
    close: () => database.close(),
  };
}

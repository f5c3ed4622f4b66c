// Runs in Node and in Chromium's worker alike; `prepare` gives a statement's rows for its values.

/**
 * Both full-text searches, over rows whose words are indexed twice: words that begin as typed, and trigrams, which find
 * misspelt words too. Both give the first five rows that fit; ranking them all would take longer.
 */
export function openSearches(prepare) {
  const find = (table, rest = '') =>
    prepare(
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
    prefix: (words) =>
      words.length === 0 ? [] : byPrefix([words.map((word) => `"${word}"*`).join(' AND ')]),
    trigram(words) {
      const long = words.filter(({ length }) => length >= short);
      if (long.length === 0) return [];
      const others = words.filter(({ length }) => length < short).slice(0, withShort.length - 1);
      const rows = withShort[others.length]([
        long.map((word) => `"${word}"`).join(' AND '),
        ...others.map((word) => `% ${word}%`),
      ]);
      if (rows.length > 0) return rows;
      const [longest] = long.toSorted((one, other) => other.length - one.length);
      const parts = Array.from({ length: longest.length - 2 }, (_, at) => `"${longest.slice(at, at + 3)}"`);
      return byLikeness([parts.join(' OR ')]);
    },
  };
}

/** So much of the file is kept in memory, in KiB. */
export const cache = 'PRAGMA cache_size = -200000';

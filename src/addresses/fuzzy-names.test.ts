import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFuzzyNames } from './fuzzy-names.ts';
import { buildNameIndex } from './name-index.ts';
import { nameKeysOf } from './name-keys.ts';

/** Letters put in, left out, changed, or swapped with a neighbour: the whole table, plainly. */
function distance(left: string, right: string): number {
  const rows = Array.from({ length: left.length + 1 }, (_, at) => [at]);
  const first = rows[0] as number[];
  for (let column = 1; column <= right.length; column += 1) first[column] = column;
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= left.length; row += 1) {
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      let value = Math.min(
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
      );
      if (left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        value = Math.min(value, at(row - 2, column - 2) + 1);
      (rows[row] as number[])[column] = value;
    }
  }
  return at(left.length, right.length);
}

const prefixDistance = (key: string, typed: string): number =>
  Math.min(...Array.from({ length: key.length + 1 }, (_, end) => distance(key.slice(0, end), typed)));

const syllable = fc.constantFrom(
  've',
  'ster',
  'bro',
  'ga',
  'de',
  'vej',
  'mol',
  'le',
  'skov',
  'a',
  'b',
  'st',
  'tr',
  'allé',
);
const name = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const slip = fc.tuple(
  fc.nat(20),
  fc.constantFrom('drop', 'swap', 'put', 'change'),
  fc.constantFrom('a', 'e', 's', 'v'),
);
const misspell = (text: string, [place, kind, letter]: readonly [number, string, string]): string => {
  const at = place % Math.max(1, text.length);
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  if (kind === 'drop') return before + after;
  if (kind === 'put') return before + letter + text.slice(at);
  if (kind === 'change') return before + letter + after;
  return before + after.slice(0, 1) + text.slice(at, at + 1) + after.slice(1);
};

/** Up to longer than is walked letter by letter. */
const alike = fc.string({ unit: fc.constantFrom('a', 'b', 'v'), minLength: 1, maxLength: 45 });

test('misspelt names are found exactly as the plain table of edits says', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: name }, alike), {
        minLength: 1,
        maxLength: 60,
      }),
      fc.nat(),
      fc.array(slip, { maxLength: 3 }),
      fc.constantFrom(1, 2),
      (names, which, slips, edits) => {
        const index = buildNameIndex(names);
        const meant = nameKeysOf(names[which % names.length] as string)[0]?.key ?? '';
        const typed = slips.reduce(misspell, meant);
        fc.pre(typed !== '');
        const fuzzyNames = createFuzzyNames(index);
        const found = fuzzyNames
          .find(typed, edits)
          .map((hit) => `${hit.name} ${hit.edits} ${hit.laterWord} ${hit.complete}`);
        const expected = names.flatMap((text, at) =>
          nameKeysOf(text).flatMap(({ key, laterWord }) =>
            prefixDistance(key, typed) === edits
              ? [`${at} ${edits} ${laterWord} ${distance(key, typed) === edits}`]
              : [],
          ),
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
      },
    ),
    { numRuns: 1500 },
  );
});

test('and exactly so while the name is typed letter by letter', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: name }, alike), { minLength: 1, maxLength: 60 }),
      fc.nat(),
      fc.array(slip, { maxLength: 3 }),
      fc.constantFrom(1, 2),
      (names, which, slips, edits) => {
        const index = buildNameIndex(names);
        const meant = nameKeysOf(names[which % names.length] as string)[0]?.key ?? '';
        const typed = slips.reduce(misspell, meant);
        const typing = createFuzzyNames(index);
        for (let end = 1; end <= typed.length; end += 1) {
          const begun = typed.slice(0, end);
          expect(typing.find(begun, edits), begun).toEqual(createFuzzyNames(index).find(begun, edits));
        }
      },
    ),
    { numRuns: 500 },
  );
});

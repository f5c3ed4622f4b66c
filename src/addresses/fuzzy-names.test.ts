import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFuzzyNames } from './fuzzy-names.ts';
import { buildNameIndex } from './name-index.ts';
import { nameKeysOf } from './name-keys.ts';
import { distance } from './plain-distance.fixture.ts';

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

/** Some names, one of them misspelt as it was typed, and how many slips are forgiven. */
const typing = fc
  .tuple(
    fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: name }, alike), { minLength: 1, maxLength: 60 }),
    fc.nat(),
    fc.array(slip, { maxLength: 3 }),
    fc.constantFrom(1, 2),
  )
  .map(([names, which, slips, edits]) => {
    const meant = nameKeysOf(names[which % names.length] as string)[0]?.key ?? '';
    return { names, index: buildNameIndex(names), typed: slips.reduce(misspell, meant), edits };
  });

test('misspelt names are found exactly as the plain table of edits says', () => {
  fc.assert(
    fc.property(typing, ({ names, index, typed, edits }) => {
      fc.pre(typed !== '');
      const found = createFuzzyNames(index)
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
    }),
    { numRuns: 1500 },
  );
});

test('and exactly so while the name is typed letter by letter', () => {
  fc.assert(
    fc.property(typing, ({ index, typed, edits }) => {
      const fuzzyNames = createFuzzyNames(index);
      for (let end = 1; end <= typed.length; end += 1) {
        const begun = typed.slice(0, end);
        expect(fuzzyNames.find(begun, edits), begun).toEqual(createFuzzyNames(index).find(begun, edits));
      }
    }),
    { numRuns: 500 },
  );
});

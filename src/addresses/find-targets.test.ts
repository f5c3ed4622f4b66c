import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createBestTargets } from './best-targets.ts';
import { findTargets } from './find-targets.ts';
import { createRegisterImport } from './formats/import-register.ts';
import { type GeneratedAddress, makeNationalRegister } from './generator/national-register.ts';
import { makeQueries, type TypedQuery } from './generator/queries.ts';
import { writeRegisterCsv } from './generator/writers.ts';
import { findByPrefix, findWanted } from './name-search.ts';
import { findTargetsPlainly } from './plain-search.fixture.ts';
import { readQuery } from './readings.ts';
import { openRegister, type RegisterData } from './register-data.ts';
import { searchAddresses } from './search.ts';
import { suggestFor } from './suggest.ts';
import { offerName } from './targets.ts';
import { readTyped } from './tokens.ts';

const capacity = 24;
let data: RegisterData;
let tuning: readonly TypedQuery[];
let heldOut: readonly TypedQuery[];

beforeAll(() => {
  const addresses: GeneratedAddress[] = [...makeNationalRegister({ seed: 3, addresses: 30_000 })];
  const reading = createRegisterImport({ moment: 0 });
  const file = reading.file('made.csv');
  for (const piece of writeRegisterCsv(addresses, { name: 'Prøve', date: '2026-11-01', practice: true }))
    file.push(piece);
  file.end();
  const imported = reading.finish();
  if (!imported.ok) throw new Error(imported.error.kind);
  const opened = openRegister(imported.value.pack);
  if (!opened.ok) throw new Error(opened.error.kind);
  data = opened.value;
  tuning = makeQueries(addresses, { seed: 5, count: 2_000, model: 'tuning' });
  heldOut = makeQueries(addresses, { seed: 5, count: 2_000, model: 'held-out' });
});

const quickly = (text: string, kommuneCode?: string) => {
  const typed = readTyped(text);
  return findTargets(data, typed.raw, readQuery(typed, data.places), capacity, kommuneCode);
};

test('what is passed over would not have been shown: keystroke by keystroke the lists are those of a plain search', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(undefined, '0101', '0621'),
      (which, share, kommuneCode) => {
        const { text: whole } = tuning[which % tuning.length] as TypedQuery;
        const text = whole.slice(0, Math.max(1, Math.round(share * whole.length)));
        const { tokens, open } = readTyped(text);
        const shown = (targets: ReturnType<typeof quickly>) =>
          suggestFor({ data, tokens, kommuneCode }, targets, open, 8).map(({ text: line }) => line);
        expect(shown(quickly(text, kommuneCode))).toEqual(
          shown(findTargetsPlainly(data, text, capacity, kommuneCode)),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('of the many names behind one letter most are not looked at', () => {
  const letter = 's';
  const { columns } = data;
  const [reading] = readQuery(readTyped(letter), data.places);
  if (reading === undefined) throw new Error('A letter has a reading');
  const best = createBestTargets(data, 8, undefined);
  let looked = 0;
  const wants = (weight: number): boolean => best.reaches(10, weight);
  findWanted(columns, letter, { weights: best.weights, wants }, (hit) => {
    looked += 1;
    offerName(data, reading, hit, best);
  });
  let behind = 0;
  findByPrefix(columns, letter, () => {
    behind += 1;
  });
  expect(behind).toBeGreaterThan(100);
  expect(looked / behind).toBeLessThan(0.5);
});

/** In percent; what is typed in a small register is seldom ambiguous. */
test.each([
  ['clean', 99.5],
  ['abbreviated', 99],
  ['swapped', 99.5],
  ['joined', 99.5],
  ['split', 99.5],
  ['plain-letters', 99.5],
  ['typo', 99],
  ['hard', 98],
])(
  'of the texts that are %s, %d in a hundred have the address that is meant among the first five',
  (name, least) => {
    const queries = heldOut.filter((query) => query.class === name);
    const found = queries.filter(({ text, address, parts }) =>
      searchAddresses(data, text, { limit: 5 }).suggestions.some(
        (line) =>
          line.kind === 'address' &&
          line.address.street === address.street &&
          line.address.houseNumber === address.houseNumber &&
          (!parts.includes('unit') ||
            ((line.address.floor ?? '') === address.floor && (line.address.door ?? '') === address.door)) &&
          (!parts.includes('postcode') || line.address.postcode === address.postcode),
      ),
    );
    expect(queries.length).toBeGreaterThan(20);
    expect((found.length / queries.length) * 100).toBeGreaterThanOrEqual(least);
  },
);

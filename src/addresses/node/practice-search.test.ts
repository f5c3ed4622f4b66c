import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type DarAddress, formatAddressLines, formatStreetLine } from '../../domain/address.ts';
import type { AddressSuggestion } from '../address-register.ts';
import { fold } from '../folding.ts';
import { addressAt, openRegister, type RegisterData } from '../register-data.ts';
import { searchAddresses } from '../search.ts';
import { createNodeRegisterSession } from './index.ts';

let data: RegisterData;
let all: readonly DarAddress[];
let names: readonly string[];

beforeAll(async () => {
  const session = createNodeRegisterSession();
  const path = new URL('../../../resources/practice/addresses.csv.gz', import.meta.url);
  await session.load([{ name: 'addresses.csv.gz', bytes: readFileSync(path) }]);
  const opened = openRegister((session.bytes ?? new Uint8Array()).buffer);
  if (!opened.ok) throw new Error('The practice register does not open');
  data = opened.value;
  all = Array.from({ length: data.info.addresses }, (_, unit) => addressAt(data, unit));
  names = [...new Set(all.map(({ street }) => fold(street)))];
});

const anAddress = () => fc.nat({ max: all.length - 1 }).map((index) => all[index] as DarAddress);
const find = (text: string, limit = 8): readonly AddressSuggestion[] =>
  searchAddresses(data, text, { limit, kommuneCode: '0621' }).suggestions;
const isIn = (suggestions: readonly AddressSuggestion[], { id }: DarAddress): boolean =>
  suggestions.some((suggestion) => suggestion.kind === 'address' && suggestion.address.id === id);

const printed = (address: DarAddress): string => formatAddressLines(address).join(', ');

test('every address is the first answer to its own printed lines', () => {
  const lost = all.filter((address) => {
    const [first] = find(printed(address), 1);
    return first?.kind !== 'address' || first.address.id !== address.id;
  });
  expect(lost.map(printed)).toEqual([]);
});

test('and so with the postcode in front, in capitals, without commas, and without Danish letters', () => {
  const ways: readonly ((address: DarAddress) => string)[] = [
    (address) => `${address.postcode} ${formatStreetLine(address)}`,
    (address) => `${address.postcode} ${address.postDistrict}, ${formatStreetLine(address)}`,
    (address) => `${formatStreetLine(address)} ${address.postcode}`,
    (address) => printed(address).toUpperCase(),
    (address) => printed(address).replaceAll(',', ''),
    (address) => printed(address).replaceAll(/[.,]/g, ' '),
    (address) => printed(address).replaceAll(/æ/gi, 'ae').replaceAll(/ø/gi, 'oe').replaceAll(/å/gi, 'aa'),
    (address) => `  ${printed(address).replaceAll(' ', '   ')}  `,
  ];
  fc.assert(
    fc.property(anAddress(), fc.constantFrom(...ways), (address, write) => {
      const text = write(address);
      expect(isIn(find(text), address), text).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('one slip in a street name of six letters or more leaves the address among the first five', () => {
  const letters = fc.constantFrom(...'abdeghklnorstuvæøå'.split(''));
  const slip = fc.record({
    kind: fc.constantFrom('drop', 'double', 'swap', 'change', 'insert'),
    letter: letters,
    at: fc.nat(),
  });
  fc.assert(
    fc.property(anAddress(), slip, (address, { kind, letter, at }) => {
      const { street } = address;
      fc.pre(fold(street).length >= 6);
      const index = at % (street.length - 1);
      const [before, here, after] = [street.slice(0, index), street.charAt(index), street.slice(index + 1)];
      const wrong =
        {
          drop: before + after,
          double: before + here + here + after,
          swap: before + after.charAt(0) + here + after.slice(1),
          change: before + letter + after,
          insert: before + letter + here + after,
        }[kind] ?? street;
      // A slip that makes another street's name is not a slip that any search can see.
      const folded = fold(wrong);
      fc.pre(folded === fold(street) || !names.some((name) => name.startsWith(folded)));
      // In a digit of the name, or with a letter behind one, it names another street or number.
      fc.pre(!/\d/.test(street));
      const text = printed(address).replace(street, wrong);
      expect(isIn(find(text, 5), address), text).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('a slip that makes oe or aa, which count as one letter, still leaves the address among the first five', () => {
  const soeager = all.find((address) => address.street === 'Søager' && address.houseNumber === '1');
  if (soeager === undefined) throw new Error('The practice register has the address');
  expect(isIn(find(printed(soeager).replace('Søager', 'Søaoer'), 5), soeager)).toBe(true);
});

test('a missing æ, which counts as two letters, still leaves the address among the first five', () => {
  const kaertorv = all.find((address) => address.street === 'Kærtorv' && address.houseNumber === '1');
  if (kaertorv === undefined) throw new Error('The practice register has the address');
  expect(isIn(find(printed(kaertorv).replace('Kærtorv', 'Krtorv'), 5), kaertorv)).toBe(true);
});

test('typed letter by letter, every answer exists in the register, and the last one is there', () => {
  const ids = new Set(all.map(({ id }) => id));
  const streets = new Set(all.map(({ street }) => street));
  fc.assert(
    fc.property(anAddress(), (address) => {
      const text = printed(address);
      let suggestions: readonly AddressSuggestion[] = [];
      for (let length = 1; length <= text.length; length += 1) {
        suggestions = find(text.slice(0, length));
        for (const suggestion of suggestions) {
          if (suggestion.kind === 'address') expect(ids.has(suggestion.address.id)).toBe(true);
          else expect(streets.has(suggestion.label.replace(/ \d+[A-Z]?$/, ''))).toBe(true);
          for (const { from, to } of suggestion.highlights) {
            expect(from < to && to <= suggestion.label.length).toBe(true);
          }
        }
      }
      expect(isIn(suggestions, address)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('choosing what is offered leads from the street to the door', () => {
  fc.assert(
    fc.property(anAddress(), (address) => {
      const street = find(`${address.street}, ${address.postcode}`).find(
        (suggestion) => suggestion.label === address.street && suggestion.detail.includes(address.postcode),
      );
      expect(street, address.street).toBeDefined();
      const numbered = `${street?.text}${address.houseNumber}`;
      const atHouse = find(numbered, 50);
      if (isIn(atHouse, address)) return;
      const house = atHouse.find(({ kind }) => kind === 'house-number');
      expect(isIn(find(house?.text ?? numbered, 200), address), `${numbered} -> ${house?.text}`).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('whatever is typed, the search answers with addresses that exist or with none', () => {
  const parts = fc.constantFrom(
    'gl.',
    '12',
    '12b',
    ',',
    ' ',
    '6000',
    'kolding',
    'st',
    'tv',
    '1.',
    'sal',
    '-',
    '/',
    'ø',
    'vej',
    'nr',
    '99',
    'å',
    '\n',
    '0',
    '9999',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(parts, { maxLength: 14 }).map((list) => list.join(' ')),
      ),
      (text) => {
        const { suggestions } = searchAddresses(data, text, { limit: 8, kommuneCode: '0621' });
        expect(suggestions.length).toBeLessThanOrEqual(8);
        expect(
          new Set(suggestions.map(({ kind, text: chosen, detail }) => `${kind} ${chosen} ${detail}`)).size,
        ).toBe(suggestions.length);
      },
    ),
    { numRuns: 2000 },
  );
});

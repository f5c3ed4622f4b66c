import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedIds, importPieces, importTexts, type Outcome, openRows } from './import.fixture.ts';
import { specimenRows } from './specimen-rows.fixture.ts';
import { darEntities, dawaFlat, dawaNested, writeCsv, writeDawaCsv, writeJson } from './writers.fixture.ts';

const rows = specimenRows(7);
const entities = darEntities(rows);
const spelled = (object: unknown, spell: (name: string) => string): unknown =>
  JSON.parse(JSON.stringify(object), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [spell(name), inner]))
      : value,
  );
const plain = (name: string): string =>
  name.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa').toUpperCase();

/** Every form in which the same rows may come, each as one or more files. */
const forms: Readonly<Record<string, readonly string[]>> = {
  'the register file': [writeCsv(rows)],
  'the register file, quoted, with commas': [
    writeCsv(rows)
      .replaceAll(';', ',')
      .replace(/[^,\n]+/g, '"$&"'),
  ],
  'the former DAWA file': [writeDawaCsv(rows)],
  'a byte order mark and empty lines': [`\uFEFF\r\n\r\n${writeDawaCsv(rows).replaceAll('\r\n', '\r\n\r\n')}`],
  'DAWA, flat, an array': [writeJson(rows.map(dawaFlat), 'array')],
  'DAWA, flat, an array on many lines': [`\uFEFF\n${writeJson(rows.map(dawaFlat), 'pretty')}`],
  'DAWA, flat, an object a line': [writeJson(rows.map(dawaFlat), 'lines').replaceAll('\n', '\r\n\r\n')],
  'DAWA, nested, an array': [writeJson(rows.map(dawaNested), 'array')],
  'DAWA, nested, an array on many lines': [writeJson(rows.map(dawaNested), 'pretty')],
  'DAWA, nested, an object a line': [writeJson(rows.map(dawaNested), 'lines')],
  'DAWA, names in other spellings': [
    JSON.stringify(rows.map(dawaNested).map((object) => spelled(object, plain))),
  ],
  'DAR, all in one': [JSON.stringify(entities)],
  'DAR, all in one, on many lines': [JSON.stringify(entities, undefined, 1)],
  'DAR, all in one, behind what it says of itself': [
    JSON.stringify({ register: 'DAR', metadata: { version: 1, list: [1, { id: 2 }] }, ...entities, end: {} }),
  ],
  'DAR, the other way round': [JSON.stringify(Object.fromEntries(Object.entries(entities).reverse()))],
  'DAR, a file an entity': Object.values(entities).map((list) => JSON.stringify(list)),
  'DAR, a file an entity, by name': Object.entries(entities).map(([name, list]) =>
    JSON.stringify({ [name]: list }),
  ),
  'DAR, an object a line': [writeJson(Object.values(entities).flat(), 'lines')],
  'DAR, an object a line, the other way round': [
    writeJson(Object.values(entities).flat().reverse(), 'lines'),
  ],
  'DAR, names in other spellings': [JSON.stringify(spelled(entities, plain))],
  'DAR, with vejmidte': [JSON.stringify(darEntities(rows, { kommuneBy: 'vejmidte' }))],
  'DAR, empty fields left out': [
    JSON.stringify(entities, (_, value: unknown) => (value === null || value === '' ? undefined : value)),
  ],
};

const expectSame = (outcome: Outcome): void => {
  expect(outcome.bad).toEqual([]);
  expect(outcome.problem).toBeUndefined();
  expect(outcome.rows).toEqual(openRows(rows));
  expect(new Set(outcome.closed)).toEqual(new Set(closedIds(rows)));
};

describe('the same addresses come out of every format', () => {
  test.each(Object.entries(forms))('%s', (_, texts) => {
    expectSame(importTexts(...texts));
  });
});

test('however a file is cut into pieces, the same comes out of it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(forms)),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 30 }),
      (form, sizes) => {
        const files = (forms[form] ?? []).map((text) => {
          const pieces: string[] = [];
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            pieces.push(text.slice(at, at + size));
            at += size;
          }
          return pieces;
        });
        expectSame(importPieces(files));
      },
    ),
    { numRuns: 150 },
  );
});

test('sign by sign', () => {
  for (const texts of Object.values(forms)) expectSame(importPieces(texts.map((text) => text.split(''))));
});

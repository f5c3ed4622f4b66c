import { expect, test } from 'vitest';
import { fold } from '../folding.ts';
import { makeNationalRegister } from './national-register.ts';
import { makeQueries, type QueryModel, type TypedQuery } from './queries.ts';

const sample = [...makeNationalRegister({ seed: 11, addresses: 60_000 })];
const plan = (model: QueryModel) => ({ seed: 4, count: 4_000, model });
const tuning = makeQueries(sample, plan('tuning'));
const heldOut = makeQueries(sample, plan('held-out'));
const of = (queries: readonly TypedQuery[], name: string) => queries.filter((query) => query.class === name);

test('the same plan gives the same texts, the other model others', () => {
  expect(makeQueries(sample, plan('tuning'))).toEqual(tuning);
  const texts = new Set(tuning.map(({ text }) => text));
  const wrong = heldOut.filter(({ class: name }) => ['typo', 'hard', 'abbreviated'].includes(name));
  expect(wrong.filter(({ text }) => texts.has(text)).length).toBeLessThan(wrong.length / 50);
});

test.each([
  ['tuning', tuning],
  ['held-out', heldOut],
])('%s has every class, and texts that can be typed', (_, queries) => {
  expect(queries.length).toBe(4_000);
  const names = new Set(queries.map((query) => query.class));
  expect(names.size).toBe(15);
  expect(queries.filter(({ text }) => text.trim() !== text || text === '' || /undefined/.test(text))).toEqual(
    [],
  );
  expect(of(queries, 'prefix').length / queries.length).toBeCloseTo(0.185, 1);
});

test.each([
  ['tuning', tuning],
  ['held-out', heldOut],
])('%s: what is clean tells the name as it is, what has a slip does not', (_, queries) => {
  const tells = ({ text, address }: TypedQuery): boolean => fold(text).includes(fold(address.street));
  expect(of(queries, 'clean').filter((query) => !tells(query))).toEqual([]);
  expect(of(queries, 'swapped').filter((query) => !tells(query))).toEqual([]);
  expect(
    of(queries, 'locality').filter(({ text, address }) => !fold(text).includes(fold(address.locality))),
  ).toEqual([]);
  const slipped = of(queries, 'typo').filter((query) => !tells(query)).length;
  // Some slips leave a name that folds alike, or the name at the beginning of what was typed.
  expect(slipped / of(queries, 'typo').length).toBeGreaterThan(0.8);
  for (const { text, address } of of(queries, 'prefix'))
    expect(address.street.toLowerCase().startsWith(text.toLowerCase())).toBe(true);
  for (const { address } of of(queries, 'digits-in-name')) expect(address.street).toMatch(/\d/);
});

test('a sample without what a class needs gives the other classes', () => {
  const plainest = sample.filter(({ street, floor }) => /^[A-Za-z]+$/.test(street) && floor === '');
  const names = new Set(makeQueries(plainest, plan('tuning')).map((query) => query.class));
  expect(names).not.toContain('plain-letters');
  expect(names).not.toContain('floor-words');
  expect(names).toContain('clean');
});

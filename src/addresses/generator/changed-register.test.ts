import { expect, test } from 'vitest';
import { createRegisterImport } from '../formats/import-register.ts';
import { changeRegister, type RegisterStep } from './changed-register.ts';
import { makeNationalRegister } from './national-register.ts';
import { writeRegisterCsv } from './writers.ts';

const addresses = [...makeNationalRegister({ seed: 5, addresses: 60_000 })];
const steps = [...changeRegister(addresses, { seed: 9, share: 0.1 })];
const of = (change: string): RegisterStep[] =>
  steps.filter(({ changes }) => changes.includes(change as never));

test('the same plan changes the same, and no share nothing', () => {
  expect([...changeRegister(addresses, { seed: 9, share: 0.1 })]).toEqual(steps);
  const untouched = [...changeRegister(addresses, { seed: 9, share: 0 })];
  expect(untouched.every(({ changes }) => changes.length === 0)).toBe(true);
  expect(untouched.map(({ after }) => after)).toEqual(addresses);
});

test('every address before is told of once, in its order', () => {
  expect(steps.flatMap(({ before }) => before ?? [])).toEqual(addresses);
});

test('about the share changes, in every way, and the id stays', () => {
  const changed = steps.filter(({ changes }) => changes.length > 0).length;
  expect(changed / addresses.length).toBeGreaterThan(0.06);
  expect(changed / addresses.length).toBeLessThan(0.14);
  for (const change of ['closed', 'new', 'street', 'postcode', 'district', 'kommune'])
    expect(of(change).length, change).toBeGreaterThan(0);
  expect(of('closed').every(({ before, after }) => before !== undefined && after === undefined)).toBe(true);
  expect(of('new').every(({ before, after }) => before === undefined && after !== undefined)).toBe(true);
  const kept = steps.filter(({ before, after }) => before !== undefined && after !== undefined);
  expect(kept.every(({ before, after }) => before?.id === after?.id)).toBe(true);
  expect(kept.every(({ before, after }) => before?.houseNumberId === after?.houseNumberId)).toBe(true);
});

test('the later state is a register again: no id and no street code twice, one name a district', () => {
  const later = steps.flatMap(({ after }) => after ?? []);
  expect(new Set(later.map(({ id }) => id)).size).toBe(later.length);
  const streets = new Map(
    later.map(({ kommuneCode, streetCode, street }) => [kommuneCode + streetCode, street]),
  );
  const streetsBefore = later.filter(
    ({ kommuneCode, streetCode, street }) => streets.get(kommuneCode + streetCode) !== street,
  );
  expect(streetsBefore).toEqual([]);
  const districts = new Map(later.map(({ postcode, postDistrict }) => [postcode, postDistrict]));
  expect(later.filter(({ postcode, postDistrict }) => districts.get(postcode) !== postDistrict)).toEqual([]);
  const reading = createRegisterImport({ moment: 0 });
  const file = reading.file('later.csv');
  for (const piece of writeRegisterCsv(later, { name: '', date: '', practice: true })) file.push(piece);
  file.end();
  expect(reading.finish()).toMatchObject({ ok: true, value: { badCount: 0 } });
});

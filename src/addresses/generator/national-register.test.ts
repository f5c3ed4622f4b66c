import { expect, test } from 'vitest';
import { parseAddressId } from '../../domain/address.ts';
import { kommuner } from '../kommuner.ts';
import { findDoor, findFloorCode, findHouseNumberCode } from '../unit-codes.ts';
import { type GeneratedAddress, makeNationalRegister } from './national-register.ts';

const some = [...makeNationalRegister({ seed: 1, addresses: 40_000 })];
const large = { seed: 3, addresses: 200_000 };

const groups = (of: (address: GeneratedAddress) => string, what: (address: GeneratedAddress) => string) => {
  const found = new Map<string, Set<string>>();
  for (const address of some) {
    const values = found.get(of(address)) ?? new Set();
    found.set(of(address), values.add(what(address)));
  }
  return found;
};
const streetOf = ({ kommuneCode, streetCode }: GeneratedAddress): string => kommuneCode + streetCode;

test('the same plan gives the same addresses, another seed others', () => {
  expect([...makeNationalRegister({ seed: 1, addresses: 40_000 })]).toEqual(some);
  const [other] = makeNationalRegister({ seed: 2, addresses: 40_000 });
  expect(other?.id).not.toBe(some[0]?.id);
});

test('all kommuner have their share, København about a tenth', () => {
  expect(Math.abs(some.length / 40_000 - 1)).toBeLessThan(0.05);
  const counts = new Map<string, number>();
  for (const { kommuneCode } of some) counts.set(kommuneCode, (counts.get(kommuneCode) ?? 0) + 1);
  expect([...counts.keys()]).toEqual(kommuner.map(({ code }) => code));
  const capital = (counts.get('0101') ?? 0) / some.length;
  expect(capital).toBeGreaterThan(0.08);
  expect(capital).toBeLessThan(0.12);
  const sorted = [...counts.values()].sort((a, b) => a - b);
  expect(sorted.at(-2)).toBeGreaterThan(20 * (sorted[0] ?? 0));
});

test('every field keeps the limits of the register', () => {
  const bad = some.filter(
    (address) =>
      parseAddressId(address.id) === undefined ||
      parseAddressId(address.houseNumberId) === undefined ||
      !/^\d{4}$/.test(address.streetCode) ||
      address.street.length > 40 ||
      address.street.trim() === '' ||
      findHouseNumberCode(address.houseNumber) === undefined ||
      findFloorCode(address.floor) === undefined ||
      findDoor(address.door) === undefined ||
      address.locality.length > 34 ||
      !/^[1-9]\d{3}$/.test(address.postcode) ||
      address.postDistrict.length > 20,
  );
  expect(bad).toEqual([]);
});

test('ids differ, and most of them are of the old kind with few bits of their own', () => {
  const ids = new Set(some.map(({ id }) => id));
  expect(ids.size).toBe(some.length);
  expect(some.some(({ houseNumberId }) => ids.has(houseNumberId))).toBe(false);
  const old = some.filter(({ id }) => /^0a3f50..-....-32b8-e044-0003ba298018$/.test(id)).length;
  expect(old / some.length).toBeCloseTo(0.8, 1);
  const randomOnes = [...ids].filter((id) => !id.startsWith('0a3f50'));
  expect(
    randomOnes.every((id) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)),
  ).toBe(true);
});

test('a street code means one name, and an address stands once', () => {
  expect([...groups(streetOf, ({ street }) => street).values()].every((names) => names.size === 1)).toBe(
    true,
  );
  const places = new Set(
    some.map((address) => [streetOf(address), address.houseNumber, address.floor, address.door].join()),
  );
  expect(places.size).toBe(some.length);
});

test('it has what the country has: popular names, rare ones, villages, shared postcodes, odd doors', () => {
  const kommunerOf = groups(
    ({ street }) => street,
    ({ kommuneCode }) => kommuneCode,
  );
  const spread = [...kommunerOf.values()].map((codes) => codes.size).sort((a, b) => b - a);
  expect(spread[0]).toBeGreaterThan(15);
  expect(spread.filter((size) => size === 1).length).toBeGreaterThan(spread.length / 2);
  const postcodes = groups(
    ({ postcode }) => postcode,
    ({ kommuneCode }) => kommuneCode,
  );
  expect([...postcodes.values()].some((codes) => codes.size > 1)).toBe(true);
  const across = groups(streetOf, ({ postcode }) => postcode);
  expect([...across.values()].some((codes) => codes.size > 1)).toBe(true);
  expect(some.some(({ locality }) => locality !== '')).toBe(true);
  expect(some.some(({ streetCode }) => streetCode >= '9900')).toBe(true);
  const values = (field: 'floor' | 'door') => new Set(some.map((address) => address[field]));
  for (const floor of ['', 'kl', 'k2', 'st', '1', '5']) expect(values('floor')).toContain(floor);
  for (const door of ['', 'tv', 'mf', 'th', '1', '1-1', 'a1']) expect(values('door')).toContain(door);
  expect(some.some(({ houseNumber }) => houseNumber.endsWith('A'))).toBe(true);
});

test('one kommune can be made alone, with the postcodes that it has in the country', () => {
  const alone = [...makeNationalRegister({ seed: 1, addresses: 3_000, kommuner: ['0621'] })];
  expect(new Set(alone.map(({ kommuneCode }) => kommuneCode))).toEqual(new Set(['0621']));
  expect(Math.abs(alone.length / 3_000 - 1)).toBeLessThan(0.05);
  const here = new Set(alone.map(({ postcode }) => postcode));
  const inCountry = some.filter(({ kommuneCode }) => kommuneCode === '0621');
  expect(inCountry.filter(({ postcode }) => !here.has(postcode))).toEqual([]);
});

test('a large one comes address by address: the first is there long before the last', () => {
  const addresses = makeNationalRegister(large);
  const [first] = addresses;
  expect(first?.kommuneCode).toBe('0101');
  let count = 0;
  for (const _ of makeNationalRegister(large)) count += 1;
  expect(Math.abs(count / large.addresses - 1)).toBeLessThan(0.02);
});

import { expect, test } from 'vitest';
import {
  findDoor,
  findFloorCode,
  findHouseNumberCode,
  formatDoor,
  formatFloor,
  formatHouseNumber,
} from './unit-codes.ts';

test('house numbers come back as they were, and sort as people count', () => {
  const numbers = ['1', '2', '2A', '2B', '9C', '10', '87A', '999Z'];
  const codes = numbers.map((number) => findHouseNumberCode(number));
  expect(codes.map((code) => formatHouseNumber(code ?? 0))).toEqual(numbers);
  expect([...codes].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(codes);
  expect(findHouseNumberCode('012b')).toBe(findHouseNumberCode('12B'));
});

test.each(['', '0', '1000', '12AB', 'A', '-1', '1.5'])('%j is no house number', (text) => {
  expect(findHouseNumberCode(text)).toBeUndefined();
});

test('floors come back as they were, from the cellar up', () => {
  const floors = ['', 'k9', 'k2', 'kl', 'st', '1', '2', '10', '99'];
  const codes = floors.map((floor) => findFloorCode(floor));
  expect(codes.map((code) => formatFloor(code ?? -1))).toEqual(floors);
  expect([...codes].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(codes);
});

test.each(['0', '100', 'k1', 'stuen', 'x', '1.'])('%j is no floor of the register', (text) => {
  expect(findFloorCode(text)).toBeUndefined();
});

test('doors are sides, numbers, or names of up to four signs', () => {
  for (const door of ['', 'tv', 'mf', 'th', '1', '9999']) {
    const reading = findDoor(door);
    expect(reading?.kind === 'code' ? formatDoor(reading.code) : reading).toBe(door);
  }
  expect(findDoor('2-14')).toEqual({ kind: 'named', name: '2-14' });
  expect(findDoor('0001')).toEqual({ kind: 'named', name: '0001' });
  expect(findDoor('12345')).toBeUndefined();
  expect(findDoor('a b')).toBeUndefined();
});

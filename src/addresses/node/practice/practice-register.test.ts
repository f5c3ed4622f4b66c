import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createNodeRegisterSession } from '../index.ts';
import { practicePlan } from './practice-plan.ts';
import { makePracticeRegister } from './practice-register.ts';

const path = new URL('../../../../resources/practice/addresses.csv.gz', import.meta.url);

test('the practice register is the one that its plan makes, and small enough to ship', () => {
  expect(gunzipSync(readFileSync(path)).toString('utf8') === makePracticeRegister(practicePlan)).toBe(true);
  expect(statSync(path).size).toBeLessThan(300_000);
});

test('it loads without a bad row, as a register for practice', async () => {
  const session = createNodeRegisterSession();
  const result = await session.load([{ name: 'addresses.csv.gz', bytes: readFileSync(path) }]);
  expect(result).toMatchObject({
    ok: true,
    value: { bad: [], info: { practice: true, date: '2026-11-01' } },
  });
  expect(session.info?.addresses).toBeGreaterThan(15_000);
});

test('it has what real registers have: several kommuner, villages, cellars, sides, door numbers, a high street code', () => {
  const rows = makePracticeRegister(practicePlan)
    .split('\n')
    .slice(5, -1)
    .map((line) => line.split(';'));
  const values = (column: number): Set<string> => new Set(rows.map((row) => row[column] ?? ''));
  expect(values(2)).toContain('0621');
  expect(values(2).size).toBe(6);
  expect([...values(3)].filter((code) => code.startsWith('99'))).toEqual(['9950']);
  expect([...values(6)].sort()).toEqual(['', '1', '2', '3', '4', 'kl', 'st']);
  for (const door of ['tv', 'mf', 'th', '1', '1-2']) expect(values(7)).toContain(door);
  expect(values(8).size).toBeGreaterThan(8);
  expect(values(0).size).toBe(rows.length);
  // An ending that no real id has.
  expect([...values(0)].every((id) => id.endsWith('-0b0e-4ade-a000-0000fa7e0001'))).toBe(true);
});

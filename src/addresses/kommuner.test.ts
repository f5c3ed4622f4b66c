import { expect, test } from 'vitest';
import { findKommune, kommuner } from './kommuner.ts';

test('there are 98 kommuner, each with a four-digit code of its own', () => {
  expect(kommuner).toHaveLength(98);
  expect(new Set(kommuner.map(({ code }) => code)).size).toBe(98);
  expect(new Set(kommuner.map(({ name }) => name)).size).toBe(98);
  for (const { code, name } of kommuner) {
    expect(code).toMatch(/^0[1-8]\d\d$/);
    expect(name).toMatch(/^\p{Lu}[\p{L} -]+$/u);
  }
});

test('a kommune is found by its code, and Christiansø is none', () => {
  expect(findKommune('0621')?.name).toBe('Kolding');
  expect(findKommune('0492')?.name).toBe('Ærø');
  expect(findKommune('0411')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { createMemory } from './remembering.ts';

test('what was asked for is made once, and the oldest makes room', () => {
  const made: string[] = [];
  const memory = createMemory<string, { readonly key: string }>(2);
  const ask = (key: string): string =>
    memory.get(key, () => {
      made.push(key);
      return { key };
    }).key;
  expect(['a', 'a', 'b', 'a', 'c', 'b', 'c', 'a'].map(ask)).toEqual(['a', 'a', 'b', 'a', 'c', 'b', 'c', 'a']);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

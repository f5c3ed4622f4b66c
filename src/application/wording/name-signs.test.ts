import { expect, test } from 'vitest';
import { explainSignDoubt } from './name-signs.ts';

test('a doubted sign is told by its place, counted as people count', () => {
  expect(explainSignDoubt('Zsófia', { at: 2, length: 1, instead: ['ö'] }, 'da')).toBe(
    'tegn 3, »ó«, kan være »ö«',
  );
  expect(explainSignDoubt('Zsófia', { at: 2, length: 1, instead: ['ö', 'ő', 'ô'] }, 'da')).toBe(
    'tegn 3, »ó«, kan være »ö«, »ő« eller »ô«',
  );
  expect(explainSignDoubt('Zsófia', { at: 2, length: 1, instead: ['ö', 'ő'] }, 'en')).toBe(
    'character 3, “ó”, may be “ö” or “ő”',
  );
});

test('a sign of which nobody can say what else it is, is shown all the same', () => {
  expect(explainSignDoubt('Ali', { at: 0, length: 1, instead: [] }, 'da')).toBe('tegn 1, »A«');
});

import { expect, test } from 'vitest';
import { countConfusions } from './count-confusions.ts';

test('what models give for letters is counted, and letters that are always read right are left out', () => {
  const words = [
    { printed: 'Peña', model: 'dan', read: 'Pefia' },
    { printed: 'Peña', model: 'dan', read: 'Pena' },
    { printed: 'Peña', model: 'fra', read: 'Peña' },
    { printed: 'Peña', model: 'fra', read: 'Peña' },
  ];
  expect(countConfusions(words)).toEqual({
    dan: { ñ: { fi: 0.25, n: 0.25 } },
    fra: { ñ: { ñ: 0.5 } },
  });
});

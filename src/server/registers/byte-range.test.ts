import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readByteRange } from './byte-range.ts';

it('reads one range as RFC 9110 writes it', () => {
  expect(readByteRange('bytes=0-99', 1000)).toEqual({ from: 0, to: 100 });
  expect(readByteRange('bytes=900-', 1000)).toEqual({ from: 900, to: 1000 });
  expect(readByteRange('bytes=990-5000', 1000)).toEqual({ from: 990, to: 1000 });
  expect(readByteRange('bytes=-10', 1000)).toEqual({ from: 990, to: 1000 });
  expect(readByteRange('bytes=-5000', 1000)).toEqual({ from: 0, to: 1000 });
  for (const header of ['bytes=1000-', 'bytes=1000-1001', 'bytes=-0'])
    expect(readByteRange(header, 1000)).toBe('unsatisfiable');
  for (const header of [
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,5-6',
    'lines=1-2',
    'bytes=x-1',
  ])
    expect(readByteRange(header, 1000)).toBeUndefined();
});

it('whatever is asked, what is given lies in the file and is not empty', () => {
  const number = fc.oneof(fc.nat(2000), fc.constantFrom('', '999999999999999', '99999999999999999999'));
  const headers = fc.oneof(
    fc.string(),
    fc.tuple(number, number).map(([first, last]) => `bytes=${first}-${last}`),
  );
  fc.assert(
    fc.property(headers, fc.integer({ min: 1, max: 1000 }), (header, size) => {
      const range = readByteRange(header, size);
      if (typeof range !== 'object') return;
      expect(range.from).toBeGreaterThanOrEqual(0);
      expect(range.to).toBeLessThanOrEqual(size);
      expect(range.from).toBeLessThan(range.to);
    }),
  );
});

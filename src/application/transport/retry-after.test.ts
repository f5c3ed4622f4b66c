import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const now = Date.parse('2026-11-23T10:00:00Z');

it('reads seconds and a moment', () => {
  expect(parseRetryAfter('120', now)).toBe(120);
  expect(parseRetryAfter(' 0 ', now)).toBe(0);
  expect(parseRetryAfter('Mon, 23 Nov 2026 10:00:30 GMT', now)).toBe(30);
});

it('takes a moment that has passed for now', () => {
  expect(parseRetryAfter('Mon, 23 Nov 2026 09:00:00 GMT', now)).toBe(0);
});

it('waits a day at most', () => {
  expect(parseRetryAfter('9999999999', now)).toBe(86_400);
  expect(parseRetryAfter('Wed, 23 Nov 2050 10:00:00 GMT', now)).toBe(86_400);
});

it.each([undefined, '', '-5', '1.5', '1e3', 'soon', '2026-11-23', 'Mon, 99 Xyz 2026 99:99:99 GMT'])(
  'makes nothing of %s',
  (header) => {
    expect(parseRetryAfter(header, now)).toBeUndefined();
  },
);

it('gives whole seconds within a day, or nothing, for any header', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const seconds = parseRetryAfter(header, now);
      if (seconds === undefined) return;
      expect(Number.isInteger(seconds)).toBe(true);
      expect(seconds).toBeGreaterThanOrEqual(0);
      expect(seconds).toBeLessThanOrEqual(86_400);
    }),
  );
});

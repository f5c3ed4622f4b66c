import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaveOutIndexes, restoreIndexes } from './lean-register.ts';
import { registerBytes } from './register.fixture.ts';
import { openRegister } from './register-data.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    street: `Vej ${String.fromCharCode(97 + (at % 26))}`,
    number: String(1 + Math.floor(at / 26)),
  }));

test('a register without the indexes of its ids is no register, and with them the same to the byte', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), (count) => {
      const whole = registerBytes(rows(count));
      const lean = leaveOutIndexes(whole);
      expect(lean).toHaveLength(whole.length);
      expect(openRegister(lean.slice().buffer).ok).toBe(false);
      restoreIndexes(lean);
      expect(lean).toEqual(whole);
    }),
    { numRuns: 10 },
  );
});

test('what is whole stays as it is, and what is damaged stays damaged', () => {
  const whole = registerBytes(rows(500));
  const same = whole.slice();
  restoreIndexes(same);
  expect(same).toEqual(whole);
  const lean = leaveOutIndexes(whole);
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = lean.slice();
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ change;
      restoreIndexes(bytes);
      // What fell on the index alone is written over.
      const opened = openRegister(bytes.slice().buffer);
      expect(opened.ok ? bytes : whole).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test('anything else comes back as it is', () => {
  const text = Uint8Array.from('id;vejnavn', (sign) => sign.charCodeAt(0));
  expect(leaveOutIndexes(text)).toBe(text);
  restoreIndexes(text);
  expect(String.fromCharCode(...text)).toBe('id;vejnavn');
});

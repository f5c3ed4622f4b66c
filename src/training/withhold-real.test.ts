import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../domain/calendar-date.ts';
import { holdsRealNumber } from './withhold-real.ts';

const today = calendarDate('2026-11-26');
const holds = (text: string): boolean => holdsRealNumber(text, today);

describe('A number that a real person could bear', () => {
  it.each([
    '070761-4285',
    '0707614285',
    '070761 4285',
    '070761 - 4285',
    '07 07 61-4285',
    '07.07.61-4285',
    '070761–4285',
    'Personen hedder Prøvia, 070761-4285, og bor her',
    '010190-9994',
  ])('is seen in %j', (text) => {
    expect(holds(text)).toBe(true);
  });

  it.each([
    '',
    '010145-5009',
    '150640-5005',
    '310480-1234',
    '671085-1234',
    '26/104417',
    '2026-3390-0417',
    '20112026',
    '579 0001234567',
    'a0530fa0-0b0e-4ade-a000-0000fa7e0001',
    '00 12 34 56 78',
  ])('is not seen in %j', (text) => {
    expect(holds(text)).toBe(false);
  });

  it('is seen wherever it stands among other words', () => {
    const words = fc.stringMatching(/^[a-zæøå ,.]{0,20}$/);
    fc.assert(
      fc.property(words, words, fc.constantFrom('070761-4285', '0101909994'), (before, after, number) => {
        expect(holds(`${before} ${number} ${after}`)).toBe(true);
      }),
    );
  });

  it('is never seen in a practice number, however it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 37, max: 57 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 5000, max: 8999 }),
        fc.constantFrom('', '-', ' '),
        (year, month, day, serial, between) => {
          const two = (part: number): string => String(part).padStart(2, '0');
          expect(holds(`${two(day)}${two(month)}${two(year)}${between}${serial}`)).toBe(false);
        },
      ),
    );
  });
});

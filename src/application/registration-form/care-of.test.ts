import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedAddress } from './care-of.ts';

describe('A name after c/o', () => {
  it.each([
    ['c/o Hansen, Lærkevej 9C', 'Lærkevej 9C', 'Hansen', true],
    ['C/O: Prøve Hansen,', '', 'Prøve Hansen', true],
    ['Lærkevej 9C, c/o Hansen, 6000 Kolding', 'Lærkevej 9C, 6000 Kolding', 'Hansen', true],
    ['Lærkevej 9C, 1. tv v/ Hansen', 'Lærkevej 9C, 1. tv', 'Hansen', false],
    ['℅ Hansen\nLærkevej 9C', 'Lærkevej 9C', 'Hansen', true],
    ['c\\o Hansen; Lærkevej 9C', 'Lærkevej 9C', 'Hansen', true],
    ['c.o. Hansen', '', 'Hansen', false],
    ['c/o', '', '', false],
    ['c/o ,', '', '', false],
  ])('in %j leaves %j to search for', (text, place, careOf, isFinished) => {
    expect(readTypedAddress(text)).toEqual({ place, careOf, isFinished });
  });

  it.each(['Lærkevej 9C, 1. tv', 'Co Prøves Vej 1', 'Ny Skov/Eng 3', 'c/', ''])('is not in %j', (text) => {
    expect(readTypedAddress(text)).toEqual({ place: text, isFinished: false });
  });

  it('is never searched for, wherever it stands and however it is written', () => {
    const name = fc.stringMatching(/^[A-ZÆØÅ][a-zæøå]{2,9}( [A-ZÆØÅ][a-zæøå]{2,9})?$/);
    const mark = fc.constantFrom('c/o ', 'C/o', 'c/o: ', 'v/', '℅ ', 'c\\o ');
    const place = fc.constantFrom('Lærkevej 9C', 'Lærkevej 9C, 1. tv', '6000 Kolding');
    fc.assert(
      fc.property(fc.option(place), mark, name, fc.option(place), (before, sign, who, after) => {
        const text = [
          ...(before === null ? [] : [before]),
          `${sign}${who}`,
          ...(after === null ? [] : [after]),
        ];
        const read = readTypedAddress(text.join(', '));
        expect(read.careOf).toBe(who);
        expect(read.place).toBe([before, after].filter((part) => part !== null).join(', '));
      }),
    );
  });
});

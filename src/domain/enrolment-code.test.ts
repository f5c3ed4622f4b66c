import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EnrolmentCode,
  enrolmentCodeValues,
  formatEnrolmentCode,
  makeEnrolmentCode,
  parseEnrolmentCode,
} from './enrolment-code.ts';
import { fail, ok } from './result.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = fc
  .array(fc.integer({ min: 0, max: 31 }), {
    minLength: enrolmentCodeValues,
    maxLength: enrolmentCodeValues,
  })
  .map(makeEnrolmentCode);
const places = fc.integer({ min: 0, max: 15 });
const withSign = (code: string, place: number, sign: string): string =>
  code.slice(0, place) + sign + code.slice(place + 1);

describe('an enrolment code', () => {
  it('is read as it was written, whatever the case and the separators', () => {
    const separators = fc.constantFrom('', '-', ' ', '  ', ' - ', '–', '.', '\u00a0', '\t');
    fc.assert(
      fc.property(codes, separators, fc.boolean(), (code, between, lower) => {
        const typed = formatEnrolmentCode(code).replace(/-/g, between);
        expect(parseEnrolmentCode(` ${lower ? typed.toLowerCase() : typed}\n`)).toEqual(ok(code));
      }),
    );
  });

  it('is read with the letters that look like its digits', () => {
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom('I', 'L', 'i', 'l'),
        fc.constantFrom('O', 'o'),
        (code, one, nought) => {
          expect(parseEnrolmentCode(code.replace(/1/g, one).replace(/0/g, nought))).toEqual(ok(code));
        },
      ),
    );
  });

  it('shows any one sign that was mistyped', () => {
    fc.assert(
      fc.property(codes, places, fc.constantFrom(...Array.from(alphabet)), (code, place, sign) => {
        fc.pre(code[place] !== sign);
        expect(parseEnrolmentCode(withSign(code, place, sign))).toEqual(fail({ kind: 'mistyped' }));
      }),
    );
  });

  it('shows any two signs that changed places', () => {
    fc.assert(
      fc.property(codes, places, places, (code, one, other) => {
        const [first = '', second = ''] = [code[one], code[other]];
        fc.pre(first !== second);
        const swapped = withSign(withSign(code, one, second), other, first);
        expect(parseEnrolmentCode(swapped)).toEqual(fail({ kind: 'mistyped' }));
      }),
    );
  });

  it('tells the group where one sign cannot stand in a code', () => {
    fc.assert(
      fc.property(codes, places, fc.constantFrom('U', 'u', 'Æ', 'ø', 'é'), (code, place, sign) => {
        const wrong = fail({ kind: 'wrong-group', group: Math.floor(place / 4) + 1 });
        expect(parseEnrolmentCode(withSign(code, place, sign))).toEqual(wrong);
        const grouped = withSign(code, place, sign).replace(/.{4}(?=.)/g, '$&-');
        expect(parseEnrolmentCode(grouped)).toEqual(wrong);
      }),
    );
  });

  it('tells the group that has a sign too few or too many', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 3 }), fc.boolean(), (code, group, more) => {
        const parts = formatEnrolmentCode(code).split('-');
        parts[group] = more ? `${parts[group]}7` : (parts[group]?.slice(1) ?? '');
        expect(parseEnrolmentCode(parts.join(' '))).toEqual(fail({ kind: 'wrong-group', group: group + 1 }));
      }),
    );
  });

  it('tells how many signs there are where they stand without groups', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 15 }), (code, signs) => {
        expect(parseEnrolmentCode(code.slice(0, signs))).toEqual(fail({ kind: 'wrong-length', signs }));
        expect(parseEnrolmentCode(code + code.slice(0, signs))).toEqual(
          fail({ kind: 'wrong-length', signs: 16 + signs }),
        );
      }),
    );
  });

  it('is nothing where nothing was typed', () => {
    for (const text of ['', ' ', '- -', '\n'])
      expect(parseEnrolmentCode(text)).toEqual(fail({ kind: 'empty' }));
  });

  it('takes any text at all, and what it takes is a code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseEnrolmentCode(text);
        if (read.ok) expect(parseEnrolmentCode(formatEnrolmentCode(read.value))).toEqual(read);
      }),
    );
  });

  it('is the same for the same values, for ever', () => {
    const code: EnrolmentCode = makeEnrolmentCode([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(formatEnrolmentCode(code)).toMatchInlineSnapshot(`"0123-4567-89AB-CDE4"`);
    expect(() => makeEnrolmentCode([1, 2, 3])).toThrow('fifteen values');
    expect(() => makeEnrolmentCode(Array.from({ length: 15 }, () => 32))).toThrow('fifteen values');
  });
});

import { fail, ok, type Result } from './result.ts';

/** Crockford's signs: no I, L, O or U, which are mistaken for 1, 1, 0 and V. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lookAlikes: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const groupLength = 4;
const groups = 4;
const length = groupLength * groups;

declare const brand: unique symbol;
/** What IT gives a station, once: sixteen signs without separators, the last of which checks the others. */
export type EnrolmentCode = string & { readonly [brand]: 'EnrolmentCode' };

export type EnrolmentCodeProblem =
  | { readonly kind: 'empty' }
  /** So many of the sixteen signs are there. */
  | { readonly kind: 'wrong-length'; readonly signs: number }
  /** The group, from 1, has too many signs or too few, or one that no code has. */
  | { readonly kind: 'wrong-group'; readonly group: number }
  /** All signs are possible, but not together: at least one is mistyped. */
  | { readonly kind: 'mistyped' };

/** How many random values, each from 0 to 31, a code is made of. */
export const enrolmentCodeValues = length - 1;

/** The code that these values make. */
export function makeEnrolmentCode(values: readonly number[]): EnrolmentCode {
  if (values.length !== enrolmentCodeValues || values.some((value) => alphabet[value] === undefined)) {
    throw new Error('A code is made of fifteen values from 0 to 31');
  }
  const signs = [...values, checkValue(values)];
  return signs.map((value) => alphabet.charAt(value)).join('') as EnrolmentCode;
}

/** As it is read aloud and typed: `7K3M-9QXV-2F0B-T6HD`. */
export const formatEnrolmentCode = (code: EnrolmentCode): string => code.replace(/.{4}(?=.)/g, '$&-');

/** As somebody typed it: case, blanks and hyphens do not count, nor that O is no 0 and I no 1. */
export function parseEnrolmentCode(text: string): Result<EnrolmentCode, EnrolmentCodeProblem> {
  const typed = text.toUpperCase().replace(/[ILO]/g, (sign) => lookAlikes[sign] ?? sign);
  const parts = typed.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const signs = parts.join('');
  if (signs === '') return fail({ kind: 'empty' });
  const group = findWrongGroup(parts, signs);
  if (group !== undefined) return fail({ kind: 'wrong-group', group });
  if (signs.length !== length) return fail({ kind: 'wrong-length', signs: signs.length });
  const values = Array.from(signs, (sign) => alphabet.indexOf(sign));
  return weigh(values) === 0 ? ok(signs as EnrolmentCode) : fail({ kind: 'mistyped' });
}

function findWrongGroup(parts: readonly string[], signs: string): number | undefined {
  const isWrong = (part: string): boolean => Array.from(part).some((sign) => !alphabet.includes(sign));
  if (parts.length === groups) {
    const at = parts.findIndex((part) => part.length !== groupLength || isWrong(part));
    return at < 0 ? undefined : at + 1;
  }
  // Without its separators a code still has places, as long as nothing is missing before them.
  const at = Array.from(signs).findIndex(isWrong);
  return at < 0 || at >= length ? undefined : Math.floor(at / groupLength) + 1;
}

/**
 * The code as a polynomial over the field of 32 elements, at one of its generators; nought for a whole code. Each
 * place so has a weight of its own: one sign that is wrong shows, and so do any two that have changed places.
 */
const weigh = (values: readonly number[]): number => values.reduce((sum, value) => shift(sum) ^ value, 0);

const checkValue = (values: readonly number[]): number => shift(weigh(values));

/** Times the generator, by x^5 + x^2 + 1. */
const shift = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0);

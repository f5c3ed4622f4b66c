import type { Brand } from './brand.ts';
import { ageOn, type CalendarDate, findCalendarDate } from './calendar-date.ts';
import { fail, ok, type Result } from './result.ts';
import { plainSigns } from './typed-signs.ts';

/** A personnummer: ten digits without a hyphen. Made only by `parseCprNumber`. Never log it. */
export type CprNumber = Brand<string, 'CprNumber'>;

export type Sex = 'female' | 'male';

/**
 * Whose numbers a place takes. `civil`: born on or before today. `practice`: the fictive numbers of
 * training and tests, born 2037-2057 (serial digit 7 in 5-8), which nobody can hold yet and which
 * production refuses.
 */
export type NumberSeries = 'civil' | 'practice';

export type CprWarning =
  /** Modulus 11 does not come out. Valid numbers without it exist, so it asks for a second look only. */
  | { readonly kind: 'modulus-11' }
  /** The text held signs that were read as others, e.g. full-width digits or a long dash. `from` is that text. */
  | { readonly kind: 'normalised'; readonly from: string };

export interface CprReading {
  readonly number: CprNumber;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  readonly warnings: readonly CprWarning[];
}

export type CprRejection =
  | { readonly kind: 'empty' }
  | { readonly kind: 'length'; readonly digits: number }
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'no-such-date' }
  /** Day + 60: an erstatningspersonnummer, made by another system, is no personnummer. */
  | { readonly kind: 'replacement-number' }
  /** `DDMMYYCAAG`: the health sector's own replacement number, X-eCPR or D-eCPR. */
  | { readonly kind: 'health-ecpr' }
  | { readonly kind: 'future-birth'; readonly birthDate: CalendarDate }
  | { readonly kind: 'implausible-birth'; readonly birthDate: CalendarDate }
  /** A real person's number typed where only fictive ones may be. */
  | { readonly kind: 'not-a-practice-number' };

export interface CprContext {
  readonly today: CalendarDate;
  readonly series: NumberSeries;
}

export type ParseCprNumber = (text: string, context: CprContext) => Result<CprReading, CprRejection>;

/** Nobody has lived much longer; beyond it the century sign or a digit is more likely wrong. Years. */
const longestLife = 120;

/** The births of the practice series. */
const practiceYears = { first: 2037, last: 2057 } as const;

const grouped = /^(\d{2}) ?(\d{2}) ?(\d{2}) ?-? ?(\d{4})$/;
const asPrinted = /^\d{6}-?\d{4}$/;

/**
 * Reads a personnummer as typed or printed, with or without its hyphen. A number that is refused says why;
 * modulus 11 only warns, because numbers without it have been given out since 1 October 2007, and most of
 * them to people whose birth date is set to 1 January.
 */
export const parseCprNumber: ParseCprNumber = (text, { today, series }) => {
  const plain = plainSigns(text).trim();
  if (plain === '') return fail({ kind: 'empty' });
  const groups = grouped.exec(plain);
  if (!groups) return fail(explainStructure(plain));
  const digits = groups.slice(1).join('');

  const birthDate = findBirthDate(digits);
  if (birthDate === undefined) {
    return fail({ kind: isReplacementNumber(digits) ? 'replacement-number' : 'no-such-date' });
  }
  if (series === 'practice') {
    if (!isPracticeNumber(digits)) return fail({ kind: 'not-a-practice-number' });
  } else {
    if (birthDate > today) return fail({ kind: 'future-birth', birthDate });
    if (ageOn(birthDate, today) > longestLife) return fail({ kind: 'implausible-birth', birthDate });
  }

  const warnings: CprWarning[] = [];
  if (modulus11Remainder(digits) !== 0) warnings.push({ kind: 'modulus-11' });
  if (!asPrinted.test(text.trim())) warnings.push({ kind: 'normalised', from: text });
  return ok({ number: digits as CprNumber, birthDate, sex: sexOf(digits), warnings });
};

/** Why a text is no ten digits in the shape of a personnummer. */
function explainStructure(plain: string): CprRejection {
  const packed = plain.replace(/[ -]/g, '');
  if (isHealthEcpr(packed)) return { kind: 'health-ecpr' };
  const odd = /[^\d]/u.exec(packed)?.[0];
  if (odd !== undefined) return { kind: 'character', character: odd };
  if (packed.length !== 10) return { kind: 'length', digits: packed.length };
  // Ten digits, but a hyphen or a space where no personnummer has one: perhaps another kind of number.
  const misplaced = plain.replace(/^(\d\d ?\d\d ?\d\d) ?-? ?/, '$1').replace(/^(\d\d) ?(\d\d) ?/, '$1$2');
  return { kind: 'character', character: /[ -]/.exec(misplaced)?.[0] ?? '-' };
}

/** `DDMMYYCAAG`: C is 1 for births in the 1900s and 7 for the 2000s, AA two letters, G a digit. */
function isHealthEcpr(packed: string): boolean {
  const match = /^(\d{2})(\d{2})(\d{2})([17])[A-Z]{2}\d$/i.exec(packed);
  if (!match) return false;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return findCalendarDate((match[4] === '1' ? 1900 : 2000) + year, month, day) !== undefined;
}

/**
 * Day + 60: what CPR-kontoret recommends for other systems' replacement numbers. Their seventh digit need
 * not follow the century table, so any century's date will do.
 */
function isReplacementNumber(digits: string): boolean {
  const day = Number(digits.slice(0, 2)) - 60;
  const month = Number(digits.slice(2, 4));
  const year = Number(digits.slice(4, 6));
  return [1800, 1900, 2000].some((century) => findCalendarDate(century + year, month, day) !== undefined);
}

function isPracticeNumber(digits: string): boolean {
  const year = 2000 + Number(digits.slice(4, 6));
  return /^.{6}[5-8]/.test(digits) && year >= practiceYears.first && year <= practiceYears.last;
}

/** The century that the seventh digit gives together with the year (CPR-kontoret's table). */
function centuryOf(seventh: number, year: number): number {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

/** The birth date that ten digits give, or undefined where there is no such day. Judges nothing else. */
export function findBirthDate(digits: string): CalendarDate | undefined {
  if (!/^\d{10}$/.test(digits)) return undefined;
  const year = Number(digits.slice(4, 6));
  const century = centuryOf(Number(digits[6]), year);
  return findCalendarDate(century + year, Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
}

/** An even last digit is a woman's, an odd a man's (BEK 862 of 13/6 2023 § 1). */
export const sexOf = (digits: string): Sex => (Number(digits[9]) % 2 === 0 ? 'female' : 'male');

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const;

/**
 * The weighted sum of ten digits modulo 11; 0 where the control digit comes out. A hint only: any single
 * wrong digit and any swap of neighbours changes it, and so do the valid numbers issued without it.
 */
export function modulus11Remainder(digits: string): number {
  if (!/^\d{10}$/.test(digits)) throw new Error('modulus 11 is taken of ten digits');
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
}

/** `010190-9994` */
export const formatCprNumber = (number: CprNumber): string => `${number.slice(0, 6)}-${number.slice(6)}`;

/** `010190-xxxx`: for lists and screens where the whole number is not needed. */
export const maskCprNumber = (number: CprNumber): string => `${number.slice(0, 6)}-xxxx`;

import type { CitationRepair } from './provision.ts';
import type { Token } from './tokens.ts';

/** One way to read a numeral, e.g. `II` as 2 (Roman) or as 11 (two misread ones). */
export interface NumeralValue {
  readonly value: number;
  readonly repair?: CitationRepair;
}

export interface Numeral {
  readonly values: readonly NumeralValue[];
  readonly next: number;
}

/** The longest numeral that a provision can hold. */
const largest = 99;

const romanTens: readonly (readonly [string, number])[] = [
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

function toRoman(value: number): string {
  let rest = value;
  let text = '';
  for (const [sign, worth] of romanTens) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

const romanValues = new Map(Array.from({ length: 39 }, (_, index) => [toRoman(index + 1), index + 1]));

/**
 * The number of a stk. or nr. at a place, with what OCR makes of digits: I, l, | and ! for 1, O for 0.
 * `romanFirst` where Roman numerals are the custom, as for the numbers of an English citation.
 */
export function numeralAt(tokens: readonly Token[], at: number, romanFirst: boolean): Numeral | undefined {
  let raw = '';
  let next = at;
  for (let token = tokens[next]; token !== undefined; token = tokens[next]) {
    if (next > at && !token.glued) break;
    if (!/^(?:\d+|[ivxlo]+|[|!])$/i.test(token.text)) break;
    raw += token.text;
    next += 1;
  }
  const values = valuesOf(raw, romanFirst).filter(({ value }) => value >= 1 && value <= largest);
  return values.length === 0 ? undefined : { values, next };
}

function valuesOf(raw: string, romanFirst: boolean): readonly NumeralValue[] {
  if (/^\d{1,2}$/.test(raw)) {
    // In an English citation `(11)` may be a misread `(ii)`.
    const strokes = romanFirst && raw === '11' ? [{ value: 2, repair: 'roman-numeral' as const }] : [];
    return [{ value: Number(raw) }, ...strokes];
  }
  if (/^[il1|!]{1,3}$/i.test(raw)) return valuesOfStrokes(raw, romanFirst);
  const roman = romanValues.get(raw.toLowerCase());
  if (roman !== undefined) return [{ value: roman, repair: 'roman-numeral' }];
  if (/^[\dolI|!]{1,2}$/i.test(raw) && /\d/.test(raw)) {
    const digits = raw.replace(/[il|!]/gi, '1').replace(/o/gi, '0');
    return [{ value: Number(digits), repair: 'letter-for-digit' }];
  }
  return [];
}

/** Nothing but upright strokes: ones, letters l, or Roman ones. A dotted i can only be Roman. */
function valuesOfStrokes(raw: string, romanFirst: boolean): readonly NumeralValue[] {
  const roman: NumeralValue = { value: raw.length, repair: 'roman-numeral' };
  const digits: NumeralValue = { value: Number('1'.repeat(raw.length)), repair: 'letter-for-digit' };
  if (raw.length === 1) return [romanFirst || raw === 'i' ? roman : digits];
  if (raw.includes('i') || (romanFirst && /^I+$/.test(raw))) return [roman];
  return [roman, digits];
}

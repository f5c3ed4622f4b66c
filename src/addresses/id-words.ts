/** A UUID as four 32-bit words, first to last: how the columns hold ids. */
export type IdWords = readonly [number, number, number, number];

const noDigit = 1 << 20;
const digits = new Int32Array(128).fill(noDigit);
for (let value = 0; value < 16; value += 1) {
  const sign = value.toString(16);
  digits[sign.charCodeAt(0)] = value;
  digits[sign.toUpperCase().charCodeAt(0)] = value;
}
const hyphen = 45;

/** Four hexadecimal digits as a number; `noDigit` or above where one is none. */
function fourDigits(text: string, at: number): number {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  const d = text.charCodeAt(at + 3);
  if ((a | b | c | d) > 127) return noDigit;
  const first = digits[a] ?? noDigit;
  const second = digits[b] ?? noDigit;
  const third = digits[c] ?? noDigit;
  const fourth = digits[d] ?? noDigit;
  const wrong = (first | second | third | fourth) & noDigit;
  return wrong | (first << 12) | (second << 8) | (third << 4) | fourth;
}

/**
 * The id that stands in the text from one place (inclusive) to another (exclusive), with blanks around it or not;
 * undefined where there is none. Read sign by sign: a register has millions of them.
 */
export function readIdWords(text: string, from = 0, to = text.length): IdWords | undefined {
  let start = from;
  while (start < to && text.charCodeAt(start) <= 32) start += 1;
  let end = to;
  while (end > start && text.charCodeAt(end - 1) <= 32) end -= 1;
  if (end - start !== 36) return undefined;
  if (text.charCodeAt(start + 8) !== hyphen || text.charCodeAt(start + 13) !== hyphen) return undefined;
  if (text.charCodeAt(start + 18) !== hyphen || text.charCodeAt(start + 23) !== hyphen) return undefined;
  const a = fourDigits(text, start);
  const b = fourDigits(text, start + 4);
  const c = fourDigits(text, start + 9);
  const d = fourDigits(text, start + 14);
  const e = fourDigits(text, start + 19);
  const f = fourDigits(text, start + 24);
  const g = fourDigits(text, start + 28);
  const h = fourDigits(text, start + 32);
  if ((a | b | c | d | e | f | g | h) >= noDigit) return undefined;
  return [((a << 16) | b) >>> 0, ((c << 16) | d) >>> 0, ((e << 16) | f) >>> 0, ((g << 16) | h) >>> 0];
}

/** The usual form, in small letters with hyphens. */
export function formatIdWords(words: IdWords): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const sameId = (a: IdWords, b: IdWords): boolean =>
  a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];

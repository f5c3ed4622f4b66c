/**
 * Signs that look like a digit, a hyphen or a space and are not: they come from phones, word processors and
 * PDF files. Each has one meaning only; what could be two things (the letter O, an Arabic digit) is left
 * as it is, for the caller to refuse by name.
 */
const signs: readonly (readonly [RegExp, (sign: string) => string])[] = [
  [/[\uFF10-\uFF19]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)],
  // Hyphens and dashes, the minus sign, their small and full-width forms, and the soft hyphen of PDF text.
  [/[\u00AD\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu, () => '-'],
  [/[\t\n\v\f\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/gu, () => ' '],
  // Invisible: zero-width signs, and the direction marks that right-to-left keyboards add.
  [
    /\u061C|\u180E|\u200B|\u200C|\u200D|[\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F]|\uFEFF/gu,
    () => '',
  ],
];

/** The text with full-width digits, odd dashes, odd spaces and invisible signs made plain. Idempotent. */
export function plainSigns(text: string): string {
  let plain = text;
  for (const [pattern, replacement] of signs) plain = plain.replace(pattern, replacement);
  return plain;
}

/**
 * The kommune's recovery key as people write it: 8 groups of 4 signs. Three signs of a group carry 15 random
 * bits, the fourth tells whether one of them was mistyped, so that the wrong group can be pointed out. 120
 * bits in all: far beyond guessing, so no slow hash is needed.
 */
export type RecoveryKey = readonly string[];

/** Crockford's alphabet: no I, L, O or U, which are read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 8;
const alike: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

const signValue = (sign: string): number => alphabet.indexOf(alike[sign] ?? sign);

/** Odd weights: any single wrong sign changes the sum. The group's place is in it too. */
function checkSign(values: readonly number[], group: number): string {
  const sum = values.reduce((total, value, at) => total + value * (2 * at + 1), group * 7 + 11);
  return alphabet[sum % 32] ?? '';
}

export function makeRecoveryKey(): RecoveryKey {
  return Array.from({ length: groups }, (_, group) => {
    const values = Array.from(crypto.getRandomValues(new Uint8Array(3)), (byte) => byte % 32);
    return values.map((value) => alphabet[value]).join('') + checkSign(values, group);
  });
}

export type ParsedRecoveryKey =
  | { readonly kind: 'whole'; readonly key: RecoveryKey }
  /** `group` (from 0) where one stands out; undefined where signs are missing or too many. */
  | { readonly kind: 'mistyped'; readonly group?: number };

/** Reads what was typed, with or without hyphens, blanks and capitals. */
export function parseRecoveryKey(text: string): ParsedRecoveryKey {
  const signs = text.toUpperCase().replace(/[\s-]/g, '');
  if (signs.length !== groups * 4) return { kind: 'mistyped' };
  const key = Array.from({ length: groups }, (_, group) => signs.slice(group * 4, group * 4 + 4));
  const wrong = key.findIndex((group, at) => normaliseGroup(group, at) === undefined);
  if (wrong >= 0) return { kind: 'mistyped', group: wrong };
  return { kind: 'whole', key: key.map((group, at) => normaliseGroup(group, at) ?? group) };
}

/** One group as it was printed; undefined where it cannot be. */
export function normaliseGroup(text: string, at: number): string | undefined {
  const values = Array.from(text.toUpperCase().replace(/[\s-]/g, ''), signValue);
  if (values.length !== 4 || values.includes(-1)) return undefined;
  const [check, ...rest] = values.toReversed();
  const carrying = rest.toReversed();
  if (alphabet[check ?? -1] !== checkSign(carrying, at)) return undefined;
  return [...carrying, check ?? 0].map((value) => alphabet[value]).join('');
}

/** Two different groups that must be typed back, by chance. */
export function chooseAskedGroups(): readonly number[] {
  const [first = 0, step = 0] = crypto.getRandomValues(new Uint8Array(2));
  const one = first % groups;
  return [one, (one + 1 + (step % (groups - 1))) % groups].sort((a, b) => a - b);
}

/** Whether the groups that were asked for were typed as they were printed. */
export const isTypedBack = (key: RecoveryKey, asked: readonly number[], typed: readonly string[]): boolean =>
  asked.every((group, at) => normaliseGroup(typed[at] ?? '', group) === key[group]);

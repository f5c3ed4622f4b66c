import type { CprNumber } from '../../domain/cpr-number.ts';

export type NumberManner = 'hyphen' | 'space' | 'closed-up';

/** Mostly with a hyphen. */
export const numberManners: readonly NumberManner[] = [
  'hyphen',
  'hyphen',
  'hyphen',
  'hyphen',
  'space',
  'closed-up',
];

export function printNumber(number: CprNumber, manner: NumberManner): string {
  const between = { hyphen: '-', space: ' ', 'closed-up': '' }[manner];
  return `${number.slice(0, 6)}${between}${number.slice(6)}`;
}

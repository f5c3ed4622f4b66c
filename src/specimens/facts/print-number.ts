import type { CprNumber } from '../../domain/cpr-number.ts';
import type { Chance } from '../chance.ts';
import type { Split } from '../specimen.ts';

export type NumberManner = 'hyphen' | 'space' | 'closed-up' | 'spaced-hyphen';

/** Mostly with a hyphen. */
const manners: Readonly<Record<Split, readonly NumberManner[]>> = {
  work: ['hyphen', 'hyphen', 'hyphen', 'hyphen', 'space', 'closed-up'],
  'held-back': ['hyphen', 'hyphen', 'hyphen', 'hyphen', 'hyphen', 'spaced-hyphen', 'space', 'closed-up'],
};

export const chooseNumber = (chance: Chance, split: Split): NumberManner => chance.pick(manners[split]);

export function printNumber(number: CprNumber, manner: NumberManner): string {
  const between = { hyphen: '-', space: ' ', 'closed-up': '', 'spaced-hyphen': ' - ' }[manner];
  return `${number.slice(0, 6)}${between}${number.slice(6)}`;
}

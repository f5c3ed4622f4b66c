import type { Chance } from '../chance.ts';
import type { Split } from '../specimen.ts';

/** A case number as one of the systems of public offices makes them, of a case that began in `year`. */
export function chooseCaseNumber(chance: Chance, year: number, split: Split): string {
  const digits = (length: number): string => digitsOf(chance, length);
  return chance.pick(
    split === 'work'
      ? [digits(8), `${year % 100}/${digits(6)}`, `${year}-${digits(4)}-${digits(3)}`, `${year}-${digits(5)}`]
      : [
          `${year % 100}/${digits(5)}`,
          `${year}/${digits(4)}-${digits(3)}`,
          `${year}-${digits(3)}-${digits(4)}`,
          `${year}-${digits(2)}-${digits(4)}`,
          `${chance.between(1, 9)}${digits(7)}`,
        ],
  );
}

/** So many digits of chance. */
export const digitsOf = (chance: Chance, length: number): string =>
  Array.from({ length }, () => chance.between(0, 9)).join('');

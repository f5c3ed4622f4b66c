import type { LetterReading } from '../../domain/permit-letter.ts';

/**
 * Whether a permit letter lacks its number, its ground or its end, which another reading might find. Of letters
 * about several persons nothing is filled in from another reading: their rows might not match.
 */
export function lacksFields({ kind, persons, notes }: LetterReading): boolean {
  const [person, ...others] = persons;
  if (kind === 'other' || person === undefined || others.length > 0) return false;
  const { cpr, legalBasis, validTo, unlimited } = person;
  // A number that counts elsewhere, as in practice, is not a number misread.
  const hasNumber = cpr !== undefined || notes.some((note) => note.kind === 'number-of-other-series');
  const hasEnd = validTo !== undefined || unlimited !== undefined;
  return !hasNumber || legalBasis === undefined || !hasEnd;
}

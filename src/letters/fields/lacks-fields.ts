import { arrangeLetter } from '../text/letter-text.ts';
import type { PageText } from '../text/page-text.ts';
import { findLegalGrounds } from './legal-ground.ts';
import { findLetterKind } from './letter-kind.ts';
import { findNumberPlaces } from './number-places.ts';
import { findValidity } from './validity.ts';

/** Whether a page speaks of a permit but lacks its number, its ground or its end. */
export function lacksFields(page: PageText): boolean {
  const letter = arrangeLetter([page]);
  if (findLetterKind(letter).kind === 'other') return false;
  const validity = findValidity(letter, undefined);
  return (
    !findNumberPlaces(letter).some((place) => place.label > 0) ||
    !findLegalGrounds(letter).some((ground) => ground.score >= 2) ||
    (validity.to.length === 0 && validity.unlimited.length === 0)
  );
}

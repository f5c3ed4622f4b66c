import { findLetterKind } from '../fields/letter-kind.ts';
import { arrangeLetter } from '../text/letter-text.ts';
import type { PageText } from '../text/page-text.ts';
import { readZone } from './document-zone.ts';

/**
 * The pages of a letter, with those that show an identity document left empty: what stands there is no word of the
 * letter's. A document alone stays, and so does one that is copied on to a page of the letter.
 */
export function withoutDocuments(pages: readonly PageText[]): readonly PageText[] {
  const isDocument = ({ zoneLines }: PageText): boolean =>
    zoneLines !== undefined && readZone(zoneLines) !== undefined;
  const isAlone = (page: PageText): boolean =>
    isDocument(page) && findLetterKind(arrangeLetter([page])).kind === 'other';
  if (!pages.some(isDocument) || pages.every(isAlone)) return pages;
  return pages.map((page) => (isAlone(page) ? { ...page, words: [], namePlaces: [] } : page));
}

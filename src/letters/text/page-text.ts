import type { PageBox, SignDoubt } from '../../domain/permit-letter.ts';
import type { WordReading } from '../names/channel.ts';

/** A word of the letter and where it stands on its upright page. */
export interface LetterWord {
  readonly text: string;
  /** 0-1; 1 for text that the file itself holds. */
  readonly confidence: number;
  readonly box: PageBox;
  /** The same place read again on its own, larger or smaller: independent opinions of the same print. */
  readonly readAgain?: readonly string[];
  /** Words of names: what models for other languages read here. */
  readonly otherModels?: readonly WordReading[];
  /** Words of names that all models together spell otherwise: what the Danish model read. */
  readonly danish?: string;
  /** Signs of the text that may be others. */
  readonly doubts?: readonly SignDoubt[];
}

export interface PageText {
  /** Height over width of the upright page, to compare distances across and down. */
  readonly aspect: number;
  readonly source: 'file' | 'recognised';
  readonly words: readonly LetterWord[];
  /** Lines of a document's machine-readable zone, where one was scanned along. */
  readonly zoneLines?: readonly string[];
  /** Where names stand, line by line: indices of their words. */
  readonly namePlaces?: readonly (readonly number[])[];
}

/** A date in figures as one word, or the day or year of one in words. */
export const partOfDate = /^\W?(?:\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{1,2}|\d{4})\W*$/u;

/**
 * What a word says after all: of dates, what two more readings of the same print agree on, where they differ from the
 * first in a figure or two. What differs in more is another print than the first reading saw.
 */
export function agreedText({ text, readAgain = [] }: LetterWord): string {
  const [second, third, ...more] = readAgain;
  if (second === undefined || third === undefined || more.length > 0) return text;
  const isDate = [text, second, third].every((reading) => partOfDate.test(reading));
  const isAgreed = isDate && figures(second) === figures(third) && isNear(figures(text), figures(second));
  return isAgreed ? second : text;
}

const figures = (text: string): string => text.replace(/\D/gu, '');

const isNear = (left: string, right: string): boolean =>
  left.length === right.length && Array.from(left).filter((sign, at) => sign !== right[at]).length <= 2;

/** The box around several words of one page. */
export function boxAround(words: readonly LetterWord[]): PageBox | undefined {
  const first = words[0];
  if (first === undefined) return undefined;
  const onPage = words.filter((word) => word.box.page === first.box.page).map((word) => word.box);
  const left = Math.min(...onPage.map((box) => box.left));
  const top = Math.min(...onPage.map((box) => box.top));
  const right = Math.max(...onPage.map((box) => box.left + box.width));
  const bottom = Math.max(...onPage.map((box) => box.top + box.height));
  return { page: first.box.page, left, top, width: right - left, height: bottom - top };
}

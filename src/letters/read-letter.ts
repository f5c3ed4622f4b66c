import type { ReadProblem } from '../domain/permit-letter.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { compareWithDocument } from './documents/compare-document.ts';
import { readZone } from './documents/document-zone.ts';
import { withoutDocuments } from './documents/without-documents.ts';
import { fillGaps } from './fields/fill-gaps.ts';
import { readFields } from './fields/read-fields.ts';
import type { PageImage, ReadLetter, ReadOptions } from './letter-reader.ts';
import { spellNames } from './names/spell-names.ts';
import { mostPages } from './sheet/limits.ts';
import type { PageText } from './text/page-text.ts';

export interface PageRead {
  readonly text: PageText;
  /** A second reading of the same page, where there is one. */
  readonly secondText?: PageText;
  readonly picture: PageImage;
}

/** A page that is opened and read when its turn comes, so that only one is in memory at a time. */
export type PendingPage = (page: number, onFirst: FirstText) => Promise<Result<PageRead, ReadProblem>>;

/** Told what a page says at first sight, before its numbers and names are read again. */
export type FirstText = (text: PageText) => void;

/**
 * Reads a letter page by page and then finds its fields. A letter that tells of no permit is a reading of
 * kind `other`, with its pages, so that the clerk can see it; a letter without any text is a problem.
 */
export async function readLetter(
  open: () => Promise<Result<readonly PendingPage[], ReadProblem>>,
  options: ReadOptions,
): Promise<Result<ReadLetter, ReadProblem>> {
  const isCancelled = (): boolean => options.cancellation?.aborted === true;
  if (isCancelled()) return fail({ kind: 'cancelled' });
  options.onProgress?.({ stage: 'opening', done: 0, page: 0, pages: 0 });
  const opened = await open();
  if (!opened.ok) return opened;
  const pending = opened.value;
  if (pending.length > mostPages)
    return fail({ kind: 'too-many-pages', pages: pending.length, limit: mostPages });
  const context = { today: options.today, series: options.series };
  const texts: PageText[] = [];
  const seconds: PageText[] = [];
  const pictures: PageImage[] = [];
  for (const [page, readPage] of pending.entries()) {
    if (isCancelled()) return fail({ kind: 'cancelled' });
    const tell = (share: number): void =>
      options.onProgress?.({
        stage: 'recognising',
        done: 0.05 + (0.9 * (page + share)) / pending.length,
        page: page + 1,
        pages: pending.length,
      });
    tell(0);
    const read = await readPage(page, (first) => {
      if (isCancelled()) return;
      tell(firstSight);
      options.onFound?.(readFields([...texts, first], context));
    });
    if (isCancelled()) return fail({ kind: 'cancelled' });
    if (!read.ok) return read;
    texts.push(read.value.text);
    seconds.push(read.value.secondText ?? read.value.text);
    pictures.push(read.value.picture);
  }
  const signs = texts.flatMap((text) => text.words).reduce((sum, word) => sum + letters(word.text), 0);
  if (signs < fewestLetters) return fail({ kind: 'no-text' });
  const pages = pending.length;
  options.onProgress?.({ stage: 'finding-fields', done: 0.97, page: pages, pages });
  const zone = texts.map(({ zoneLines = [] }) => readZone(zoneLines)).find((found) => found !== undefined);
  const read = readFields(spellNames(withoutDocuments(texts)), context);
  const isReadTwice = seconds.some((text, page) => text !== texts[page]);
  const reading = isReadTwice ? fillGaps(read, readFields(withoutDocuments(seconds), context)) : read;
  return ok({
    reading: zone === undefined ? reading : compareWithDocument(reading, zone),
    pages: pictures,
  });
}

/** The share of a page's time that goes before its first sight. */
const firstSight = 0.7;

/** Fewer letters than this are specks on an empty page. */
const fewestLetters = 25;

const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;

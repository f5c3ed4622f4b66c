import type { LetterReading, ReadProblem } from '../domain/permit-letter.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { compareWithDocument } from './documents/compare-document.ts';
import { readZone } from './documents/document-zone.ts';
import { withoutDocuments } from './documents/without-documents.ts';
import { fillGaps } from './fields/fill-gaps.ts';
import { lacksFields } from './fields/lacks-fields.ts';
import { readFields } from './fields/read-fields.ts';
import type { PageImage, ReadLetter, ReadOptions } from './letter-reader.ts';
import { findCountries } from './names/letter-countries.ts';
import { spellNames } from './names/spell-names.ts';
import { mostPages } from './sheet/limits.ts';
import { lackingModels } from './sheet/read-names.ts';
import type { PageText } from './text/page-text.ts';

export interface PageRead {
  readonly text: PageText;
  readonly picture?: PageImage;
  readonly repeat?: PageRepeat;
}

/** The ways to look at a page a second time; `read` does in another light. The page stays in memory until it is forgotten. */
export interface PageRepeat {
  read(): Promise<Result<PageText, ReadProblem>>;
  /** What was read, its names by the models for citizens of these countries too (ISO 3166-1 alpha-3). */
  readNames(countries: readonly string[]): Promise<Result<PageText, ReadProblem>>;
  forget(): void;
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
  if (isCancelled(options)) return fail({ kind: 'cancelled' });
  options.onProgress?.({ stage: 'opening', done: 0, page: 0, pages: 0 });
  const opened = await open();
  if (!opened.ok) return opened;
  const pending = opened.value;
  if (pending.length > mostPages)
    return fail({ kind: 'too-many-pages', pages: pending.length, limit: mostPages });
  const pages: PageRead[] = [];
  try {
    const problem = (await readPages(pending, options, pages)) ?? noText(pages);
    if (problem !== undefined) return fail(problem);
    const count = pages.length;
    options.onProgress?.({ stage: 'finding-fields', done: 0.97, page: count, pages: count });
    const reading = await findFields(pages, options);
    return reading.ok
      ? ok({ reading: reading.value, pages: pages.flatMap(({ picture }) => picture ?? []) })
      : reading;
  } finally {
    for (const { repeat } of pages) repeat?.forget();
  }
}

const isCancelled = ({ cancellation }: ReadOptions): boolean => cancellation?.aborted === true;

/** Adds the pages to those that were read, until a problem comes. */
async function readPages(
  pending: readonly PendingPage[],
  options: ReadOptions,
  pages: PageRead[],
): Promise<ReadProblem | undefined> {
  for (const [page, readPage] of pending.entries()) {
    if (isCancelled(options)) return { kind: 'cancelled' };
    const tell = (share: number): void =>
      options.onProgress?.({
        stage: 'recognising',
        done: 0.05 + (0.9 * (page + share)) / pending.length,
        page: page + 1,
        pages: pending.length,
      });
    tell(0);
    const read = await readPage(page, (first) => {
      if (isCancelled(options)) return;
      tell(firstSight);
      options.onFound?.(readFields([...pages.map(({ text }) => text), first], options));
    });
    if (!read.ok) return read.error;
    pages.push(read.value);
    if (isCancelled(options)) return { kind: 'cancelled' };
  }
  return undefined;
}

function noText(pages: readonly PageRead[]): ReadProblem | undefined {
  const signs = pages.flatMap(({ text }) => text.words).reduce((sum, word) => sum + letters(word.text), 0);
  return signs < fewestLetters ? { kind: 'no-text' } : undefined;
}

/** The fields of all pages; where they lack what letters hold, also of a second reading of the pages. */
async function findFields(
  pages: readonly PageRead[],
  options: ReadOptions,
): Promise<Result<LetterReading, ReadProblem>> {
  const named = await readNamesByCountries(pages, options);
  if (!named.ok) return named;
  const texts = named.value;
  const zone = texts.map(({ zoneLines = [] }) => readZone(zoneLines)).find((found) => found !== undefined);
  let reading = readFields(spellNames(withoutDocuments(texts)), options);
  if (lacksFields(reading) && pages.some(({ repeat }) => repeat !== undefined)) {
    const seconds: PageText[] = [];
    for (const { text, repeat } of pages) {
      const second = (await repeat?.read()) ?? ok(text);
      if (isCancelled(options)) return fail({ kind: 'cancelled' });
      if (!second.ok) return second;
      seconds.push(second.value);
    }
    reading = fillGaps(reading, readFields(withoutDocuments(seconds), options));
  }
  return ok(zone === undefined ? reading : compareWithDocument(reading, zone));
}

/**
 * The pages' texts. Names on one page may be of a country that another page tells: then the models for its letters have
 * not been asked.
 */
async function readNamesByCountries(
  pages: readonly PageRead[],
  options: ReadOptions,
): Promise<Result<readonly PageText[], ReadProblem>> {
  const countries = findCountries(withoutDocuments(pages.map(({ text }) => text)));
  const texts: PageText[] = [];
  for (const { text, repeat } of pages) {
    const lacks = repeat !== undefined && lackingModels(text, countries).length > 0;
    const read = lacks ? await repeat.readNames(countries) : ok(text);
    if (isCancelled(options)) return fail({ kind: 'cancelled' });
    if (!read.ok) return read;
    texts.push(read.value);
  }
  return ok(texts);
}

/** The share of a page's time that goes before its first sight. */
const firstSight = 0.7;

/** Fewer letters than this are specks on an empty page. */
const fewestLetters = 25;

const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;

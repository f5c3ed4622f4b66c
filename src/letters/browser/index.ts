import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { LetterReader, ReadOptions } from '../letter-reader.ts';
import { type OpenFile, readFiles } from '../read-files.ts';
import type { PendingPage } from '../read-letter.ts';
import { checkFile, checkPages } from '../sheet/check-file.ts';
import { forgetWords } from '../text/vocabulary.ts';
import { type Delay, WarmEngine } from '../warm-engine.ts';
import { absoluteAssets, type BrowserAssets } from './assets.ts';
import { openPdf } from './open-pdf.ts';
import { SheetClient } from './sheet-client.ts';

export type { BrowserAssets } from './assets.ts';

export interface BrowserLetterReaderOptions {
  /** When to end a worker that nobody uses; after two minutes unless told otherwise. */
  readonly whenIdle?: Delay;
}

const afterTwoMinutes: Delay = (callback) => {
  const timer = setTimeout(callback, 120_000);
  return () => clearTimeout(timer);
};

/** Reads letters in the browser, offline: pixels in a worker of its own, recognition and PDF in theirs. */
export function createBrowserLetterReader(
  given: BrowserAssets,
  options: BrowserLetterReaderOptions = {},
): LetterReader {
  const assets = absoluteAssets(given, document.baseURI);
  const sheets = new WarmEngine(async () => new SheetClient(assets), options.whenIdle ?? afterTwoMinutes);

  const openFile = async (
    bytes: Uint8Array,
    { cancellation }: ReadOptions,
  ): Promise<Result<OpenFile, ReadProblem>> => {
    const checked = checkFile(bytes);
    if (!checked.ok) return checked;
    if (checked.value.kind === 'picture') {
      const readPicture: PendingPage = async (page, onFirst) =>
        (await sheets.take()).readPicture(bytes, page, onFirst);
      return ok({ pages: [readPicture], close: async () => undefined });
    }
    const pdf = await openPdf(bytes, assets);
    if (!pdf.ok) return pdf;
    const tooMany = checkPages(pdf.value.pages);
    if (tooMany !== undefined) {
      await pdf.value.close();
      return fail(tooMany);
    }
    const readPdfPage =
      (index: number): PendingPage =>
      async (page, onFirst) => {
        const drawn = await pdf.value.openPage(index).catch(() => undefined);
        if (drawn === undefined) return fail({ kind: 'damaged-file' });
        if (cancellation?.aborted === true) return fail({ kind: 'cancelled' });
        return (await sheets.take()).readDrawn(drawn.bitmap, drawn.plan.layer, page, onFirst);
      };
    const pages = Array.from({ length: pdf.value.pages }, (_, index) => readPdfPage(index));
    return ok({ pages, close: () => pdf.value.close() });
  };

  return {
    read: (files, readOptions) => readFiles(files, readOptions, { openFile, engine: sheets }),
    close: async () => {
      forgetWords();
      await sheets.stop();
    },
  };
}

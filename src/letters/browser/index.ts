import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { orCancelled } from '../cancellable.ts';
import type { LetterFile, LetterReader } from '../letter-reader.ts';
import { type PendingPage, readLetter } from '../read-letter.ts';
import { checkFile } from '../sheet/check-file.ts';
import { type Delay, WarmEngine } from '../warm-engine.ts';
import { absoluteAssets, type BrowserAssets } from './assets.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
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

  const pagesOf = async (
    file: LetterFile,
    opened: OpenPdf[],
  ): Promise<Result<readonly PendingPage[], ReadProblem>> => {
    const checked = checkFile(file.bytes);
    if (!checked.ok) return checked;
    if (checked.value.kind === 'picture') {
      return ok([async (page) => (await sheets.take()).readPicture(file.bytes, page)]);
    }
    const pdf = await openPdf(file.bytes, assets);
    if (!pdf.ok) return pdf;
    opened.push(pdf.value);
    const readPdfPage =
      (index: number): PendingPage =>
      async (page) => {
        try {
          const { plan, bitmap } = await pdf.value.openPage(index);
          return (await sheets.take()).readDrawn(bitmap, plan.layer, page);
        } catch {
          return fail({ kind: 'damaged-file' });
        }
      };
    return ok(Array.from({ length: pdf.value.pages }, (_, index) => readPdfPage(index)));
  };

  return {
    async read(files, readOptions) {
      const opened: OpenPdf[] = [];
      const openAll = async (): Promise<Result<readonly PendingPage[], ReadProblem>> => {
        const pages: PendingPage[] = [];
        if (files.length === 0) return fail({ kind: 'empty-file' });
        for (const file of files) {
          const own = await pagesOf(file, opened);
          if (!own.ok) return own;
          pages.push(...own.value);
        }
        return ok(pages);
      };
      const cancelled = fail<ReadProblem>({ kind: 'cancelled' });
      const outcome = await orCancelled(
        readLetter(openAll, readOptions),
        readOptions.cancellation,
        cancelled,
      );
      // Ending the worker ends its job at once; the next letter starts another.
      if (outcome === cancelled || (!outcome.ok && outcome.error.kind === 'reader-unavailable'))
        await sheets.stop();
      else sheets.rest();
      await Promise.all(opened.map((pdf) => pdf.close()));
      return outcome;
    },
    close: () => sheets.stop(),
  };
}

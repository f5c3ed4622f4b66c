import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { orCancelled } from '../cancellable.ts';
import { type RecognisingEngine, recogniserOf } from '../engine-recogniser.ts';
import type { LetterFile, LetterReader } from '../letter-reader.ts';
import { greyFromColour } from '../page/grey-page.ts';
import { type PageRead, type PendingPage, readLetter } from '../read-letter.ts';
import { RecogniserFailure } from '../recognition/recogniser.ts';
import { checkFile } from '../sheet/check-file.ts';
import { readSheet, type Sheet } from '../sheet/read-sheet.ts';
import { type Delay, WarmEngine } from '../warm-engine.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { openPicture, showPage } from './pictures.ts';
import { startTesseract } from './tesseract-engine.ts';

export interface NodeLetterReaderOptions {
  /** Starts the recognition engine; tesseract.js with the Danish model unless told otherwise. */
  readonly startEngine?: () => Promise<RecognisingEngine>;
  /** When to stop an engine that nobody uses; after a minute unless told otherwise. */
  readonly whenIdle?: Delay;
}

const afterAMinute: Delay = (callback) => {
  const timer = setTimeout(callback, 60_000);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Reads letters in Node: the same rules as in the browser, with canvas, pdf.js and tesseract.js from npm. */
export function createNodeLetterReader(options: NodeLetterReaderOptions = {}): LetterReader {
  const engine = new WarmEngine(options.startEngine ?? startTesseract, options.whenIdle ?? afterAMinute);

  const readOne = async (
    open: () => Promise<Sheet>,
    page: number,
  ): Promise<Result<PageRead, ReadProblem>> => {
    let sheet: Sheet;
    try {
      sheet = await open();
    } catch {
      return fail({ kind: 'damaged-file' });
    }
    try {
      const { upright, ...texts } = await readSheet(sheet, page, recogniserOf(engine));
      return ok({ ...texts, picture: await showPage(upright) });
    } catch (error) {
      if (error instanceof RecogniserFailure) return fail({ kind: 'reader-unavailable' });
      throw error;
    }
  };

  const pagesOf = async (
    file: LetterFile,
    opened: OpenPdf[],
  ): Promise<Result<readonly PendingPage[], ReadProblem>> => {
    const checked = checkFile(file.bytes);
    if (!checked.ok) return checked;
    if (checked.value.kind === 'picture') {
      return ok([
        (page) => readOne(async () => ({ picture: greyFromColour(await openPicture(file.bytes)) }), page),
      ]);
    }
    const pdf = await openPdf(file.bytes);
    if (!pdf.ok) return pdf;
    opened.push(pdf.value);
    const open = (index: number) => async (): Promise<Sheet> => {
      const opening = await pdf.value.openPage(index);
      return { picture: greyFromColour(await opening.draw()), layer: opening.plan.layer };
    };
    return ok(
      Array.from(
        { length: pdf.value.pages },
        (_, index): PendingPage =>
          (page) =>
            readOne(open(index), page),
      ),
    );
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
      // The engine knows no way to stop a job but to end; the next letter starts another.
      if (outcome === cancelled) await engine.stop();
      else engine.rest();
      await Promise.all(opened.map((pdf) => pdf.close()));
      return outcome;
    },
    close: () => engine.stop(),
  };
}

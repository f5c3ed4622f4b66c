import { availableParallelism } from 'node:os';
import type { Cancellation } from '../../domain/cancellation.ts';
import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { nameModelsOf } from '../engine-name-models.ts';
import { type RecognisingEngine, recogniserOf } from '../engine-recogniser.ts';
import type { LetterReader, PageImage, ReadOptions } from '../letter-reader.ts';
import { type GreyPage, greyFromColour } from '../page/grey-page.ts';
import { type OpenFile, readFiles } from '../read-files.ts';
import type { FirstText, PageRead, PageRepeat, PendingPage } from '../read-letter.ts';
import { type NameEngines, startNameEngines } from '../recognition/name-models.ts';
import { orUnavailable } from '../recognition/recogniser.ts';
import { enginesFor, startSideBySide } from '../recognition/side-by-side.ts';
import { checkFile, checkPages } from '../sheet/check-file.ts';
import { type KeptSheet, readSheet, type Sheet } from '../sheet/read-sheet.ts';
import { type Delay, WarmEngine } from '../warm-engine.ts';
import { openPdf } from './open-pdf.ts';
import { openPicture, showPage } from './pictures.ts';
import { startTesseract } from './tesseract-engine.ts';

export interface NodeLetterReaderOptions {
  /** False where nobody looks at the pages: a letter then comes without pictures of them. */
  readonly pictures?: boolean;
  /** Starts the recognition engine; tesseract.js with the Danish model unless told otherwise. */
  readonly startEngine?: () => Promise<RecognisingEngine>;
  /** Starts the models that read names beside the Danish one. */
  readonly startNames?: () => Promise<NameEngines>;
  /** When to stop an engine that nobody uses; after a minute unless told otherwise. */
  readonly whenIdle?: Delay;
}

const repeatOf = (kept: KeptSheet): PageRepeat => ({
  read: () => orUnavailable(() => kept.readAgain()),
  readNames: (countries) => orUnavailable(() => kept.readNames(countries)),
  forget: () => undefined,
});

const afterAMinute: Delay = (callback) => {
  const timer = setTimeout(callback, 60_000);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Reads letters in Node: the same rules as in the browser, with canvas, pdf.js and tesseract.js from npm. */
export function createNodeLetterReader(options: NodeLetterReaderOptions = {}): LetterReader {
  const engine = new WarmEngine(
    options.startEngine ??
      (() => startSideBySide(() => startTesseract(), enginesFor(availableParallelism()))),
    options.whenIdle ?? afterAMinute,
  );

  const names = new WarmEngine(
    options.startNames ?? (async () => startNameEngines(startTesseract)),
    options.whenIdle ?? afterAMinute,
  );
  const engines = {
    rest: () => {
      engine.rest();
      names.rest();
    },
    // Models that are still starting end when they have started; nobody who cancels waits for that.
    stop: async () => {
      void names.stop();
      await engine.stop();
    },
  };

  const show = (page: GreyPage): PageImage | undefined =>
    options.pictures === false ? undefined : showPage(page);

  const readOne = async (
    open: () => Promise<Sheet>,
    page: number,
    onFirst: FirstText,
    cancellation: Cancellation | undefined,
  ): Promise<Result<PageRead, ReadProblem>> => {
    let sheet: Sheet;
    try {
      sheet = await open();
    } catch {
      return fail({ kind: 'damaged-file' });
    }
    return orUnavailable(async () => {
      let picture: PageImage | undefined;
      const { text, upright, kept } = await readSheet(sheet, page, recogniserOf(engine, cancellation), {
        names: nameModelsOf(names),
        onFirst: (first, page) => {
          onFirst(first);
          picture = show(page);
        },
      });
      picture ??= show(upright);
      return {
        text,
        ...(picture === undefined ? {} : { picture }),
        ...(kept === undefined ? {} : { repeat: repeatOf(kept) }),
      };
    });
  };

  const openFile = async (
    bytes: Uint8Array,
    { cancellation }: ReadOptions,
  ): Promise<Result<OpenFile, ReadProblem>> => {
    const checked = checkFile(bytes);
    if (!checked.ok) return checked;
    if (checked.value.kind === 'picture') {
      const open = async (): Promise<Sheet> => ({ picture: greyFromColour(await openPicture(bytes)) });
      return ok({
        pages: [(page, onFirst) => readOne(open, page, onFirst, cancellation)],
        close: async () => undefined,
      });
    }
    const pdf = await openPdf(bytes);
    if (!pdf.ok) return pdf;
    const tooMany = checkPages(pdf.value.pages);
    if (tooMany !== undefined) {
      await pdf.value.close();
      return fail(tooMany);
    }
    const open = (index: number) => async (): Promise<Sheet> => {
      const opening = await pdf.value.openPage(index);
      return { picture: greyFromColour(await opening.draw()), layer: opening.plan.layer };
    };
    const readPdfPage =
      (index: number): PendingPage =>
      (page, onFirst) =>
        readOne(open(index), page, onFirst, cancellation);
    const pages = Array.from({ length: pdf.value.pages }, (_, index) => readPdfPage(index));
    return ok({ pages, close: () => pdf.value.close() });
  };

  return {
    read: (files, readOptions) => readFiles(files, readOptions, { openFile, engine: engines }),
    close: async () => {
      await Promise.all([names.stop(), engine.stop()]);
    },
  };
}

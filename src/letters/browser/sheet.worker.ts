import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, type Result } from '../../domain/result.ts';
import { nameModelsOf } from '../engine-name-models.ts';
import { type RecognisingEngine, recogniserOf } from '../engine-recogniser.ts';
import type { PageImage } from '../letter-reader.ts';
import { greyFromColour } from '../page/grey-page.ts';
import { type NameEngines, startNameEngines } from '../recognition/name-models.ts';
import { orUnavailable } from '../recognition/recogniser.ts';
import { enginesFor, startSideBySide } from '../recognition/side-by-side.ts';
import { readSheet, type Sheet } from '../sheet/read-sheet.ts';
import type { PageText } from '../text/page-text.ts';
import { WarmEngine } from '../warm-engine.ts';
import { pixelsOf, showPage } from './canvas-pages.ts';
import type { KeptPage, PageRequest, SheetReply, SheetRequest } from './sheet-messages.ts';
import { startTesseract } from './tesseract-engine.ts';

/** What a dedicated worker's global scope is used for here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<SheetRequest>) => void) | null;
  postMessage(message: SheetReply, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let engine: WarmEngine<RecognisingEngine> | undefined;
let names: WarmEngine<NameEngines> | undefined;

/** Second readings of pages, by the request that read them first; each holds its page in memory. */
const repeats = new Map<number, () => Promise<PageText>>();

async function openSheet(request: PageRequest): Promise<Sheet> {
  if (request.kind === 'drawn') {
    return { picture: greyFromColour(pixelsOf(request.bitmap)), layer: request.layer };
  }
  // createImageBitmap turns photographs upright as their EXIF says.
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(request.bytes)]));
  return { picture: greyFromColour(pixelsOf(bitmap)) };
}

async function readPage(request: PageRequest): Promise<Result<KeptPage, ReadProblem>> {
  if (engine === undefined || names === undefined) throw new Error('The sheet worker was not started');
  const recogniser = recogniserOf(engine);
  const models = nameModelsOf(names);
  let sheet: Sheet;
  try {
    sheet = await openSheet(request);
  } catch {
    return fail({ kind: 'damaged-file' });
  }
  return orUnavailable(async () => {
    let picture: Promise<PageImage> | undefined;
    const { text, upright, readAgain } = await readSheet(sheet, request.page, recogniser, {
      names: models,
      onFirst: (first, page) => {
        scope.postMessage({ id: request.id, first }, []);
        picture = showPage(page);
      },
    });
    if (readAgain !== undefined) repeats.set(request.id, readAgain);
    return { text, picture: await (picture ?? showPage(upright)), isKept: readAgain !== undefined };
  });
}

async function readPageAgain(id: number): Promise<Result<PageText, ReadProblem>> {
  const readAgain = repeats.get(id);
  if (readAgain === undefined) throw new Error('A page that was not kept cannot be read again');
  return orUnavailable(readAgain);
}

scope.onmessage = ({ data: request }) => {
  if (request.kind === 'start') {
    const { assets } = request;
    // The whole worker is ended when idle, and these engines with it.
    engine = new WarmEngine(
      () => startSideBySide(() => startTesseract(assets), enginesFor(navigator.hardwareConcurrency)),
      () => () => undefined,
    );
    names = new WarmEngine(
      async () => startNameEngines((language) => startTesseract(assets, language)),
      () => () => undefined,
    );
    return;
  }
  if (request.kind === 'forget') {
    repeats.delete(request.id);
    return;
  }
  if (request.kind === 'again') {
    const { id } = request;
    readPageAgain(id).then((again) => scope.postMessage({ id, again }, []), reportError);
    return;
  }
  readPage(request).then((read) => {
    const picture = read.ok ? read.value.picture : undefined;
    const transfer = picture === undefined ? [] : [picture.bytes.buffer as ArrayBuffer];
    scope.postMessage({ id: request.id, read }, transfer);
    // A bug must reach the page, which waits for an answer.
  }, reportError);
};

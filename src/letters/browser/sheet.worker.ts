import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, type Result } from '../../domain/result.ts';
import { nameModelsOf } from '../engine-name-models.ts';
import { type RecognisingEngine, recogniserOf } from '../engine-recogniser.ts';
import type { PageImage } from '../letter-reader.ts';
import { greyFromColour } from '../page/grey-page.ts';
import { type NameEngines, startNameEngines } from '../recognition/name-models.ts';
import { orUnavailable } from '../recognition/recogniser.ts';
import { enginesFor, startSideBySide } from '../recognition/side-by-side.ts';
import { type KeptSheet, readSheet, type Sheet } from '../sheet/read-sheet.ts';
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

/** Pages that may be looked at again, by the request that read them first; each is held in memory. */
const keptSheets = new Map<number, KeptSheet>();

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
    const { text, upright, kept } = await readSheet(sheet, request.page, recogniser, {
      names: models,
      onFirst: (first, page) => {
        scope.postMessage({ id: request.id, first }, []);
        picture = showPage(page);
      },
    });
    if (kept !== undefined) keptSheets.set(request.id, kept);
    return { text, picture: await (picture ?? showPage(upright)), isKept: kept !== undefined };
  });
}

async function readPageAgain(
  request: Extract<SheetRequest, { kind: 'again' | 'names' }>,
): Promise<Result<PageText, ReadProblem>> {
  const kept = keptSheets.get(request.id);
  if (kept === undefined) throw new Error('A page that was not kept cannot be read again');
  return orUnavailable(() =>
    request.kind === 'again' ? kept.readAgain() : kept.readNames(request.countries),
  );
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
    keptSheets.delete(request.id);
    return;
  }
  if (request.kind === 'again' || request.kind === 'names') {
    const { id } = request;
    readPageAgain(request).then((again) => scope.postMessage({ id, again }, []), reportError);
    return;
  }
  readPage(request).then((read) => {
    const picture = read.ok ? read.value.picture : undefined;
    const transfer = picture === undefined ? [] : [picture.bytes.buffer as ArrayBuffer];
    scope.postMessage({ id: request.id, read }, transfer);
    // A bug must reach the page, which waits for an answer.
  }, reportError);
};

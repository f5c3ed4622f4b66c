import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { nameModelsOf } from '../engine-name-models.ts';
import { type RecognisingEngine, recogniserOf } from '../engine-recogniser.ts';
import { greyFromColour } from '../page/grey-page.ts';
import type { PageRead } from '../read-letter.ts';
import { type NameEngines, startNameEngines } from '../recognition/name-models.ts';
import { RecogniserFailure } from '../recognition/recogniser.ts';
import { readSheet, type Sheet } from '../sheet/read-sheet.ts';
import { WarmEngine } from '../warm-engine.ts';
import { pixelsOf, showPage } from './canvas-pages.ts';
import type { SheetReply, SheetRequest } from './sheet-messages.ts';
import { startTesseract } from './tesseract-engine.ts';

/** What a dedicated worker's global scope is used for here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<SheetRequest>) => void) | null;
  postMessage(message: SheetReply, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let engine: WarmEngine<RecognisingEngine> | undefined;
let names: WarmEngine<NameEngines> | undefined;

async function openSheet(request: Exclude<SheetRequest, { kind: 'start' }>): Promise<Sheet> {
  if (request.kind === 'drawn') {
    return { picture: greyFromColour(pixelsOf(request.bitmap)), layer: request.layer };
  }
  // createImageBitmap turns photographs upright as their EXIF says.
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(request.bytes)]));
  return { picture: greyFromColour(pixelsOf(bitmap)) };
}

async function readPage(
  request: Exclude<SheetRequest, { kind: 'start' }>,
): Promise<Result<PageRead, ReadProblem>> {
  if (engine === undefined || names === undefined) throw new Error('The sheet worker was not started');
  let sheet: Sheet;
  try {
    sheet = await openSheet(request);
  } catch {
    return fail({ kind: 'damaged-file' });
  }
  try {
    const { upright, ...texts } = await readSheet(sheet, request.page, recogniserOf(engine), {
      names: nameModelsOf(names),
      onFirst: (first) => scope.postMessage({ id: request.id, first }, []),
    });
    return ok({ ...texts, picture: await showPage(upright) });
  } catch (error) {
    if (error instanceof RecogniserFailure) return fail({ kind: 'reader-unavailable' });
    throw error;
  }
}

scope.onmessage = ({ data: request }) => {
  if (request.kind === 'start') {
    const { assets } = request;
    // The whole worker is ended when idle, and these engines with it.
    engine = new WarmEngine(
      () => startTesseract(assets),
      () => () => undefined,
    );
    names = new WarmEngine(
      async () => startNameEngines((language) => startTesseract(assets, language)),
      () => () => undefined,
    );
    return;
  }
  readPage(request).then((read) => {
    const transfer = read.ok ? [read.value.picture.bytes.buffer as ArrayBuffer] : [];
    scope.postMessage({ id: request.id, read }, transfer);
    // A bug must reach the page, which waits for an answer.
  }, reportError);
};

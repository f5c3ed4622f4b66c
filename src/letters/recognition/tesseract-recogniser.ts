import type { GreyPage } from '../page/grey-page.ts';
import type { RecognisedWord, Recogniser, RecognitionMode } from './recogniser.ts';

interface TesseractWord {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}

interface TesseractBlock {
  readonly paragraphs: readonly { readonly lines: readonly { readonly words: readonly TesseractWord[] }[] }[];
}

/** The part of a tesseract.js worker that both adapters use. */
export interface TesseractEngine {
  setParameters(parameters: Record<string, string>): Promise<unknown>;
  recognise(image: Uint8Array<ArrayBuffer>): Promise<readonly TesseractBlock[]>;
}

/** Binary portable greymap (P5): the plainest picture that the engine opens. */
export function encodeGreymap(page: GreyPage): Uint8Array<ArrayBuffer> {
  const header = `P5\n${page.width} ${page.height}\n255\n`;
  const bytes = new Uint8Array(header.length + page.pixels.length);
  for (let at = 0; at < header.length; at += 1) bytes[at] = header.charCodeAt(at);
  bytes.set(page.pixels, header.length);
  return bytes;
}

// Page segmentation 3 (automatic) for pages: the engine's default, 6, drops rows of tables.
const modes: Readonly<Record<RecognitionMode, Record<string, string>>> = {
  page: { tessedit_pageseg_mode: '3', tessedit_char_whitelist: '' },
  line: { tessedit_pageseg_mode: '7', tessedit_char_whitelist: '' },
  digits: { tessedit_pageseg_mode: '7', tessedit_char_whitelist: '0123456789-' },
  zone: {
    tessedit_pageseg_mode: '7',
    tessedit_char_whitelist: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<',
  },
};

function wordsOf(blocks: readonly TesseractBlock[]): readonly RecognisedWord[] {
  const lines = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines
    .flatMap((line) => line.words)
    .filter((word) => word.text.trim() !== '')
    .map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({
      text,
      confidence: confidence / 100,
      box: { left: x0, top: y0, width: x1 - x0, height: y1 - y0 },
    }));
}

/** tesseract.js as the engine. Pages come at the size of a 300 dpi scan. */
export function makeTesseractRecogniser(engine: TesseractEngine): Recogniser {
  let current: RecognitionMode | undefined;
  const recognise: Recogniser['recognise'] = async (page, mode) => {
    if (mode !== current) {
      current = undefined;
      await engine.setParameters({ ...modes[mode], user_defined_dpi: '300', debug_file: '/dev/null' });
      current = mode;
    }
    return wordsOf(await engine.recognise(encodeGreymap(page)));
  };
  // Mode and picture are two messages to the engine: jobs of two letters must not come between them.
  let last: Promise<unknown> = Promise.resolve();
  return {
    recognise(page, mode) {
      const job = last.then(() => recognise(page, mode));
      last = job.catch(() => undefined);
      return job;
    },
  };
}

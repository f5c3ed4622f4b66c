import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM } from 'tesseract.js';
import type { RecognisingEngine } from '../engine-recogniser.ts';
import { makeTesseractRecogniser } from '../recognition/tesseract-recogniser.ts';

const require = createRequire(import.meta.url);
const modelOf = (language: string): string =>
  join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int');

/** Starts tesseract.js in a thread of its own, with a model from the installed package. */
export async function startTesseract(language = 'dan'): Promise<RecognisingEngine> {
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    langPath: modelOf(language),
    gzip: true,
    cacheMethod: 'none',
    // Failures reach the caller as rejected promises; without this they would also be thrown out of turn.
    errorHandler: () => undefined,
  });
  return {
    recogniser: makeTesseractRecogniser({
      setParameters: (parameters) => worker.setParameters(parameters),
      recognise: async (image) => {
        const { data } = await worker.recognize(Buffer.from(image.buffer), {}, { text: false, blocks: true });
        return data.blocks ?? [];
      },
    }),
    stop: async () => {
      await worker.terminate();
    },
  };
}

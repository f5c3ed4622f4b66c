import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM } from 'tesseract.js';
import type { RecognisingEngine } from '../engine-recogniser.ts';
import { makeTesseractRecogniser } from '../recognition/tesseract-recogniser.ts';

const danish = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/dan/package.json')),
  '4.0.0_best_int',
);

/** Starts tesseract.js in a thread of its own, with the Danish model from the installed package. */
export async function startTesseract(): Promise<RecognisingEngine> {
  const worker = await createWorker('dan', OEM.LSTM_ONLY, {
    langPath: danish,
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

import { createWorker, OEM } from 'tesseract.js';
import type { RecognisingEngine } from '../engine-recogniser.ts';
import { makeTesseractRecogniser } from '../recognition/tesseract-recogniser.ts';
import type { BrowserAssets } from './assets.ts';

/** Starts tesseract.js from the station's own files; nothing is cached or fetched elsewhere. */
export async function startTesseract(
  assets: Pick<BrowserAssets, 'workerPath' | 'corePath' | 'langPath'>,
  language = 'dan',
): Promise<RecognisingEngine> {
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    workerPath: assets.workerPath,
    corePath: assets.corePath,
    langPath: assets.langPath,
    workerBlobURL: false,
    gzip: true,
    cacheMethod: 'none',
    // Failures reach the caller as rejected promises; without this they would also be thrown out of turn.
    errorHandler: () => undefined,
  });
  return {
    recogniser: makeTesseractRecogniser({
      setParameters: (parameters) => worker.setParameters(parameters),
      recognise: async (image) => {
        const { data } = await worker.recognize(new Blob([image]), {}, { text: false, blocks: true });
        return data.blocks ?? [];
      },
    }),
    stop: async () => {
      await worker.terminate();
    },
  };
}

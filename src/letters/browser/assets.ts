/**
 * Where the station serves the reader's parts, all from its own origin:
 * - `workerPath`: `tesseract.js/dist/worker.min.js`.
 * - `corePath`: a folder with `tesseract-core-lstm.wasm.js`, `tesseract-core-simd-lstm.wasm.js` and
 *   `tesseract-core-relaxedsimd-lstm.wasm.js` of `tesseract.js-core`; the browser's best is chosen.
 * - `langPath`: a folder with `dan.traineddata.gz` of `@tesseract.js-data/dan/4.0.0_best_int` and the same of
 *   each of `nameLanguages` and `rareNameLanguages`, served as plain files (no `Content-Encoding: gzip`: the worker unpacks them).
 * - `pdfWorkerUrl`: `pdfjs-dist/build/pdf.worker.min.mjs`, served as JavaScript.
 * - `wasmUrl`, `standardFontDataUrl`, `cMapUrl`: the folders `wasm`, `standard_fonts` and `cmaps` of
 *   `pdfjs-dist`, each with a closing slash.
 */
export interface BrowserAssets {
  readonly workerPath: string;
  readonly corePath: string;
  readonly langPath: string;
  readonly pdfWorkerUrl: string;
  readonly wasmUrl: string;
  readonly standardFontDataUrl: string;
  readonly cMapUrl: string;
}

/** Workers resolve addresses against their own; so all are made whole where the page is known. */
export const absoluteAssets = (assets: BrowserAssets, base: string): BrowserAssets => {
  const whole = (path: string): string => new URL(path, base).href;
  return {
    workerPath: whole(assets.workerPath),
    corePath: whole(assets.corePath),
    langPath: whole(assets.langPath),
    pdfWorkerUrl: whole(assets.pdfWorkerUrl),
    wasmUrl: whole(assets.wasmUrl),
    standardFontDataUrl: whole(assets.standardFontDataUrl),
    cMapUrl: whole(assets.cMapUrl),
  };
};

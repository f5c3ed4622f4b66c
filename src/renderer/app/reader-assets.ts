// oxlint-disable-next-line import/default -- the bundler makes the address the default export
import pdfWorkerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/**
 * Where the build puts what the letter reader loads at run time: the same origin, never a network. `folder` as seen
 * from the page, with a slash behind.
 */
export function readerAssetsAt(folder: string) {
  const served = (path: string): string => new URL(folder + path, document.baseURI).href;
  return {
    workerPath: served('tess/worker.min.js'),
    corePath: served('tess'),
    langPath: served('tess'),
    pdfWorkerUrl,
    wasmUrl: served('pdf/wasm/'),
    standardFontDataUrl: served('pdf/standard_fonts/'),
    cMapUrl: served('pdf/cmaps/'),
  };
}

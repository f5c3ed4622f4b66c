import type { PDFPageProxy } from 'pdfjs-dist';
import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { mostPicturePixels } from '../sheet/limits.ts';
import { type PlannedPage, pdfProblemOf, planPage, stepNumbersOf } from '../sheet/pdf-document.ts';
import type { BrowserAssets } from './assets.ts';

export interface OpenPdf {
  readonly pages: number;
  openPage(page: number): Promise<OpenPdfPage>;
  close(): Promise<void>;
}

export interface OpenPdfPage {
  readonly plan: PlannedPage;
  readonly bitmap: ImageBitmap;
}

/** Opens a PDF with pdf.js, which parses in its own worker. It is fetched when the first PDF comes. */
export async function openPdf(
  bytes: Uint8Array,
  assets: BrowserAssets,
): Promise<Result<OpenPdf, ReadProblem>> {
  const pdfjs = await import('pdfjs-dist');
  pdfjs.GlobalWorkerOptions.workerSrc = assets.pdfWorkerUrl;
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over, so it is given a copy.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    wasmUrl: assets.wasmUrl,
    standardFontDataUrl: assets.standardFontDataUrl,
    cMapUrl: assets.cMapUrl,
    cMapPacked: true,
    // Larger pictures are left out: opening one may take all memory.
    maxImageSize: mostPicturePixels,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages < 1) return fail({ kind: 'damaged-file' });
    const numbers = stepNumbersOf(pdfjs.OPS);
    return ok({
      pages: document.numPages,
      openPage: async (index) => {
        const page = await document.getPage(index + 1);
        const plan = await planPage(page, numbers);
        return { plan, bitmap: await drawPage(page, plan.scale) };
      },
      close: () => task.destroy(),
    });
  } catch (error) {
    await task.destroy();
    return fail(pdfProblemOf(error));
  }
}

async function drawPage(page: PDFPageProxy, scale: number): Promise<ImageBitmap> {
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  // "print" draws without waiting for frames, which a hidden window does not get.
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  page.cleanup();
  const bitmap = await createImageBitmap(canvas);
  canvas.width = 0;
  return bitmap;
}

import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ColourPage } from '../page/grey-page.ts';
import { mostPicturePixels } from '../sheet/limits.ts';
import { type PlannedPage, pdfProblemOf, planPage, stepNumbersOf } from '../sheet/pdf-document.ts';
import { loadPdfjs, type Pdfjs } from './pdfjs.ts';

export interface OpenPdf {
  readonly pages: number;
  openPage(page: number): Promise<OpenPdfPage>;
  close(): Promise<void>;
}

export interface OpenPdfPage {
  readonly plan: PlannedPage;
  draw(): Promise<ColourPage>;
}

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => `${packageFolder}${sep}${name}${sep}`;

export async function openPdf(bytes: Uint8Array): Promise<Result<OpenPdf, ReadProblem>> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over, so it is given a copy.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    wasmUrl: folder('wasm'),
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    // Larger pictures are left out: opening one may take all memory.
    maxImageSize: mostPicturePixels,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document: PDFDocumentProxy = await task.promise;
    if (document.numPages < 1) return fail({ kind: 'damaged-file' });
    return ok({
      pages: document.numPages,
      openPage: async (page) => openPage(pdfjs, await document.getPage(page + 1)),
      close: () => task.destroy(),
    });
  } catch (error) {
    await task.destroy();
    return fail(pdfProblemOf(error));
  }
}

async function openPage({ OPS }: Pdfjs, page: PDFPageProxy): Promise<OpenPdfPage> {
  const plan = await planPage(page, stepNumbersOf(OPS));
  return {
    plan,
    draw: async () => {
      const viewport = page.getViewport({ scale: plan.scale });
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      // The two canvases are alike in all that pdf.js uses of them.
      await page.render({ canvas: canvas as never, viewport, intent: 'print' }).promise;
      page.cleanup();
      return {
        width: canvas.width,
        height: canvas.height,
        rgba: context.getImageData(0, 0, canvas.width, canvas.height).data,
      };
    },
  };
}

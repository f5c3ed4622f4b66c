import type { ReadProblem } from '../../domain/permit-letter.ts';
import { drawnDpi, longestDrawnSide } from './limits.ts';
import {
  largestPictureShare,
  layerOf,
  type PdfStepNumbers,
  type PdfSteps,
  type PdfTextItem,
} from './pdf-layer.ts';
import { holdsText, type TextLayer } from './text-layer.ts';

export interface PdfViewport {
  readonly width: number;
  readonly height: number;
  readonly transform: ArrayLike<number>;
}

/** The part of pdf.js's page that is used in every place it runs. */
export interface PdfPageSource {
  getViewport(options: { scale: number }): PdfViewport;
  getTextContent(): Promise<{ readonly items: readonly unknown[] }>;
  getOperatorList(): Promise<PdfSteps>;
}

export interface PlannedPage {
  readonly layer: TextLayer;
  /** Pixels per PDF point at which to draw it. */
  readonly scale: number;
}

const isTextItem = (item: unknown): item is PdfTextItem =>
  typeof item === 'object' && item !== null && 'str' in item && 'transform' in item;

/** Takes a page's text, and decides how large to draw it: text needs no more than showing. */
export async function planPage(page: PdfPageSource, numbers: PdfStepNumbers): Promise<PlannedPage> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items = content.items.filter(isTextItem);
  const share =
    items.length === 0
      ? 0
      : largestPictureShare(await page.getOperatorList(), numbers, viewport.width * viewport.height);
  const layer = layerOf(items, viewport, share);
  const dpi = holdsText(layer) && !layer.underPicture ? drawnDpi.shown : drawnDpi.recognised;
  const scale = Math.min(dpi / 72, longestDrawnSide / Math.max(viewport.width, viewport.height));
  return { layer, scale };
}

/** What pdf.js's exceptions mean to a clerk. They are told apart by name, as its own documentation does. */
export function pdfProblemOf(error: unknown): ReadProblem {
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException' ? { kind: 'encrypted-pdf' } : { kind: 'damaged-file' };
}

type StepName =
  | 'save'
  | 'restore'
  | 'transform'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd'
  | 'paintImageXObject'
  | 'paintImageMaskXObject'
  | 'paintInlineImageXObject';

/** Picks the steps that are looked at out of pdf.js's table. */
export const stepNumbersOf = (table: Readonly<Record<StepName, number>>): PdfStepNumbers => ({
  save: table.save,
  restore: table.restore,
  transform: table.transform,
  paintFormXObjectBegin: table.paintFormXObjectBegin,
  paintFormXObjectEnd: table.paintFormXObjectEnd,
  pictures: [table.paintImageXObject, table.paintImageMaskXObject, table.paintInlineImageXObject],
});

import type { TextLayer, TextRun } from './text-layer.ts';

/** A matrix as PDF writes it: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number];

const multiply = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

const asMatrix = (numbers: ArrayLike<number>): Matrix => [
  numbers[0] ?? 1,
  numbers[1] ?? 0,
  numbers[2] ?? 0,
  numbers[3] ?? 1,
  numbers[4] ?? 0,
  numbers[5] ?? 0,
];

/** A text item as pdf.js gives it. */
export interface PdfTextItem {
  readonly str: string;
  readonly transform: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** The drawing steps of a page as pdf.js lists them. */
export interface PdfSteps {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** The numbers that pdf.js gives to the steps looked at here. */
export interface PdfStepNumbers {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
  readonly pictures: readonly number[];
}

/** Share of the page that its largest picture covers, 0-1. */
export function largestPictureShare(steps: PdfSteps, numbers: PdfStepNumbers, pageArea: number): number {
  let current: Matrix = [1, 0, 0, 1, 0, 0];
  const kept: Matrix[] = [];
  let largest = 0;
  steps.fnArray.forEach((step, index) => {
    const given = steps.argsArray[index];
    if (step === numbers.save) {
      kept.push(current);
    } else if (step === numbers.restore || step === numbers.paintFormXObjectEnd) {
      current = kept.pop() ?? current;
    } else if (step === numbers.transform) {
      current = multiply(current, asMatrix(given as number[]));
    } else if (step === numbers.paintFormXObjectBegin) {
      kept.push(current);
      const matrix = (given as readonly unknown[] | null)?.[0];
      if (Array.isArray(matrix)) current = multiply(current, asMatrix(matrix as number[]));
    } else if (numbers.pictures.includes(step)) {
      // A picture fills the unit square of its coordinates.
      largest = Math.max(largest, Math.abs(current[0] * current[3] - current[1] * current[2]));
    }
  });
  return pageArea === 0 ? 0 : largest / pageArea;
}

/** Pictures that cover more of the page than this are the page: a scan. */
const wholePage = 0.6;

/** A PDF page's text in its displayed pixels at scale 1. `viewport` is the page's own, its /Rotate applied. */
export function layerOf(
  items: readonly PdfTextItem[],
  viewport: { readonly width: number; readonly height: number; readonly transform: ArrayLike<number> },
  pictureShare: number,
): TextLayer {
  const view = asMatrix(viewport.transform);
  const runs = items.flatMap((item): TextRun[] => {
    if (item.str.trim() === '') return [];
    const [a, b, c, d, x, y] = multiply(view, asMatrix(item.transform));
    const along = Math.hypot(a, b);
    if (along === 0) return [];
    return [
      { text: item.str, x, y, dx: a / along, dy: b / along, length: item.width, height: Math.hypot(c, d) },
    ];
  });
  return { width: viewport.width, height: viewport.height, runs, underPicture: pictureShare > wholePage };
}

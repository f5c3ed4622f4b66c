import fontkit from '@pdf-lib/fontkit';
import { degrees, PDFDocument, type PDFFont, rgb, StandardFonts } from 'pdf-lib';
import {
  type FontKey,
  type PageDrawing,
  pageSize,
  type Shape,
  type Weight,
} from '../drawing/page-drawing.ts';
import { point } from '../drawing/text-width.ts';
import { readFont } from './fonts.ts';

const size: [number, number] = [pageSize.width / point, pageSize.height / point];

type FindFont = (font: FontKey, weight: Weight) => Promise<PDFFont>;

/** A PDF as word processors write it, with the text as text. */
export async function writeTextPdf(pages: readonly PageDrawing[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  // Ligatures would put one sign for two letters, and the widths would not hold.
  const features = { liga: false, kern: false };
  return drawText(document, pages, (font, weight) =>
    document.embedFont(readFont(font, weight), { subset: true, features }),
  );
}

/**
 * The same in the one typeface that every reader of PDFs brings along: a few kilobytes, and it looks the same
 * everywhere. For pages that were set in `sans`, whose widths are those of Helvetica, with the letters of Danish.
 */
export async function writeSmallTextPdf(pages: readonly PageDrawing[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const names = { regular: StandardFonts.Helvetica, bold: StandardFonts.HelveticaBold } as const;
  return drawText(document, pages, (font, weight) => {
    if (font !== 'sans') throw new Error(`Pages in ${font} have other widths than Helvetica`);
    return document.embedFont(names[weight]);
  });
}

async function drawText(
  document: PDFDocument,
  pages: readonly PageDrawing[],
  findFont: FindFont,
): Promise<Uint8Array> {
  const fonts = new Map<string, PDFFont>();
  const fontFor: FindFont = async (font, weight) => {
    const key = `${font} ${weight}`;
    const known = fonts.get(key) ?? (await findFont(font, weight));
    fonts.set(key, known);
    return known;
  };
  for (const drawing of pages) {
    const page = document.addPage(size);
    const up = (y: number): number => (pageSize.height - y) / point;
    const colourOf = (colour: string) => {
      const part = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return rgb(part(1), part(3), part(5));
    };
    const draw = async (shape: Shape): Promise<void> => {
      switch (shape.kind) {
        case 'text':
          page.drawText(shape.text, {
            x: shape.x / point,
            y: up(shape.y),
            size: shape.size,
            font: await fontFor(shape.font, shape.weight),
            color: colourOf(shape.colour),
            rotate: degrees(-(shape.turned ?? 0)),
          });
          return;
        case 'line':
          page.drawLine({
            start: { x: shape.from[0] / point, y: up(shape.from[1]) },
            end: { x: shape.to[0] / point, y: up(shape.to[1]) },
            thickness: shape.width / point,
            color: colourOf(shape.colour),
          });
          return;
        case 'rectangle':
          page.drawRectangle({
            x: shape.x / point,
            y: up(shape.y + shape.height),
            width: shape.width / point,
            height: shape.height / point,
            color: colourOf(shape.fill),
          });
          return;
      }
    };
    for (const shape of drawing.shapes) await draw(shape);
  }
  return document.save();
}

export interface Picture {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** A PDF as scanners write it: a picture a page, and no text. */
export async function writeImagePdf(pictures: readonly Picture[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const { jpeg, width, height, dpi } of pictures) {
    const area: [number, number] = [(width * 72) / dpi, (height * 72) / dpi];
    const page = document.addPage(area);
    page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: area[0], height: area[1] });
  }
  return document.save();
}

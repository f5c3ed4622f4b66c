import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { type FontKey, type PageDrawing, pageSize, type Shape } from '../drawing/page-drawing.ts';
import { point } from '../drawing/text-width.ts';
import { fontFiles } from './fonts.ts';

for (const [font, files] of Object.entries(fontFiles)) {
  for (const [weight, file] of Object.entries(files))
    GlobalFonts.registerFromPath(file, `specimen-${font}-${weight}`);
}

export const pixelsPerMm = (dpi: number): number => dpi / 25.4;

/** Draws a page in black on white. */
export function drawPage(page: PageDrawing, dpi: number): Canvas {
  const scale = pixelsPerMm(dpi);
  const canvas = createCanvas(Math.round(pageSize.width * scale), Math.round(pageSize.height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  for (const shape of page.shapes) drawShape(context, shape);
  context.resetTransform();
  return canvas;
}

export const fontName = (font: FontKey, weight: string): string => `specimen-${font}-${weight}`;

function drawShape(context: SKRSContext2D, shape: Shape): void {
  switch (shape.kind) {
    case 'text':
      context.save();
      context.translate(shape.x, shape.y);
      if (shape.turned !== undefined) context.rotate((shape.turned * Math.PI) / 180);
      context.font = `${shape.size * point}px "${fontName(shape.font, shape.weight)}"`;
      // The table of widths knows no kerning: the boxes of the truth must hold.
      context.fontKerning = 'none';
      context.fillStyle = shape.colour;
      context.fillText(shape.text, 0, 0);
      context.restore();
      return;
    case 'line':
      context.strokeStyle = shape.colour;
      context.lineWidth = shape.width;
      context.beginPath();
      context.moveTo(...shape.from);
      context.lineTo(...shape.to);
      context.stroke();
      return;
    case 'rectangle':
      context.fillStyle = shape.fill;
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      return;
  }
}

import { createCanvas } from '@napi-rs/canvas';
import { writeImagePdf } from '../specimens/image-pdf.ts';
import type { HeldFile } from './practice-letters.ts';

/** Grey stripes of print, as far as recognition is concerned; no words, so that nobody's are in it. */
function drawnPage(width: number, height: number): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#111';
  context.font = `${Math.round(height / 80)}px sans-serif`;
  for (let line = 1; line < 50; line += 1) {
    context.fillText(
      'Brev om ophold og bolig i kommunen, side efter side',
      width * 0.1,
      (line * height) / 52,
    );
  }
  return canvas.toBuffer('image/jpeg', 70);
}

/** A scan of so many A4 pages at 150 dpi. */
export function longScan(pages: number): HeldFile {
  const jpeg = drawnPage(1240, 1754);
  return {
    name: 'scan.pdf',
    bytes: writeImagePdf(Array.from({ length: pages }, () => ({ jpeg, width: 1240, height: 1754 }))),
  };
}

/** A photograph of 108 megapixels. */
export const hugePhotograph = (): HeldFile => ({ name: 'foto.jpg', bytes: drawnPage(9000, 12_000) });

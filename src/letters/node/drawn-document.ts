import type { Canvas } from '@napi-rs/canvas';
import { drawLetter } from './drawn-letter.ts';

/** Draws the page of a passport or card on A4 at 150 dpi: some lines of print, and the zone's lines below them. */
export function drawDocument(lines: readonly string[], zone: readonly string[]): Canvas {
  return drawLetter(lines, {
    over: (context) => {
      context.font = '24px Specimen';
      context.textAlign = 'center';
      zone.forEach((line, row) => {
        // Signs of a zone stand in places of one width: 2.54 mm each, as ICAO 9303 sets them.
        Array.from(line).forEach((sign, place) => {
          context.fillText(sign, 250 + place * 15, 900 + row * 36);
        });
      });
      context.textAlign = 'left';
    },
  });
}

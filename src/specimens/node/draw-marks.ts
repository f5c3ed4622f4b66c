import type { Canvas } from '@napi-rs/canvas';
import type { Chance } from '../chance.ts';
import type { DamageMark } from './damage-plan.ts';
import { fontName, pixelsPerMm } from './draw-page.ts';

/** Draws what hands and cups leave on paper, over and beside the print; one can still read under it. */
export function drawMarks(canvas: Canvas, marks: readonly DamageMark[], dpi: number, chance: Chance): void {
  const context = canvas.getContext('2d');
  const scale = pixelsPerMm(dpi);
  for (const mark of marks) {
    context.save();
    context.scale(scale, scale);
    const [x, y] = [chance.within(40, 160), chance.within(50, 220)];
    switch (mark) {
      case 'stamp': {
        context.translate(x, y);
        context.rotate(chance.within(-0.3, 0.3));
        context.globalAlpha = 0.45;
        const colour = chance.pick(['#27408b', '#8b2727', '#444444']);
        context.strokeStyle = colour;
        context.fillStyle = colour;
        context.lineWidth = 0.6;
        context.strokeRect(-20, -8, 40, 16);
        context.font = `5px "${fontName('narrow', 'bold')}"`;
        context.textAlign = 'center';
        context.fillText('MODTAGET', 0, -1);
        context.font = `3.4px "${fontName('narrow', 'regular')}"`;
        context.fillText('ØVELSE KOMMUNE', 0, 5);
        break;
      }
      case 'pen': {
        context.strokeStyle = chance.pick(['#1c3f94', '#222222']);
        context.lineWidth = 0.35;
        context.globalAlpha = 0.8;
        context.beginPath();
        if (chance.happens(0.5)) {
          // Somebody underlined a line.
          context.moveTo(x - 20, y);
          context.bezierCurveTo(x - 5, y + 0.8, x + 15, y - 0.6, x + 35, y + 0.4);
        } else context.ellipse(x, y, 24, 5, chance.within(-0.1, 0.1), 0, Math.PI * 2);
        context.stroke();
        break;
      }
      case 'ring':
        context.strokeStyle = '#8a5a2b';
        context.globalAlpha = 0.22;
        context.lineWidth = 2.2;
        context.beginPath();
        context.arc(x, y, chance.within(30, 42), chance.within(0, 3), chance.within(4, 6.2));
        context.stroke();
        break;
      case 'staple':
        context.strokeStyle = '#555555';
        context.lineWidth = 0.7;
        context.beginPath();
        context.moveTo(8, 9);
        context.lineTo(18, 6);
        context.stroke();
        break;
    }
    context.restore();
  }
}

import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { createChance } from '../chance.ts';
import type { PageDrawing } from '../drawing/page-drawing.ts';
import type { DamagePlan } from './damage-plan.ts';
import { drawMarks } from './draw-marks.ts';
import { drawPage } from './draw-page.ts';
import { type Corners, lightEach, moveCorners, type Pixels, soften, toBlackAndWhite } from './pixels.ts';

/** Draws a page and does to it what the plan says. `back` is what is printed on its other side. */
export function damagePage(page: PageDrawing, plan: DamagePlan, seed: number, back?: PageDrawing): Canvas {
  const canvas = drawPage(page, plan.dpi);
  if (plan.level === 'clean') return canvas;
  const chance = createChance(seed, 'marks');
  const context = canvas.getContext('2d');
  if (plan.showThrough && back !== undefined) {
    context.globalAlpha = 0.1;
    context.globalCompositeOperation = 'multiply';
    context.translate(canvas.width, 0);
    context.scale(-1, 1);
    context.drawImage(drawPage(back, plan.dpi), 0, 0);
    context.resetTransform();
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  }
  drawMarks(canvas, plan.marks, plan.dpi, chance);
  const { width, height } = canvas;
  let pixels: Pixels = {
    width,
    height,
    data: new Uint8ClampedArray(context.getImageData(0, 0, width, height).data),
  };

  const span = plan.paper - plan.ink;
  const folds = plan.fold
    ? [height / 3 + chance.between(-9, 9), (height * 2) / 3 + chance.between(-9, 9)]
    : [];
  const gain = span / 255;
  const tones = Array.from({ length: height }, (_, y) => {
    const near = Math.min(...folds.map((fold) => Math.abs(fold - y)), 6);
    return plan.ink - (6 - near) * 5;
  });
  lightEach(
    pixels,
    () => gain,
    (y) => tones[y] ?? plan.ink,
  );
  pixels = moveCorners(
    pixels,
    cornersOf(plan, width, height, () => chance.fraction()),
    plan.perspective > 0 ? 70 : plan.paper,
  );
  pixels = soften(pixels, plan.blur);

  const [towardsX, towardsY] = [Math.cos(plan.shadeTowards), Math.sin(plan.shadeTowards)];
  const grain = createChance(seed, 'grain');
  lightEach(
    pixels,
    (x, y) =>
      1 -
      plan.shade * Math.max(0, ((x / width - 0.5) * towardsX + (y / height - 0.5) * towardsY + 0.7) / 1.4),
    () => (grain.fraction() + grain.fraction() - 1) * plan.noise,
  );
  if (plan.fax) toBlackAndWhite(pixels, (plan.paper * 0.55 + plan.ink * 0.45) * (1 - plan.shade / 2));
  return turned(pixels, plan.notedInExif ? 0 : plan.quarterTurns, plan.notedInExif ? plan.quarterTurns : 0);
}

/** Where the paper's corners come to lie: turned by the skew, and drawn in where the camera stood askew. */
function cornersOf(plan: DamagePlan, width: number, height: number, fraction: () => number): Corners {
  const angle = (plan.skew * Math.PI) / 180;
  const shrink = plan.perspective > 0 ? 0.96 : 1;
  const place = (x: number, y: number): readonly [number, number] => {
    const [dx, dy] = [(x - 0.5) * width * shrink, (y - 0.5) * height * shrink];
    const push = (): number => (fraction() - 0.5) * 2 * plan.perspective * width;
    return [
      width / 2 + dx * Math.cos(angle) - dy * Math.sin(angle) + push(),
      height / 2 + dx * Math.sin(angle) + dy * Math.cos(angle) + push(),
    ];
  };
  return [place(0, 0), place(1, 0), place(1, 1), place(0, 1)];
}

/** The pixels on a canvas: turned clockwise, or turned the other way so that a note must turn them back. */
function turned(pixels: Pixels, quarters: number, noted: number): Canvas {
  const flat = createCanvas(pixels.width, pixels.height);
  const flatContext = flat.getContext('2d');
  const image = flatContext.createImageData(pixels.width, pixels.height);
  image.data.set(pixels.data);
  flatContext.putImageData(image, 0, 0);
  const turns = (quarters + (4 - noted)) % 4;
  if (turns === 0) return flat;
  const onItsSide = turns % 2 === 1;
  const canvas = createCanvas(onItsSide ? flat.height : flat.width, onItsSide ? flat.width : flat.height);
  const context = canvas.getContext('2d');
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(flat, -flat.width / 2, -flat.height / 2);
  return canvas;
}

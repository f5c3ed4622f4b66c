import { createCanvas, loadImage } from '@napi-rs/canvas';
import { flattenBackground } from '../../page/background.ts';
import { type GreyPage, greyFromColour } from '../../page/grey-page.ts';
import { cropPage, framePage, scalePage } from '../../page/resample.ts';

export type Damage = 'clean' | 'mild' | 'hard';

interface LineStyle {
  readonly font: string;
  readonly damage: Damage;
  /** 0-1, anew at each call: the same numbers draw the same line. */
  readonly chance: () => number;
}

const damages = {
  clean: { dpi: 300, paper: '#fff', ink: '#151515', noise: 0, quality: 90 },
  mild: { dpi: 200, paper: '#fff', ink: '#151515', noise: 15, quality: 65 },
  hard: { dpi: 150, paper: '#dcd6c8', ink: '#505050', noise: 32, quality: 45 },
} as const;

/** A line of print between others, scanned as badly as asked, cut out and scaled as the reader does with names. */
export async function drawLine(text: string, { font, damage, chance }: LineStyle): Promise<GreyPage> {
  const { dpi, paper, ink, noise, quality } = damages[damage];
  const size = ((10 + chance() * 2) / 72) * dpi;
  const style = `${size}px "${font}"`;
  const probe = createCanvas(1, 1).getContext('2d');
  probe.font = style;
  const length = Math.ceil(probe.measureText(text).width);
  const [width, height] = [length + Math.round(size * 4), Math.round(size * 4.5)];
  const [left, base] = [size * 2, size * 2.6];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = ink;
  context.font = style;
  context.translate(width / 2, height / 2);
  context.rotate(((chance() - 0.5) * 0.5 * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  context.fillText(text, left, base);
  context.fillText(
    'Udlændingestyrelsen har i dag givet dig opholdstilladelse',
    size * 0.3,
    base - size * 1.55,
  );
  context.fillText('Sagsnr.: 56/123456 gældende fra', size * 0.5, base + size * 1.55);
  const pixels = context.getImageData(0, 0, width, height);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const light = (pixels.data[at] as number) + (chance() + chance() + chance() - 1.5) * noise;
    pixels.data.fill(Math.max(0, Math.min(255, light)), at, at + 3);
  }
  context.putImageData(pixels, 0, 0);
  const scan = createCanvas(width, height).getContext('2d');
  scan.drawImage(await loadImage(canvas.toBuffer('image/jpeg', quality)), 0, 0);
  const rgba = scan.getImageData(0, 0, width, height).data;
  const cut = cropPage(flattenBackground(greyFromColour({ width, height, rgba })), {
    left: left - size * 0.35,
    top: base - size * 1.08,
    width: length + size * 0.7,
    height: size * 1.42,
  });
  // Small letters of 20 pixels, a little more or less.
  return framePage(scalePage(cut, (20 / (size * 0.52)) * (0.9 + chance() * 0.2)), 16);
}

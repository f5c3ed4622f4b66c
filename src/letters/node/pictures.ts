import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { PageImage } from '../letter-reader.ts';
import type { ColourPage, GreyPage } from '../page/grey-page.ts';
import { scalePage } from '../page/resample.ts';
import { comfortablePixels, shownWidth } from '../sheet/limits.ts';

/** Opens a picture, the right way up as its EXIF says (the canvas applies it), on white. */
export async function openPicture(bytes: Uint8Array): Promise<ColourPage> {
  const picture = await loadImage(bytes);
  const factor = Math.min(1, Math.sqrt(comfortablePixels / (picture.width * picture.height)));
  const canvas = createCanvas(Math.round(picture.width * factor), Math.round(picture.height * factor));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return {
    width: canvas.width,
    height: canvas.height,
    rgba: context.getImageData(0, 0, canvas.width, canvas.height).data,
  };
}

/** A page as JPEG at the size for showing. */
export function showPage(page: GreyPage): PageImage {
  const shown = scalePage(page, Math.min(1, shownWidth / page.width));
  const canvas = createCanvas(shown.width, shown.height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(shown.width, shown.height);
  for (let at = 0, to = 0; at < shown.pixels.length; at += 1, to += 4) {
    const light = shown.pixels[at] as number;
    image.data[to] = light;
    image.data[to + 1] = light;
    image.data[to + 2] = light;
    image.data[to + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return {
    width: shown.width,
    height: shown.height,
    // Never canvas.encode: it works beside the thread on memory that the collector may free, and crashes.
    bytes: Uint8Array.from(canvas.toBuffer('image/jpeg', 80)),
    mediaType: 'image/jpeg',
  };
}

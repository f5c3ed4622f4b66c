import type { PageImage } from '../letter-reader.ts';
import type { ColourPage, GreyPage } from '../page/grey-page.ts';
import { scalePage } from '../page/resample.ts';
import { comfortablePixels, shownWidth } from '../sheet/limits.ts';

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gives no 2d canvas');
  return context;
}

/** The pixels of a picture, on white, made smaller where it is very large. Takes the bitmap over. */
export function pixelsOf(bitmap: ImageBitmap): ColourPage {
  const factor = Math.min(1, Math.sqrt(comfortablePixels / (bitmap.width * bitmap.height)));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * factor), Math.round(bitmap.height * factor));
  const context = contextOf(canvas);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, rgba: data };
}

/** A page as JPEG at the size for showing. */
export async function showPage(page: GreyPage): Promise<PageImage> {
  const shown = scalePage(page, Math.min(1, shownWidth / page.width));
  const canvas = new OffscreenCanvas(shown.width, shown.height);
  const context = contextOf(canvas);
  const image = context.createImageData(shown.width, shown.height);
  for (let at = 0, to = 0; at < shown.pixels.length; at += 1, to += 4) {
    const light = shown.pixels[at] as number;
    image.data[to] = light;
    image.data[to + 1] = light;
    image.data[to + 2] = light;
    image.data[to + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { width: shown.width, height: shown.height, bytes, mediaType: 'image/jpeg' };
}

import type { Page } from '@playwright/test';

/** A4 at 200 dots per inch. */
export const sheetPixels = { width: 1654, height: 2339, dpi: 200 } as const;

export interface Damage {
  readonly kind: 'scan' | 'photo';
  /** Clockwise. */
  readonly degrees: number;
  /** Standard deviation of the grain, in grey levels of 255. */
  readonly grain: number;
  /** Radius in pixels. */
  readonly blur: number;
  /** JPEG quality, 0-1. */
  readonly quality: number;
  /** The same seed gives the same grain. */
  readonly seed: number;
}

/** One byte of grey for every pixel of a screenshot. */
export async function toGrey(page: Page, screenshot: Buffer): Promise<Buffer> {
  const grey = await page.evaluate(
    async ({ png, width, height }) => {
      const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('This Chromium has no canvas');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      context.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      let text = '';
      for (let at = 0; at < data.length; at += 4) {
        const level = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
        text += String.fromCharCode(Math.round(level));
      }
      return btoa(text);
    },
    { png: screenshot.toString('base64'), ...sheetPixels },
  );
  return Buffer.from(grey, 'base64');
}

/**
 * What a scanner or a telephone makes of a page: it stands askew, has grain, uneven light and the marks of
 * JPEG. A scan is grey; a photo has the table around it, narrows towards the top and is warmer in tone.
 */
export async function damageSheet(page: Page, screenshot: Buffer, damage: Damage): Promise<Buffer> {
  const jpeg = await page.evaluate(
    async ({ png, width, height, damage: how }) => {
      // mulberry32: small, and the same everywhere.
      let state = how.seed;
      const random = (): number => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
      };
      const emptyCanvas = (ground: string) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('This Chromium has no canvas');
        context.fillStyle = ground;
        context.fillRect(0, 0, width, height);
        context.imageSmoothingQuality = 'high';
        return { canvas, context };
      };
      const photo = how.kind === 'photo';
      const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const ground = photo ? '#6b5a48' : '#fdfdfd';
      const turned = emptyCanvas(ground);
      turned.context.translate(width / 2, height / 2);
      turned.context.rotate((how.degrees * Math.PI) / 180);
      if (photo) turned.context.scale(0.95, 0.95);
      turned.context.filter = `blur(${how.blur}px)`;
      turned.context.drawImage(bitmap, 0, 0, width, height, -width / 2, -height / 2, width, height);
      const flat = emptyCanvas(ground);
      // Held at an angle: the top of the page is 3 % narrower than its foot.
      const narrowing = photo ? 0.03 : 0;
      for (let y = 0; y < height; y += 1) {
        const across = width * (1 - narrowing * (1 - y / height));
        flat.context.drawImage(turned.canvas, 0, y, width, 1, (width - across) / 2, y, across, 1);
      }
      const picture = flat.context.getImageData(0, 0, width, height);
      const { data } = picture;
      for (let at = 0; at < data.length; at += 4) {
        const pixel = at / 4;
        const x = (pixel % width) / width;
        const y = Math.floor(pixel / width) / height;
        const light = photo ? 1.02 - 0.3 * Math.hypot(x - 0.35, (y - 0.3) * 1.2) : 0.985 - 0.03 * x;
        const grain = how.grain * (random() + random() + random() - 1.5) * 2;
        const grey = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
        const tones = photo ? [1, 0.975, 0.92] : [1, 1, 1];
        for (const [channel, tone] of tones.entries()) {
          const level = photo ? (data[at + channel] ?? 0) : grey;
          // Ink is never quite black once a lens has seen it.
          data[at + channel] = (18 + level * 0.93) * light * tone + grain;
        }
      }
      flat.context.putImageData(picture, 0, 0);
      const blob = await flat.canvas.convertToBlob({ type: 'image/jpeg', quality: how.quality });
      const made = new Uint8Array(await blob.arrayBuffer());
      let text = '';
      for (const byte of made) text += String.fromCharCode(byte);
      return btoa(text);
    },
    { png: screenshot.toString('base64'), damage, ...sheetPixels },
  );
  return withDensity(Buffer.from(jpeg, 'base64'), sheetPixels.dpi);
}

/** Chromium writes no resolution; it stands in the JFIF header, which is the first segment. */
function withDensity(jpeg: Buffer, dpi: number): Buffer {
  if (jpeg.toString('latin1', 6, 10) !== 'JFIF') throw new Error('Not a JFIF file');
  const stamped = Buffer.from(jpeg);
  stamped[13] = 1;
  stamped.writeUInt16BE(dpi, 14);
  stamped.writeUInt16BE(dpi, 16);
  return stamped;
}

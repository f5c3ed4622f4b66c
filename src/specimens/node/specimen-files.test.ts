import { loadImage } from '@napi-rs/canvas';
import fontkit from '@pdf-lib/fontkit';
import { expect, test } from 'vitest';
import { composeSpecimen } from '../compose-specimen.ts';
import type { FontKey, Weight } from '../drawing/page-drawing.ts';
import { point, textWidth } from '../drawing/text-width.ts';
import { fontFiles, readFont } from './fonts.ts';
import { renderSpecimen } from './specimen-files.ts';

const specimen = composeSpecimen({ seed: 4, layout: 'ruled-facts' });

test('the table of widths is what the fonts say', () => {
  for (const font of Object.keys(fontFiles) as FontKey[]) {
    for (const weight of ['regular', 'bold'] as Weight[]) {
      const face = fontkit.create(readFont(font, weight));
      for (const sign of 'aWm1§æøåÆğşłőçñ') {
        const glyph = face.glyphForCodePoint(sign.codePointAt(0) ?? 0);
        const width = (glyph.advanceWidth / face.unitsPerEm) * 10 * point;
        expect(textWidth(sign, font, weight, 10)).toBeCloseTo(width, 2);
      }
    }
  }
});

test('a letter is drawn alike twice, at every level of damage', async () => {
  for (const level of ['clean', 'mild', 'hard'] as const) {
    const [once, again] = [
      await renderSpecimen(specimen, level, 'jpeg'),
      await renderSpecimen(specimen, level, 'jpeg'),
    ];
    expect(once.files.length).toBe(specimen.pages.length);
    expect(Buffer.from(again.files[0]?.bytes ?? []).equals(Buffer.from(once.files[0]?.bytes ?? []))).toBe(
      true,
    );
    const picture = await loadImage(Buffer.from(once.files[0]?.bytes ?? []));
    expect(Math.min(picture.width, picture.height)).toBeGreaterThan(1200);
  }
});

test('a letter is written as a PDF with text and as a scanned one', async () => {
  for (const form of ['pdf-text', 'pdf-image'] as const) {
    const { files } = await renderSpecimen(specimen, 'mild', form);
    expect(files).toHaveLength(1);
    expect(
      Buffer.from(files[0]?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  }
});

import type { FontKey, Weight } from './page-drawing.ts';
import table from './widths.json' with { type: 'json' };

/** Millimetres in a point. */
export const point = 25.4 / 72;

const places = new Map(Array.from(table.signs, (sign, index) => [sign, index]));

/** How wide a text prints, mm. Signs that the fonts lack are a bug: they would print as boxes. */
export function textWidth(text: string, font: FontKey, weight: Weight, size: number): number {
  const widths = table.fonts[font][weight];
  let units = 0;
  for (const sign of text) {
    const place = places.get(sign);
    const width = place === undefined ? undefined : widths[place];
    if (width === undefined) throw new Error(`No width for the sign ${JSON.stringify(sign)}`);
    units += width;
  }
  return (units / 1000) * size * point;
}

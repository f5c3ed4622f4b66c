import { fillSlots, type Span } from '../drawing/spans.ts';
import { textWidth } from '../drawing/text-width.ts';
import type { Setting } from '../drawing/typesetter.ts';
import type { Pen } from './pen.ts';

/** A label, and what it says as a sentence with slots. */
export type Field = readonly [label: string, value: string];

/** Those of the fields whose slots the letter can fill, with their spans. */
export const filledFields = (
  pen: Pen,
  fields: readonly Field[],
  index: number | 'all' = 0,
): readonly (readonly [label: string, value: readonly Span[]])[] =>
  fields.flatMap(([label, value]) => {
    const said = pen.say([value], index);
    return said.length === 0 ? [] : [[label, said] as const];
  });

/** Lines from `y` downwards, each as wide as the setting says. Gives where they end, mm. */
export function linesAt(pen: Pen, texts: readonly string[], y: number, setting: Setting = {}): number {
  let at = y;
  for (const text of texts) at += pen.sheets.setAt(fillSlots(text, pen.slots()), at, setting);
  return at;
}

/** The name over the address of those who get the letter. Gives where it ends, mm. */
export const addressAt = (pen: Pen, y: number, setting: Setting = {}, name = '{name}'): number =>
  linesAt(pen, [name, ...pen.letter.address], y, setting);

/** Small print in the middle of the foot of the page. */
export const footLine = (pen: Pen, text: string): void => {
  pen.sheets.setAt(fillSlots(text, pen.slots()), 276.5, { size: 7, align: 'centre' });
};

/** Labels of a small size over their values, so many fields side by side, without rules. */
export function labelsAbove(pen: Pen, fields: readonly Field[], columns: number, index = 0): void {
  const { sheets } = pen;
  const step = sheets.width / columns;
  const filled = filledFields(pen, fields, index);
  for (let first = 0; first < filled.length; first += columns) {
    const row = filled.slice(first, first + columns);
    const width = step - 4;
    const small = { width, size: 7.5, colour: '#444444' };
    const labelled = 0.4 + Math.max(...row.map(([label]) => sheets.heightOf([{ text: label }], small)));
    const height = labelled + Math.max(...row.map(([, value]) => sheets.heightOf(value, { width }))) + 2.6;
    sheets.need(height);
    row.forEach(([label, value], nth) => {
      const x = sheets.left + nth * step;
      sheets.setAt([{ text: label }], sheets.y, { ...small, x });
      sheets.setAt(value, sheets.y + labelled, { x, width });
    });
    sheets.y += height;
  }
}

/** Labels left of their values, which all begin at the same place. */
export function labelsLeft(
  pen: Pen,
  fields: readonly Field[],
  { x = pen.sheets.left, width = pen.sheets.width, share = 0.4, bold = false } = {},
  index: number | 'all' = 0,
): void {
  const { sheets } = pen;
  const weight = bold ? 'bold' : 'regular';
  const left: Setting = { x, width: width * share - 3, weight };
  const right: Setting = { x: x + width * share, width: width * (1 - share) };
  for (const [label, value] of filledFields(pen, fields, index)) {
    const height = Math.max(sheets.heightOf([{ text: label }], left), sheets.heightOf(value, right)) + 0.8;
    sheets.need(height);
    sheets.setAt([{ text: label }], sheets.y, left);
    sheets.setAt(value, sheets.y, right);
    sheets.y += height;
  }
}

/** The largest size of print at which no single word is wider than a column, points. */
export function fittingSize(pen: Pen, spans: readonly Span[], width: number): number {
  const { font, size } = pen.sheets.style;
  const words = spans.flatMap(({ text, whole }) => (whole === true ? [text] : text.split(' ')));
  const widest = Math.max(...words.map((word) => textWidth(word, font, 'regular', 1)));
  return Math.min(9.5, size, width / widest);
}

import type { Span } from '../drawing/spans.ts';
import type { LabelName } from '../wording/wording.ts';
import type { LabelledFact, Writer } from './writer.ts';

const rule = '#555555';

/** The names of the facts in one of the usual orders. */
export function usualFacts(writer: Writer): readonly LabelName[] {
  const split = writer.letter.chance.happens(0.25);
  const name: readonly LabelName[] = split ? ['family', 'given'] : ['name'];
  return writer.letter.chance.pick<readonly LabelName[]>([
    [...name, 'born', 'country', 'cpr', 'basis', 'from', 'to', 'unlimited'],
    ['cpr', ...name, 'born', 'country', 'basis', 'from', 'to', 'unlimited'],
    [...name, 'cpr', 'born', 'basis', 'to', 'unlimited'],
    [...name, 'country', 'born', 'basis', 'from', 'to', 'unlimited', 'cpr'],
  ]);
}

/** A row of two cells a fact, ruled or not. */
export function factTable(writer: Writer, facts: readonly LabelledFact[], ruled: boolean): void {
  const { sheets } = writer;
  const { style } = sheets;
  const share = writer.letter.chance.within(0.32, 0.42);
  const pad = ruled ? 2 : 0;
  const first = sheets.width * share;
  const left = { x: sheets.left + pad, width: first - pad * 2 - 2 };
  const right = { x: sheets.left + first + pad, width: sheets.width - first - pad * 2 };
  const colon = style.colon && !ruled ? ':' : '';
  const line = (from: readonly [number, number], to: readonly [number, number]): void =>
    sheets.shape({ kind: 'line', from, to, width: 0.2, colour: rule });
  for (const { label, value } of facts) {
    const text: readonly Span[] = [{ text: `${label}${colon}` }];
    const weight = style.boldLabels ? 'bold' : 'regular';
    const height =
      Math.max(sheets.heightOf(text, { ...left, weight }), sheets.heightOf(value, right)) +
      (ruled ? 2.4 : 0.6);
    sheets.need(height);
    const top = sheets.y;
    sheets.setAt(text, top + (ruled ? 1.2 : 0.3), { ...left, weight });
    sheets.setAt(value, top + (ruled ? 1.2 : 0.3), right);
    if (ruled) {
      const ends = [sheets.left, sheets.left + first, sheets.left + sheets.width];
      for (const y of [top, top + height]) line([sheets.left, y], [sheets.left + sheets.width, y]);
      for (const x of ends) line([x, top], [x, top + height]);
    }
    sheets.y += height;
  }
  sheets.gap();
}

/** `Navn: …` on a line each. */
export function factList(writer: Writer, facts: readonly LabelledFact[], x?: number, width?: number): void {
  const { sheets } = writer;
  for (const { label, value } of facts) {
    sheets.set(
      [
        { text: `${label}:`, ...(sheets.style.boldLabels ? { weight: 'bold' as const } : {}) },
        { text: ' ' },
        ...value,
      ],
      { ...(x === undefined ? {} : { x }), ...(width === undefined ? {} : { width }) },
    );
  }
  sheets.gap();
}

/** Boxes with a small word over each value, as forms have them. */
export function factForm(writer: Writer, facts: readonly LabelledFact[]): void {
  const { sheets } = writer;
  const wide: readonly LabelName[] = ['name', 'basis', 'country'];
  const half = sheets.width / 2;
  const queue = [...facts];
  while (queue.length > 0) {
    const row = queue.splice(
      0,
      queue[0] !== undefined &&
        !wide.includes(queue[0].name) &&
        queue[1] !== undefined &&
        !wide.includes(queue[1].name)
        ? 2
        : 1,
    );
    const width = row.length === 1 ? sheets.width : half;
    const height =
      5 + Math.max(...row.map(({ value }) => sheets.heightOf(value, { width: width - 4 }))) + 1.5;
    sheets.need(height);
    row.forEach(({ label, value }, index) => {
      const x = sheets.left + index * half;
      sheets.setAt([{ text: label }], sheets.y + 0.8, { x: x + 2, width: width - 4, size: 7 });
      sheets.setAt(value, sheets.y + 4.8, { x: x + 2, width: width - 4 });
      for (const [from, to] of [
        [
          [x, sheets.y],
          [x + width, sheets.y],
        ],
        [
          [x, sheets.y + height],
          [x + width, sheets.y + height],
        ],
        [
          [x, sheets.y],
          [x, sheets.y + height],
        ],
        [
          [x + width, sheets.y],
          [x + width, sheets.y + height],
        ],
      ] as const) {
        sheets.shape({ kind: 'line', from, to, width: 0.2, colour: rule });
      }
    });
    sheets.y += height;
  }
  sheets.gap();
}

/** Dots between the label and what it says, as typewritten letters have them. */
export function dottedList(writer: Writer, facts: readonly LabelledFact[]): void {
  for (const { label, value } of facts) {
    writer.sheets.set([
      { text: `${label} ${'.'.repeat(Math.max(2, 28 - label.length))}: `, whole: true },
      ...value,
    ]);
  }
  writer.sheets.gap();
}

/** A row for each person. */
export function familyTable(writer: Writer, names: readonly LabelName[], ruled: boolean): void {
  const { sheets } = writer;
  const shares: Readonly<Partial<Record<LabelName, number>>> = {
    name: 1.7,
    basis: 1.6,
    cpr: 1.25,
    country: 1.15,
  };
  const total = names.reduce((sum, name) => sum + (shares[name] ?? 1), 0);
  const size = Math.min(9, sheets.style.size);
  const heads = names.map((name): readonly Span[] => [{ text: writer.label(name) }]);
  const rows = writer.letter.permits.map((_, index) =>
    names.map((name) => writer.facts(index, [name])[0]?.value ?? [{ text: '–' }]),
  );
  [heads, ...rows].forEach((row, nth) => {
    const cells = row.map((value, index) => {
      const before = names.slice(0, index).reduce((sum, name) => sum + (shares[name] ?? 1), 0);
      const width = (sheets.width * (shares[names[index] ?? 'name'] ?? 1)) / total;
      return { value, x: sheets.left + (sheets.width * before) / total, width };
    });
    const weight = nth === 0 ? 'bold' : 'regular';
    const height =
      Math.max(
        ...cells.map(({ value, width }) => sheets.heightOf(value, { width: width - 3, size, weight })),
      ) + 2;
    sheets.need(height);
    for (const { value, x, width } of cells) {
      sheets.setAt(value, sheets.y + 1, { x: x + 1.5, width: width - 3, size, weight });
      if (ruled) {
        for (const edge of [x, x + width]) {
          sheets.shape({
            kind: 'line',
            from: [edge, sheets.y],
            to: [edge, sheets.y + height],
            width: 0.2,
            colour: rule,
          });
        }
      }
    }
    for (const y of ruled ? [sheets.y, sheets.y + height] : nth === 0 ? [sheets.y + height] : []) {
      sheets.shape({
        kind: 'line',
        from: [sheets.left, y],
        to: [sheets.left + sheets.width, y],
        width: 0.2,
        colour: rule,
      });
    }
    sheets.y += height;
  });
  sheets.gap();
}

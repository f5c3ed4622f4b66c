import type { Span } from '../drawing/spans.ts';
import type { LabelName } from '../wording/wording.ts';
import type { Writer } from './writer.ts';

/** The upper part of a letter: who writes, to whom, when and in which case. */
export type Head = (writer: Writer) => void;

const senders = (writer: Writer): string =>
  writer.wording.language === 'da'
    ? 'Udlændingestyrelsen (eksempel)'
    : 'The Danish Immigration Service (example)';

const labelled = (writer: Writer, name: LabelName): readonly Span[] => {
  const colon = writer.sheets.style.colon ? ':' : '';
  return writer.facts(0, [name]).flatMap(({ label, value }) => [{ text: `${label}${colon} ` }, ...value]);
};

const address = (writer: Writer, y: number, setting = {}): number => {
  const { sheets, letter } = writer;
  const name = writer.slots(0)['name'];
  let at = y;
  for (const line of [
    ...(name === undefined ? [] : [name]),
    ...letter.address.map((text): Span => ({ text })),
  ]) {
    at += sheets.setAt([line], at, setting);
  }
  return at;
};

const metaNames = (writer: Writer): readonly LabelName[] =>
  writer.letter.chance.pick<readonly LabelName[]>([
    ['date', 'case', 'personId', 'worker', 'phone', 'ean'],
    ['date', 'case'],
    ['case', 'date', 'worker', 'phone'],
    ['date', 'personId', 'case'],
  ]);

/** The recipient's block left for the window of the envelope; sender, date and case in a column right. */
export const windowHead: Head = (writer) => {
  const { sheets } = writer;
  const { chance } = writer.letter;
  const top = chance.between(36, 48);
  const x = 138;
  const column = { x, width: 204 - x - 4, size: Math.min(9, sheets.style.size) };
  let y =
    sheets.setAt([{ text: senders(writer) }], chance.between(16, 24), { ...column, weight: 'bold' }) + 26;
  for (const name of metaNames(writer)) y += sheets.setAt(labelled(writer, name), y, column) + 0.8;
  const end = address(writer, top, { width: x - sheets.left - 6 });
  sheets.y = Math.max(y, end) + chance.between(12, 24);
};

/** Sender in the middle, a line below it. */
export const centredHead: Head = (writer) => {
  const { sheets } = writer;
  sheets.set([{ text: senders(writer) }], { align: 'centre', size: sheets.style.size + 5, weight: 'bold' });
  sheets.set(
    [
      {
        text:
          writer.wording.language === 'da'
            ? 'Ophold og familiesammenføring'
            : 'Residence and family reunification',
      },
    ],
    { align: 'centre' },
  );
  sheets.y += 3;
  sheets.shape({
    kind: 'line',
    from: [sheets.left, sheets.y],
    to: [sheets.left + sheets.width, sheets.y],
    width: 0.3,
    colour: '#444444',
  });
  sheets.y += 8;
  const top = sheets.y;
  sheets.y = address(writer, top, { width: sheets.width * 0.6 });
  let y = top;
  for (const name of ['date', 'case'] as const) {
    y += sheets.setAt(labelled(writer, name), y, { align: 'right' });
  }
  sheets.y += 12;
};

/** All lines from the left margin, one below the other. */
export const plainHead: Head = (writer) => {
  const { sheets } = writer;
  sheets.set([{ text: senders(writer) }], { weight: 'bold', size: sheets.style.size + 1 });
  sheets.gap(1.5);
  sheets.y = address(writer, sheets.y);
  sheets.gap(1.5);
  for (const name of metaNames(writer)) sheets.set(labelled(writer, name));
  sheets.gap(1.5);
};

/** A coloured bar over the page, place and day at the right, the case below. */
export const barHead: Head = (writer) => {
  const { sheets } = writer;
  sheets.shape({ kind: 'rectangle', x: 0, y: 0, width: 210, height: 14, fill: '#d9dde3' });
  sheets.setAt([{ text: senders(writer) }], 4.5, { weight: 'bold', size: 11 });
  sheets.y = 30;
  const end = address(writer, sheets.y, { width: sheets.width * 0.55 });
  const date = writer.slots(0)['date'];
  if (date !== undefined) {
    const before = writer.wording.language === 'da' ? 'København, den ' : 'Copenhagen, ';
    sheets.setAt([{ text: before }, date], end + 6, { align: 'right' });
  }
  sheets.y = end + 16;
  sheets.set(labelled(writer, 'case'));
  sheets.gap();
};

/** A small grid of boxes with a word over each value. */
export const gridHead: Head = (writer) => {
  const { sheets } = writer;
  sheets.set([{ text: senders(writer) }], { weight: 'bold', size: sheets.style.size + 4, align: 'right' });
  sheets.y += 6;
  const names = ['date', 'case', 'personId'] as const;
  const cell = sheets.width / names.length;
  const top = sheets.y;
  names.forEach((name, index) => {
    const x = sheets.left + index * cell + 2;
    const [fact] = writer.facts(0, [name]);
    if (fact === undefined) return;
    sheets.setAt([{ text: fact.label }], top + 0.8, { x, width: cell - 4, size: 7 });
    sheets.setAt(fact.value, top + 4.6, { x, width: cell - 4 });
    sheets.shape({ kind: 'line', from: [x - 2, top], to: [x - 2, top + 11], width: 0.2, colour: '#555555' });
  });
  for (const y of [top, top + 11]) {
    sheets.shape({
      kind: 'line',
      from: [sheets.left, y],
      to: [sheets.left + sheets.width, y],
      width: 0.2,
      colour: '#555555',
    });
  }
  sheets.shape({
    kind: 'line',
    from: [sheets.left + sheets.width, top],
    to: [sheets.left + sheets.width, top + 11],
    width: 0.2,
    colour: '#555555',
  });
  sheets.y = address(writer, top + 18) + 10;
};

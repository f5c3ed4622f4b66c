import { addressAt, type Field, filledFields, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A printed form whose fields have numbers, in ruled parts with a letter each. */
export const numberedForm: Layout = {
  id: 'numbered-form',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    head(pen);
    const form = chance.pick(forms);
    let number = 0;
    for (const { title, fields } of form) {
      const filled = filledFields(pen, fields);
      sheets.need(24);
      sheets.shape({
        kind: 'rectangle',
        x: sheets.left,
        y: sheets.y,
        width: sheets.width,
        height: 6.4,
        fill: '#e4e4e4',
      });
      sheets.setAt([{ text: title }], sheets.y + 0.5, {
        x: sheets.left + 2,
        weight: 'bold',
        size: 9.5,
      });
      sheets.y += 6.4;
      for (const [label, value] of filled) {
        number += 1;
        field(pen, `${number}`, label, value);
      }
      sheets.y += 5;
    }
    for (const text of chance.some(notes, chance.between(2, 3))) {
      pen.write([[text]], { size: Math.min(9.5, sheets.style.size) });
    }
    sheets.need(13);
    sheets.y += 4;
    pen.rule(sheets.y, sheets.left, 62);
    linesAt(pen, ['{worker}', 'For styrelsen (eksempel)'], sheets.y + 1, { size: 9 });
  },
};

function head(pen: Pen): void {
  const { sheets, letter } = pen;
  const half = sheets.width / 2;
  const right = { x: sheets.left + half, width: half, align: 'right' } as const;
  const end = linesAt(pen, ['Udlændingestyrelsen (eksempel)'], sheets.y, { ...right, weight: 'bold' });
  linesAt(pen, [letter.chance.pick(codes), 'Udskrevet {date}'], end, { ...right, size: 8 });
  sheets.y = addressAt(pen, sheets.y + 14, { width: half }) + 10;
  sheets.set([{ text: letter.chance.pick(titles) }], { weight: 'bold', size: sheets.style.size + 4 });
  pen.write([intro]);
}

/** The number in a narrow cell, a small label and the value beside it, a line below. */
function field(pen: Pen, number: string, label: string, value: ReturnType<Pen['say']>): void {
  const { sheets } = pen;
  const narrow = 9;
  const third = sheets.width * 0.36;
  const labelled = { x: sheets.left + narrow + 2, width: third - narrow - 4, size: 8 };
  const valued = { x: sheets.left + third + 2, width: sheets.width - third - 4 };
  const height = Math.max(sheets.heightOf([{ text: label }], labelled), sheets.heightOf(value, valued)) + 2.6;
  sheets.need(height);
  const top = sheets.y;
  sheets.setAt([{ text: number }], top + 1.2, { x: sheets.left + 2, width: narrow, size: 8 });
  sheets.setAt([{ text: label }], top + 1.2, labelled);
  sheets.setAt(value, top + 0.9, valued);
  const [left, right] = [sheets.left, sheets.left + sheets.width];
  for (const x of [left, left + narrow, left + third, right]) {
    sheets.shape({ kind: 'line', from: [x, top], to: [x, top + height], width: 0.2, colour: '#666666' });
  }
  pen.rule(top);
  pen.rule(top + height);
  sheets.y = top + height;
}

const codes = ['Blanket OT-4', 'Skema 21 B', 'US-form 112 (da)'];
const titles = ['Udskrift af afgørelse', 'Bevis for tilladelse til ophold', 'Oplysninger om ophold'];
const intro = [
  'Skemaet gælder som afgørelse og skal ikke underskrives af dig. Aflever en kopi i Borgerservice.',
  'Denne udskrift udfyldes af styrelsen og vises til folkeregisterføreren i bopælskommunen.',
];

interface Part {
  readonly title: string;
  readonly fields: readonly Field[];
}

const forms: readonly (readonly Part[])[] = [
  [
    {
      title: 'A. Personen',
      fields: [
        ['Efternavn (som i pas)', '{family}'],
        ['Fornavn(e) og evt. mellemnavn', '{given}'],
        ['Fødselsdato (dag, måned, år)', '{born}'],
        ['Statsborgerskab/statsløs', '{nationality}'],
        ['Pas nr. / udløb', '{passport} / {passportTo}'],
        ['Udl.-id', '{personId}'],
      ],
    },
    {
      title: 'B. Tilladelsen',
      fields: [
        ['Givet efter bestemmelsen', '{bareBasis}'],
        ['Gyldig f.o.m.', '{from}'],
        ['Gyldig t.o.m.', '{to}'],
        ['Gyldig t.o.m.', '{noLimit}'],
        ['Må arbejde', 'Ja, se {cite14}'],
      ],
    },
    {
      title: 'C. Til folkeregistret',
      fields: [
        ['Personnummer, der skal anvendes', '{cpr}'],
        ['Tidligere personnummer (udgået)', '{formerCpr}'],
      ],
    },
    {
      title: 'D. Sagen',
      fields: [
        ['Sagens nr.', '{case}'],
        ['Ansøgt den', '{applied}'],
        ['Dok.nr.', '{document}'],
      ],
    },
  ],
  [
    {
      title: 'I. Sagsoplysninger',
      fields: [
        ['Sag', '{case}'],
        ['Ansøgning modtaget', '{applied}'],
        ['Ansøger hørt', '{heard}'],
      ],
    },
    {
      title: 'II. Ansøger',
      fields: [
        ['CPR administrativt', '{cpr}'],
        ['Navn(e)', '{name}'],
        ['F.dato', '{born}'],
        ['Land', '{nationality}'],
        ['Rejsedokument', '{passport}'],
      ],
    },
    {
      title: 'III. Afgørelse',
      fields: [
        ['Resultat', 'Opholdstilladelse'],
        ['UDL-bestemmelse', '{basis}'],
        ['Periode', '{from} - {to}'],
        ['Periode', 'Fra {from}, {noLimit}'],
        ['Klagefrist', '{appealBy}'],
      ],
    },
  ],
];
const notes = [
  'Er et navn stavet forkert, rettes det af styrelsen og ikke af kommunen.',
  'Personnummeret må kun stå i folkeregistret én gang. Kommunen opretter derfor ikke en ny person, men tilføjer adressen.',
  'Klage over afgørelsen sendes hertil, så den er modtaget senest {appealBy}, jf. {cite33}.',
  'Tilladelsen ophører, hvis bopælen her opgives, jf. {cite17}. Den kan tages tilbage efter {cite19}.',
  'Spørgsmål kan stilles på {phone} på hverdage mellem 9 og 12.',
];

import { fillSlots, type Span } from '../../drawing/spans.ts';
import { textWidth } from '../../drawing/text-width.ts';
import { addressAt, type Field, fittingSize, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A form of boxes with a small label over each; numbers stand in boxes of one digit each. */
export const digitBoxes: Layout = {
  id: 'digit-boxes',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    head(pen);
    for (const row of chance.pick(forms)) {
      const filled = row.filter(([, value]) => pen.say([value]).length > 0);
      const step = (sheets.width + gap) / Math.max(1, filled.length);
      sheets.need(rowHeight);
      filled.forEach((field, nth) => {
        boxed(pen, field, sheets.left + nth * step, step - gap);
      });
      if (filled.length > 0) sheets.y += rowHeight;
    }
    sheets.y += 2;
    pen.write([explained]);
    pen.write([municipality]);
    for (const text of chance.some(notes, chance.between(1, 3))) pen.write([[text]]);
    sheets.need(14);
    sheets.set(fillSlots(chance.pick(ends), pen.slots()));
  },
};

/** Millimetres. */
const gap = 4;
const rowHeight = 14;

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const half = sheets.width / 2;
  sheets.y = addressAt(pen, sheets.y, { x: sheets.left + half, width: half }) + 10;
  linesAt(pen, ['Udlændingestyrelsen (eksempel)'], sheets.y, { size: 9 });
  sheets.y += 6;
  pen.heading(chance.pick(titles), { size: sheets.style.size + 3 });
  pen.write([intro]);
  sheets.y += 1;
}

function boxed(pen: Pen, [label, value]: Field, x: number, width: number): void {
  const { sheets } = pen;
  const top = sheets.y + 4.2;
  sheets.setAt([{ text: label }], sheets.y, { x, width, size: 7.5 });
  const said = pen.say([value]);
  const [only] = said;
  if (said.length === 1 && only !== undefined && (value === '{cpr}' || value === '{personId}')) {
    digits(pen, only, x, top);
    return;
  }
  outline(pen, [x, x + width], top);
  const size = Math.min(
    fittingSize(pen, [{ text: said.map(({ text }) => text).join(''), whole: true }], width - 3),
    9.5,
  );
  sheets.setAt(said, top + 1.3, { x: x + 1.5, width, size });
}

/** Each sign of a number between two upright lines of its own. */
function digits(pen: Pen, { text, mark }: Span, x: number, top: number): void {
  const { sheets } = pen;
  const { font } = sheets.style;
  const size = 10;
  const signs = Array.from(text.replace(/\s/gu, ''));
  const between = textWidth('   ', font, 'regular', size);
  const edges = signs.map(
    (_, nth) => x + textWidth(signs.slice(0, nth).join(''), font, 'regular', size) + nth * between,
  );
  const end = x + textWidth(signs.join(''), font, 'regular', size) + signs.length * between;
  outline(pen, [...edges, end], top);
  sheets.setAt(
    [{ text: signs.join('   '), whole: true, ...(mark === undefined ? {} : { mark }) }],
    top + 1.1,
    {
      x: x + between / 2,
      size,
    },
  );
}

/** Upright lines at the edges, and a level one above and below them. */
function outline(pen: Pen, edges: readonly number[], top: number): void {
  const height = 7.4;
  const first = edges[0] ?? 0;
  const last = edges.at(-1) ?? 0;
  for (const x of edges) {
    pen.sheets.shape({ kind: 'line', from: [x, top], to: [x, top + height], width: 0.25, colour: '#555555' });
  }
  pen.rule(top, first, last - first);
  pen.rule(top + height, first, last - first);
}

const titles = [
  'Meddelelse om opholdstilladelse',
  'OPHOLDSTILLADELSE',
  'Opholdstilladelse - oplysningsblanket',
];
const intro = [
  'Blanketten er udfyldt af Udlændingestyrelsen. Den er din dokumentation for opholdstilladelse, indtil du får et opholdskort.',
  'Du har fået opholdstilladelse i Danmark. Blanketten skal vises til kommunen.',
  'Denne blanket indeholder Udlændingestyrelsens afgørelse om opholdstilladelse og de oplysninger, der er registreret om dig.',
];
const forms: readonly (readonly (readonly Field[])[])[] = [
  [
    [
      ['Sagsnummer', '{case}'],
      ['Dato', '{date}'],
    ],
    [['Efternavn', '{family}']],
    [['Fornavn(e)', '{given}']],
    [
      ['CPR-nummer', '{cpr}'],
      ['Fødselsdato', '{born}'],
    ],
    [
      ['Person-ID', '{personId}'],
      ['Statsborgerskab', '{nationality}'],
    ],
    [['Opholdstilladelse efter', '{basis}']],
    [
      ['Gyldig fra', '{from}'],
      ['Gyldig til', '{to}'],
      ['Gyldighed', '{noLimit}'],
    ],
  ],
  [
    [
      ['Person-ID (udlændingenummer)', '{personId}'],
      ['Pasnummer', '{passport}'],
    ],
    [
      ['Administrativt CPR-nummer', '{cpr}'],
      ['Tidligere CPR-nummer', '{formerCpr}'],
    ],
    [['Navn', '{name}']],
    [
      ['Født den', '{born}'],
      ['Statsborger i', '{nationality}'],
    ],
    [
      ['Ansøgning modtaget', '{applied}'],
      ['Afgørelse truffet', '{date}'],
      ['Udløbsdato', '{to}'],
      ['Varighed', '{noLimit}'],
    ],
    [['Bestemmelse i udlændingeloven', '{bareBasis}']],
    [
      ['Sagsnr.', '{case}'],
      ['Sagsbehandler', '{worker}'],
    ],
  ],
  [
    [['Opholdsgrundlag', '{basis}']],
    [
      ['Tilladelsen gælder fra', '{from}'],
      ['Tilladelsen gælder til', '{to}'],
      ['Tilladelsen gælder', '{noLimit}'],
    ],
    [
      ['Udlændingens navn', '{name}'],
      ['Statsborgerskab', '{nationality}'],
    ],
    [
      ['Personnummer (CPR)', '{cpr}'],
      ['Fødselsdag', '{born}'],
    ],
    [
      ['Passets nummer', '{passport}'],
      ['Passets udløb', '{passportTo}'],
    ],
    [
      ['Dato', '{date}'],
      ['Vores sagsnr.', '{case}'],
      ['Dokument', '{document}'],
    ],
  ],
];
const explained = [
  'Feltet med CPR-nummer er udfyldt, fordi Udlændingestyrelsen har tildelt dig et administrativt CPR-nummer. Et Person-ID kan ikke bruges i stedet.',
  'Er der fejl i et felt, skal du henvende dig på telefon {phone} senest den {replyBy}. Du må ikke selv rette i blanketten.',
];
const municipality = [
  'Tag blanketten med til Borgerservice senest 5 dage efter, at du er flyttet ind. Din bopæl bliver registreret i CPR på det CPR-nummer, der står i felterne ovenfor.',
  'Til kommunen: Borgeren er oprettet i CPR uden bopæl. Bopæl registreres på det eksisterende CPR-nummer, og der tildeles ikke et nyt.',
];
const notes = [
  'Du kan klage over afgørelsen til Udlændingenævnet senest den {appealBy}, jf. {cite33}.',
  'Opholdstilladelsen indebærer ret til at arbejde, jf. {cite14}.',
  'Opholdstilladelsen kan inddrages efter {cite19} og bortfalde efter {cite17}.',
  'En tidligere opholdstilladelse ({earlierFrom} - {earlierTo}) er afløst af denne.',
  'EAN-nummer {ean}. CVR-nummer {cvr}.',
];
const ends = ['Udfyldt af {worker}', 'Udlændingestyrelsen (eksempel), {worker}'];

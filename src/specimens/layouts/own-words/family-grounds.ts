import type { Span } from '../../drawing/spans.ts';
import { addressAt, fittingSize, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A family of three in a ruled table, a row and a ground for each. */
export const familyGrounds: Layout = {
  id: 'family-grounds',
  split: 'work',
  language: 'da',
  persons: [3, 3],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    footLine(pen, 'Udlændingestyrelsen (eksempel), Prøvetorvet 12, 4700 Næstved, tlf. {phone}, CVR {cvr}');
    const end = linesAt(pen, ['Udlændingestyrelsen (eksempel)'], sheets.y, {
      align: 'centre',
      size: sheets.style.size + 2,
    });
    pen.rule(end + 1);
    const half = sheets.width / 2;
    const top = end + 10;
    linesAt(pen, chance.pick(references), top, {
      x: sheets.left + half,
      width: half,
      align: 'right',
      size: Math.min(9.5, sheets.style.size),
    });
    sheets.y = addressAt(pen, top, { width: half - 4 }, '{name} og familie') + 18;
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 2 });
    sheets.gap();
    pen.write([opening, wording]);
    table(pen, chance.pick(tables));
    pen.write([period], {}, 'all');
    pen.write([municipality]);
    for (const text of chance.some(notes, chance.between(2, 4))) pen.write([[text]]);
    sheets.need(22);
    pen.write([['Med venlig hilsen', 'Venlig hilsen']], { align: 'left' });
    sheets.set(pen.say(['{worker}']));
    sheets.set([{ text: 'sagsbehandler' }]);
  },
};

/** A heading over each column, and how wide the column is beside the others. */
type Column = readonly [heading: string, value: string, share: number];

function table(pen: Pen, columns: readonly Column[]): void {
  const { sheets, letter } = pen;
  const whole = columns.reduce((sum, [, , share]) => sum + share, 0);
  const widths = columns.map(([, , share]) => (share / whole) * sheets.width);
  const lefts = widths.map((_, nth) => sheets.left + widths.slice(0, nth).reduce((sum, one) => sum + one, 0));
  const rows: readonly (readonly (readonly Span[])[])[] = [
    columns.map(([heading]) => [{ text: heading, weight: 'bold' }]),
    ...letter.permits.map((_, index) => columns.map(([, value]) => pen.say([value], index))),
  ];
  const size = Math.min(
    ...columns.map((_, nth) =>
      fittingSize(
        pen,
        rows.flatMap((row) => row[nth] ?? []),
        (widths[nth] ?? 0) - 3,
      ),
    ),
  );
  const settingOf = (nth: number): { readonly x: number; readonly width: number; readonly size: number } => ({
    x: (lefts[nth] ?? 0) + 1.5,
    width: (widths[nth] ?? 0) - 3,
    size,
  });
  const heights = rows.map(
    (row) => Math.max(...row.map((spans, nth) => sheets.heightOf(spans, settingOf(nth)))) + 3,
  );
  sheets.need(heights.reduce((sum, height) => sum + height, 0));
  const top = sheets.y;
  pen.rule(top);
  rows.forEach((row, line) => {
    row.forEach((spans, nth) => {
      sheets.setAt(spans, sheets.y + 1.5, settingOf(nth));
    });
    sheets.y += heights[line] ?? 0;
    pen.rule(sheets.y);
  });
  for (const x of [...lefts, sheets.left + sheets.width]) {
    sheets.shape({ kind: 'line', from: [x, top], to: [x, sheets.y], width: 0.25, colour: '#444444' });
  }
  sheets.gap();
}

const references = [
  ['Dato: {date}', 'Sagsnummer: {case}', 'Sagsbehandler: {worker}'],
  ['{date}', 'Sagsnr. {case}', 'Person-ID {personId}'],
  ['Sagsnummer {case}', 'Ansøgt {applied}', 'Afgjort {date}'],
];
const subjects = [
  'Opholdstilladelse til dig og din familie',
  'I har fået opholdstilladelse i Danmark',
  'Afgørelse om opholdstilladelse for tre personer',
  'Familiens opholdstilladelser',
];
const opening = [
  'Udlændingestyrelsen har behandlet jeres ansøgninger af {applied} og giver jer opholdstilladelse.',
  'I søgte den {applied} om opholdstilladelse i Danmark. I får alle tre opholdstilladelse.',
  'Efter samtalen den {heard} har Udlændingestyrelsen truffet afgørelse om, at I kan få opholdstilladelse.',
];
const wording = [
  'Af skemaet fremgår, hvilken bestemmelse i udlændingeloven hver enkelt har fået opholdstilladelse efter, og hvilket CPR-nummer den enkelte er tildelt.',
  'I har hver jeres administrative CPR-nummer og hver jeres opholdsgrundlag:',
  'Herunder står navn, CPR-nummer og lovgrundlag for hver person.',
];
const tables: readonly (readonly Column[])[] = [
  [
    ['Navn', '{name}', 27],
    ['CPR-nummer', '{cpr}', 20],
    ['Fødselsdato', '{born}', 19],
    ['Statsborger i', '{nationality}', 18],
    ['Udlændingeloven', '{bareBasis}', 24],
  ],
  [
    ['Opholdstilladelse efter', '{basis}', 30],
    ['Fornavn', '{given}', 20],
    ['Efternavn', '{family}', 24],
    ['Født', '{born}', 18],
    ['Adm. CPR-nummer', '{cpr}', 22],
  ],
  [
    ['Personnummer', '{cpr}', 22],
    ['Person', '{name}, født {born}', 38],
    ['Hjemmel', '{basis}', 34],
  ],
  [
    ['Navn og statsborgerskab', '{name} ({nationality})', 34],
    ['Født', '{born}', 18],
    ['Paragraf', '{bareBasis}', 24],
    ['CPR-nr.', '{cpr}', 22],
  ],
];
const period = [
  'Alle tre opholdstilladelser er gyldige fra den {from} og gælder til den {to}.',
  'Opholdstilladelserne gælder til den {to}, hvor de udløber samtidig.',
  'Opholdstilladelserne gælder fra den {from} og er givet {noLimit}.',
];
const municipality = [
  'I skal selv melde flytning til kommunen senest 5 dage efter, at I er flyttet ind. Alle tre CPR-numre skal oplyses, så ingen af jer bliver registreret dobbelt i CPR.',
  'Kommunen skal registrere jeres bopæl på de CPR-numre, der står i skemaet. I skal alle møde op i Borgerservice og have pas og dette brev med.',
];
const notes = [
  'Klagefristen er 8 uger, og en klage skal derfor være modtaget senest den {appealBy}, jf. {cite33}.',
  'I har ret til at arbejde, når I er fyldt 18 år, jf. {cite14}. Børn under 15 år må ikke arbejde.',
  'Opholdstilladelserne kan bortfalde efter {cite17} eller inddrages efter {cite19}, hvis betingelserne ikke længere er opfyldt.',
  'Pas nr. {passport}, der er gyldigt til den {passportTo}, sendes til jer med anbefalet post.',
  'CPR-nummer {formerCpr} har tidligere været brugt til den først nævnte og er nu slettet.',
  'Familien har Person-ID {personId}. Det er ikke et CPR-nummer og kan ikke bruges hos lægen.',
  'Opholdstilladelserne fra den {earlierFrom} til den {earlierTo} er ikke længere gyldige.',
  'Kontakt os inden den {replyBy}, hvis der er fejl i skemaet. Oplys sagsnummer og dokumentnummer {document}.',
];

import type { Setting } from '../../drawing/typesetter.ts';
import { addressAt, type Field, fittingSize, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** Two persons, whose facts stand left and right of the labels between them. */
export const middleLabels: Layout = {
  id: 'middle-labels',
  split: 'work',
  language: 'da',
  persons: [2, 2],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    footLine(pen, 'Udlændingestyrelsen (eksempel) | Tlf. {phone} | EAN {ean} | CVR {cvr}');
    const right = { x: sheets.left + sheets.width * 0.62, width: sheets.width * 0.38 };
    const size = Math.min(9.5, sheets.style.size);
    linesAt(pen, ['Udlændingestyrelsen (eksempel)'], sheets.y, { weight: 'bold', size: size + 2 });
    linesAt(pen, chance.pick(references), sheets.y + 14, { ...right, size });
    sheets.y = addressAt(pen, sheets.y + 14, { width: sheets.width * 0.58 }, '{name} m.fl.') + 18;
    sheets.set(pen.say(subjects), { weight: 'bold', size: sheets.style.size + 2, align: 'centre' });
    sheets.gap();
    pen.write([opening, told]);
    table(pen, chance.pick(tables), chance.happens(0.5));
    pen.write([period], {}, 'all');
    pen.write([municipality]);
    for (const text of chance.some(notes, chance.between(2, 4))) pen.write([[text]]);
    sheets.need(20);
    linesAt(pen, ['Venlig hilsen', '{worker}'], sheets.y + 2, right);
  },
};

function table(pen: Pen, fields: readonly Field[], isRuled: boolean): void {
  const { sheets } = pen;
  const side = sheets.width * 0.36;
  const middle = sheets.width - 2 * side;
  const rows = fields
    .map(([label, value]) => ({ label, values: [0, 1].map((nth) => pen.say([value], nth)) }))
    .filter(({ values }) => values.every((spans) => spans.length > 0));
  const size = fittingSize(
    pen,
    rows.flatMap(({ values }) => values.flat()),
    side - 4,
  );
  const labelSize = Math.min(
    size,
    fittingSize(
      pen,
      rows.map(({ label }) => ({ text: label })),
      (middle - 4) * 0.92,
    ),
  );
  const settings: readonly Setting[] = [
    { x: sheets.left + 2, width: side - 4, size, align: isRuled ? 'left' : 'right' },
    { x: sheets.left + side + 2, width: middle - 4, size: labelSize, align: 'centre', weight: 'bold' },
    { x: sheets.left + side + middle + 2, width: side - 4, size },
  ];
  const cells = rows.map(({ label, values: [first = [], second = []] }) => [
    first,
    [{ text: label }],
    second,
  ]);
  const heights = cells.map(
    (row) => Math.max(...row.map((spans, nth) => sheets.heightOf(spans, settings[nth]))) + 3,
  );
  sheets.need(heights.reduce((sum, height) => sum + height, 0));
  const top = sheets.y;
  pen.rule(top);
  cells.forEach((row, line) => {
    row.forEach((spans, nth) => {
      sheets.setAt(spans, sheets.y + 1.5, settings[nth]);
    });
    sheets.y += heights[line] ?? 0;
    if (isRuled) pen.rule(sheets.y);
  });
  pen.rule(sheets.y);
  for (const x of [sheets.left + side, sheets.left + side + middle]) {
    sheets.shape({ kind: 'line', from: [x, top], to: [x, sheets.y], width: 0.25, colour: '#444444' });
  }
  sheets.gap();
}

const references = [
  ['Dato: {date}', 'Sagsnr.: {case}', 'Sagsbehandler: {worker}'],
  ['{date}', 'Sagsnummer {case}', 'Person-ID {personId}'],
  ['Sagsnr. {case}', 'Ansøgning {applied}', 'Afgørelse {date}'],
];
const subjects = [
  'Opholdstilladelse til jer begge',
  'Afgørelse om opholdstilladelse for to personer',
  'To opholdstilladelser og to CPR-numre',
];
const opening = [
  'I har begge søgt om opholdstilladelse i Danmark. Udlændingestyrelsen imødekommer begge ansøgninger.',
  'Udlændingestyrelsen har truffet afgørelse på grundlag af samtalen den {heard}. I får begge opholdstilladelse.',
  'Vi har behandlet jeres ansøgninger samlet, og I kan begge få opholdstilladelse.',
];
const told = [
  'I skemaet står den ene til venstre og den anden til højre.',
  'Kontrollér, at navn, fødselsdato og statsborgerskab er rigtigt for jer begge.',
  'Oplysningerne om jer, herunder jeres administrative CPR-numre, står i skemaet.',
];
const tables: readonly (readonly Field[])[] = [
  [
    ['Navn', '{name}'],
    ['Fødselsdato', '{born}'],
    ['Statsborgerskab', '{nationality}'],
    ['CPR-nummer', '{cpr}'],
    ['Lovgrundlag', '{basis}'],
  ],
  [
    ['CPR-nr.', '{cpr}'],
    ['Fornavn(e)', '{given}'],
    ['Efternavn', '{family}'],
    ['Født', '{born}'],
    ['Opholdstilladelse efter', '{basis}'],
    ['Gyldig fra', '{from}'],
    ['Gyldig til', '{to}'],
  ],
  [
    ['Fulde navn', '{name}'],
    ['Administrativt CPR-nummer', '{cpr}'],
    ['Født den', '{born}'],
    ['Land', '{nationality}'],
    ['Udlændingeloven', '{bareBasis}'],
  ],
];
const period = [
  'Begge opholdstilladelser gælder fra den {from} og udløber den {to}.',
  'I har opholdstilladelse i perioden {from} - {to}.',
  'Begge opholdstilladelser gælder fra den {from} og er meddelt {noLimit}.',
];
const municipality = [
  'I skal hver for sig registreres med bopæl i kommunen, og det skal ske på de CPR-numre, som I allerede har. Byt ikke om på numrene.',
  'Når I møder i Borgerservice, skal kommunen have set begge pas og dette brev. I må ikke få nye personnumre.',
];
const notes = [
  'I kan klage til Udlændingenævnet frem til den {appealBy}, jf. {cite33}.',
  'Opholdstilladelserne giver ret til arbejde, jf. {cite14}. En særskilt arbejdstilladelse er unødvendig.',
  'Flytter I til udlandet, bortfalder opholdstilladelserne, jf. {cite17}.',
  'Vi har registreret pas nr. {passport} (gyldigt til {passportTo}) for den første i skemaet.',
  'Det tidligere CPR-nummer {formerCpr} må ikke bruges mere.',
  'Gebyret er betalt den {applied}. Kvittering nr. {document}.',
  'Svar os senest den {replyBy}, hvis noget i skemaet er forkert. Brug sagsnummer {case}.',
];

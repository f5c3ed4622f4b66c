import { addressAt, type Field, fittingSize, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A family in a table whose columns are the persons and whose rows are the facts. */
export const familyColumns: Layout = {
  id: 'family-columns',
  split: 'work',
  language: 'da',
  persons: [2, 3],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance, permits } = letter;
    const half = sheets.width / 2;
    footLine(pen, 'Udlændingestyrelsen (eksempel) - {phone} - EAN-lokationsnr. {ean}');
    linesAt(pen, ['Udlændingestyrelsen (eksempel)', 'Familier og børn'], sheets.y, { width: half - 4 });
    const right = { x: sheets.left + half, width: half };
    sheets.y = addressAt(pen, sheets.y + 4, right, '{name} m.fl.') + 12;
    linesAt(pen, [chance.pick(lines)], sheets.y, { size: Math.min(10, sheets.style.size) });
    sheets.y += 6;
    pen.rule(sheets.y);
    sheets.y += 6;
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 1 });
    sheets.gap();
    pen.write([opening]);
    const isShared = permits.every(({ ground }) => ground === permits[0].ground);
    if (isShared) pen.write([chance.happens(0.5) ? period : sharedPeriod, ground], {}, 'all');
    else pen.write([sharedPeriod], {}, 'all');
    columns(pen, [...chance.pick(rows), ...(isShared ? [] : [basisRow])], chance.happens(0.6));
    pen.write([council]);
    for (const text of chance.some(notes, chance.between(1, 3))) pen.write([[text]]);
    sheets.need(14);
    pen.write([['Hilsner fra', 'Med hilsen til jer alle']], { align: 'left' });
    sheets.gap();
    linesAt(pen, ['{worker}'], sheets.y);
  },
};

function columns(pen: Pen, fields: readonly Field[], isRuled: boolean): void {
  const { sheets, letter } = pen;
  const first = 34;
  const step = (sheets.width - first) / letter.permits.length;
  const values = fields.map(([, value]) => letter.permits.map((_, index) => pen.say([value], index)));
  const size = fittingSize(pen, values.flat(2), step - 3);
  const cells = [
    [[{ text: '' }], ...letter.permits.map((_, index) => [{ text: `Person ${'ABC'[index]}` }])],
    ...fields.map(([label], row) => [[{ text: label }], ...(values[row] ?? [])]),
  ];
  const settingOf = (column: number, row: number): Parameters<typeof sheets.setAt>[2] & object => ({
    x: sheets.left + (column === 0 ? 0 : first + (column - 1) * step) + 1.5,
    width: (column === 0 ? first : step) - 3,
    size,
    weight: row === 0 || column === 0 ? 'bold' : 'regular',
  });
  const heights = cells.map(
    (row, nth) =>
      Math.max(...row.map((spans, column) => sheets.heightOf(spans, settingOf(column, nth)))) + 2.4,
  );
  // A table of columns would make no sense on two pages.
  sheets.need(heights.reduce((sum, height) => sum + height, 0));
  const start = sheets.y;
  let y = start;
  cells.forEach((row, nth) => {
    row.forEach((spans, column) => {
      sheets.setAt(spans, y + 1.2, settingOf(column, nth));
    });
    if (isRuled) pen.rule(y);
    y += heights[nth] ?? 0;
    if (isRuled || nth === 0) pen.rule(y);
  });
  for (let edge = 0; isRuled && edge <= letter.permits.length; edge += 1) {
    const x = sheets.left + first + edge * step;
    sheets.shape({ kind: 'line', from: [x, start], to: [x, y], width: 0.25, colour: '#444444' });
  }
  sheets.y = y;
  sheets.gap();
}

const lines = [
  'Afsendt: {date}     Sagen: {case}     Brev nr.: {document}',
  'Sag {case}, brev {document}, skrevet {date}',
  '{date} / {case} / {document}',
];
const subjects = ['I kan alle blive i Danmark', 'Ophold til jer i familien', 'Afgørelse for en familie'];
const opening = [
  'Vi har behandlet jeres sager under ét. Skemaet viser, hvad der er bestemt for hver af jer.',
  'Ansøgningen af {applied} er imødekommet for alle, der er nævnt i skemaet nedenfor.',
];
const period = ['I må alle bo her indtil {to}.', 'I må alle bo her {noLimit} fra {from}.'];
const sharedPeriod = [
  'Begyndelsen er for hver af jer {from}, og slutningen er {to}.',
  'Hver af jer må bo her i tiden {from} til {to}.',
  'Hver af jer må bo her fra {from}, og det er {noLimit}.',
];
const ground = [
  'Vi har brugt samme regel for jer alle, nemlig {basis}.',
  'Det er for alles vedkommende {basis}, der giver ret til opholdet.',
];
const basisRow: Field = ['Brugt regel', '{bareBasis}'];
const rows: readonly (readonly Field[])[] = [
  [
    ['Hedder', '{name}'],
    ['Dato for fødsel', '{born}'],
    ['Kommer fra', '{nationality}'],
    ['Skal bruge CPR', '{cpr}'],
  ],
  [
    ['Pers.nr.', '{cpr}'],
    ['Efternavn(e)', '{family}'],
    ['For- og mellemnavne', '{given}'],
    ['Født dag/md./år', '{born}'],
  ],
  [
    ['Fulde navn i pas', '{name}'],
    ['Statsb.', '{nationality}'],
    ['F.d.', '{born}'],
    ['CPR til folkeregistret', '{cpr}'],
  ],
];
const council = [
  'Gå i Borgerservice sammen. Hver person skal have adressen lagt på det nummer, der står i vedkommendes kolonne.',
  'Når I har en bolig, skal kommunen se skemaet. Den må ikke lave flere numre til jer.',
];
const notes = [
  'Er I utilfredse med afgørelsen, kan I skrive til os til og med {appealBy}, jf. {cite33}.',
  'Bor I ikke længere sammen, skal vi have besked senest {replyBy}, da det kan have betydning efter {cite19}.',
  'Dem af jer, der er fyldt 18 år, kan arbejde efter {cite14}.',
  'Udlændinge-id for den først nævnte er {personId}.',
  'Den først nævnte har tidligere haft nummer {formerCpr}. Det er lukket.',
];

import { fillSlots, inBold, type Span } from '../../drawing/spans.ts';
import { addressAt, fittingSize, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A family in a table with a row for each; ground and period are told in the sentences before it. */
export const familyRows: Layout = {
  id: 'family-rows',
  split: 'held-back',
  language: 'da',
  persons: [2, 4],
  purposes: ['spouse', 'family'],
  relatives: 1,
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance, permits } = letter;
    head(pen);
    sheets.set(inBold([{ text: chance.pick(subjects) }]), {
      weight: 'bold',
      size: sheets.style.size + chance.pick([0, 2]),
    });
    sheets.gap();
    pen.write([['Kære {name}', 'Kære {name} m.fl.']], { align: 'left' });
    const isShared = permits.every(({ ground }) => ground === permits[0].ground);
    pen.write([isShared ? granted : grantedApart, period], {}, 'all');
    pen.write([sponsor, intro]);
    const columns = chance.pick(tables);
    table(pen, isShared ? columns : [...columns, basisColumn], chance.happens(0.6));
    pen.write([municipality]);
    for (const text of chance.some(notes, chance.between(2, 4))) pen.write([[text]]);
    sheets.need(24);
    sheets.set([{ text: 'Med venlig hilsen' }]);
    sheets.gap();
    sheets.set(fillSlots('{worker}, {phone}', pen.slots()));
  },
};

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const size = Math.min(9.5, sheets.style.size);
  const end = linesAt(pen, ['Udlændingestyrelsen (eksempel)', 'Familiesammenføring'], sheets.y, {
    size: size + 0.5,
    align: 'centre',
  });
  sheets.y = addressAt(pen, end + 12, { width: sheets.width * 0.6 }) + 9;
  sheets.set(fillSlots(chance.pick(references), pen.slots()), { size, align: 'right' });
  sheets.y += 7;
}

type Column = readonly [label: string, value: string, share: number];

function table(pen: Pen, columns: readonly Column[], isRuled: boolean): void {
  const { sheets, letter } = pen;
  const rows: readonly (readonly (readonly Span[])[])[] = [
    columns.map(([label]) => [{ text: label }]),
    ...letter.permits.map((_, index) => columns.map(([, value]) => pen.say([value], index))),
  ];
  const total = columns.reduce((sum, [, , share]) => sum + share, 0);
  const widths = columns.map(([, , share]) => (sheets.width * share) / total);
  const lefts = widths.map((_, nth) => sheets.left + widths.slice(0, nth).reduce((sum, one) => sum + one, 0));
  const size = Math.min(
    ...widths.map(
      (width, nth) =>
        fittingSize(
          pen,
          rows.flatMap((row) => row[nth] ?? []),
          width - 3,
        ) * 0.95,
    ),
  );
  const settingOf = (nth: number, row: number): Parameters<typeof sheets.setAt>[2] & object => ({
    x: (lefts[nth] ?? 0) + 1.2,
    width: (widths[nth] ?? 0) - 2.4,
    size,
    weight: row === 0 ? 'bold' : 'regular',
  });
  const heights = rows.map(
    (row, line) => Math.max(...row.map((spans, nth) => sheets.heightOf(spans, settingOf(nth, line)))) + 2.6,
  );
  sheets.need(heights.reduce((sum, height) => sum + height, 0));
  const top = sheets.y;
  if (isRuled) pen.rule(top);
  rows.forEach((row, line) => {
    row.forEach((spans, nth) => {
      sheets.setAt(spans, sheets.y + 1.3, settingOf(nth, line));
    });
    sheets.y += heights[line] ?? 0;
    if (isRuled || line === 0) pen.rule(sheets.y);
  });
  for (const x of isRuled ? [...lefts, sheets.left + sheets.width] : []) {
    sheets.shape({ kind: 'line', from: [x, top], to: [x, sheets.y], width: 0.25, colour: '#444444' });
  }
  sheets.gap();
}

const references = [
  'Sagsnummer: {case} · Dato: {date}',
  '{date}. Sagsnr.: {case}',
  'Dato {date}, sagsnr. {case}, Person-ID {personId}',
];
const subjects = [
  'Afgørelse om familiesammenføring',
  'Familiesammenføring - opholdstilladelse til dig og dine nærmeste',
  'I har fået opholdstilladelse',
];
const granted = [
  'Udlændingestyrelsen giver jer opholdstilladelse som familiesammenførte efter {basis}.',
  'Vi har imødekommet jeres ansøgninger om familiesammenføring, jf. {basis}.',
  'De personer, der er nævnt i skemaet, har fået opholdstilladelse i Danmark efter {basis}.',
];
const grantedApart = [
  'Udlændingestyrelsen giver jer opholdstilladelse som familiesammenførte efter de bestemmelser, der er nævnt i skemaet.',
  'Vi har imødekommet jeres ansøgninger om familiesammenføring. Bestemmelserne fremgår af skemaet.',
];
const period = [
  'Opholdstilladelserne gælder i perioden fra den {from} til den {to}.',
  'Opholdstilladelserne er gyldige til den {to} og kan forlænges, hvis I søger om det i tide.',
  'Opholdstilladelserne er givet {noLimit} med virkning fra den {from}.',
];
const sponsor = [
  'I får opholdstilladelse, fordi I skal bo sammen med {relative}, CPR-nr. {relativeCpr}.',
  'Den herboende reference er {relative} (CPR-nummer {relativeCpr}), der søgte sammen med jer den {applied}.',
];
const intro = [
  'Vi har givet hver af jer et administrativt CPR-nummer:',
  'I skemaet står de oplysninger, vi har registreret om jer.',
];
const basisColumn: Column = ['Bestemmelse', '{bareBasis}', 24];
const tables: readonly (readonly Column[])[] = [
  [
    ['Navn', '{name}', 34],
    ['Fødselsdato', '{born}', 21],
    ['CPR-nummer', '{cpr}', 21],
  ],
  [
    ['CPR-nummer', '{cpr}', 22],
    ['Navn', '{name}', 34],
    ['Statsborgerskab', '{nationality}', 24],
    ['Født', '{born}', 20],
  ],
  [
    ['Fulde navn', '{name}', 32],
    ['Administrativt CPR-nummer', '{cpr}', 27],
    ['Født den', '{born}', 20],
    ['Statsborger i', '{nationality}', 20],
  ],
];
const municipality = [
  'I skal registrere jeres adresse i kommunen senest fem dage efter indflytningen. Børnene skal møde op sammen med en forælder. Vis skemaet, så kommunen anvender de rigtige CPR-numre.',
  'Kommunen må ikke tildele andre CPR-numre, når I bliver registreret på adressen hos {relative}. I skal derfor fremvise dette brev for hver person.',
];
const notes = [
  'Klage over afgørelsen skal ske til Udlændingenævnet. Nævnet skal have klagen den {appealBy} eller tidligere, jf. {cite33}.',
  'Voksne må arbejde uden arbejdstilladelse, jf. {cite14}.',
  'Det er en betingelse for opholdstilladelserne, at I bor på samme adresse som {relative}. Opholdstilladelserne kan inddrages efter {cite19}.',
  'Den økonomiske sikkerhed, som blev stillet den {heard}, bliver nedskrevet, når I har bestået en danskprøve.',
  'Det første CPR-nummer, I fik oplyst, {formerCpr}, er annulleret.',
  'I er ikke længere omfattet af den tilladelse, der gjaldt fra den {earlierFrom} til den {earlierTo}.',
  'Den ældste af jer skal forny sit pas, {passport}, inden den {passportTo}.',
];

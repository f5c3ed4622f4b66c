import { datePartsOf } from '../../../domain/calendar-date.ts';
import { fillSlots } from '../../drawing/spans.ts';
import { textWidth } from '../../drawing/text-width.ts';
import type { DateManner } from '../../facts/print-date.ts';
import { addressAt, type Field, filledFields, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';
import { chooseSideFacts } from '../side-facts.ts';

/** Typed, with underlined labels; days are written in words here and in short there. */
export const oldTypewriter: Layout = {
  id: 'old-typewriter',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  fixedPitch: true,
  compose(letter, sheets) {
    const { chance } = letter;
    const side = chooseSideFacts(letter);
    const penFor = (da: DateManner): Pen =>
      createPen(
        { ...letter, manners: { ...letter.manners, dates: { ...letter.manners.dates, da } } },
        sheets,
        'da',
        side,
      );
    const long = penFor('in-words');
    // Two digits tell the century of years near the present alone.
    const short = penFor(datePartsOf(letter.letterDate).year < 2050 ? 'short-year' : 'hyphens');
    sheets.y = linesAt(long, ['UDLÆNDINGESTYRELSEN (EKSEMPEL)', 'Prøvetorvet 12'], sheets.y) + 8;
    sheets.y = addressAt(long, sheets.y, {}) + 8;
    linesAt(long, [chance.pick(cases)], sheets.y);
    const dateWidth = { x: sheets.left + sheets.width / 2, width: sheets.width / 2, align: 'right' } as const;
    linesAt(chance.happens(0.6) ? long : short, ['Den {date}'], sheets.y, dateWidth);
    sheets.y += 14;
    underlined(long, chance.pick(subjects));
    sheets.gap();
    long.write([granted]);
    labelled(long, chance.pick(people));
    labelled(chance.happens(0.6) ? long : short, chance.pick(permits));
    sheets.gap();
    long.write([municipality]);
    for (const text of chance.some(notes, chance.between(1, 3))) short.write([[text]]);
    sheets.need(30);
    const x = sheets.left + sheets.width * 0.4;
    sheets.set([{ text: 'P.S.V.' }], { x });
    sheets.gap(1.6);
    sheets.set(fillSlots('{worker}', long.slots()), { x });
    sheets.set([{ text: '/ kontorfuldmægtig' }], { x });
  },
};

/** One line and a rule as long as it, close below. */
function underlined(pen: Pen, text: string): void {
  const { sheets } = pen;
  const { font, size } = sheets.style;
  const top = sheets.y;
  sheets.set(fillSlots(text, pen.slots()));
  pen.rule(top + (sheets.y - top) * 0.5 + size * 0.17, sheets.left, textWidth(text, font, 'regular', size));
}

/** Underlined labels, each with its value at the same place behind it. */
function labelled(pen: Pen, fields: readonly Field[]): void {
  const { sheets } = pen;
  const { font, size } = sheets.style;
  const share = 58;
  for (const [label, value] of filledFields(pen, fields)) {
    const setting = { x: sheets.left + share, width: sheets.width - share };
    const height = sheets.heightOf(value, setting);
    sheets.need(height + 1.4);
    const top = sheets.y;
    const line = sheets.setAt([{ text: label }], top);
    pen.rule(top + line * 0.5 + size * 0.17, sheets.left, textWidth(label, font, 'regular', size));
    sheets.setAt(value, top, setting);
    sheets.y = top + height + 1.4;
  }
}

const cases = ['J.nr. {case}', 'Sagsnr.: {case}', 'Sag {case}'];
const subjects = ['Opholdstilladelse.', 'Vedr. opholdstilladelse.', 'Meddelelse om opholdstilladelse'];
const granted = [
  'I anledning af Deres andragende, modtaget den {applied}, meddeles De herved opholdstilladelse i Danmark efter {basis}.',
  'Deres ansøgning om opholdstilladelse er d.d. imødekommet i henhold til {basis}.',
  'De har fået opholdstilladelse her i landet, jfr. {basis}.',
];
const people: readonly (readonly Field[])[] = [
  [
    ['Navn:', '{name}'],
    ['Født:', 'den {born}'],
    ['Statsborgerskab:', '{nationality}'],
    ['CPR-nummer:', '{cpr}'],
  ],
  [
    ['Personnummer', '{cpr}'],
    ['Efternavn', '{family}'],
    ['Fornavn', '{given}'],
    ['Fødselsdato', '{born}'],
    ['Statsborger i', '{nationality}'],
    ['Pas nr.', '{passport}'],
  ],
  [
    ['Udlændingens navn:', '{name}'],
    ['Fødselsdato:', '{born}'],
    ['Udlændinge-nr.:', '{personId}'],
    ['Adm. CPR-nummer:', '{cpr}'],
  ],
];
const permits: readonly (readonly Field[])[] = [
  [
    ['Gyldig fra:', 'den {from}'],
    ['Gyldig til:', 'den {to}'],
    ['Gyldig:', '{noLimit}'],
  ],
  [
    ['Tilladelsen udløber', '{to}'],
    ['Tilladelsen gælder', '{noLimit}'],
    ['Tilladelsens hjemmel', '{bareBasis}'],
  ],
  [
    ['Gælder i tiden:', '{from} - {to}'],
    ['Gælder:', 'fra {from}, {noLimit}'],
    ['Klagefrist:', '{appealBy}'],
  ],
];
const municipality = [
  'De skal inden 5 dage efter indflytning melde Deres bopæl til folkeregistret i kommunen. Det administrative CPR-nummer skal opgives ved anmeldelsen, idet kommunen ikke må tildele et nyt.',
  'De bedes forevise denne skrivelse for folkeregistret, der vil registrere Deres bopæl under ovennævnte CPR-nummer.',
];
const notes = [
  'Deres pas {passport} med udløb den {passportTo} vedlægges.',
  'Klage skal være indgivet senest den {appealBy}, jfr. {cite33}.',
  'Opholdstilladelse var tidligere meddelt for tiden {earlierFrom} til {earlierTo}.',
  'De er ikke pligtig at have arbejdstilladelse, jfr. {cite14}.',
  'CPR-nummer {formerCpr}, der er anført i vor skrivelse af {heard}, er slettet.',
  'Telefonisk henvendelse kan ske på {phone}. EAN: {ean}.',
  'Vi henviser til bestemmelserne om bortfald i {cite17}.',
];

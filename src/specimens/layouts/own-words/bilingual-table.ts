import { fillSlots, type Span } from '../../drawing/spans.ts';
import { slotsOf } from '../../letter.ts';
import { addressAt, type Field, filledFields, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';
import { chooseSideFacts } from '../side-facts.ts';

/** Every label and paragraph in Danish with English below it; the facts between level rules. */
export const bilingualTable: Layout = {
  id: 'bilingual-table',
  split: 'work',
  language: 'both',
  persons: [1, 1],
  compose(letter, sheets) {
    const sideFacts = chooseSideFacts(letter);
    const danish = createPen(letter, sheets, 'da', sideFacts);
    const english = createPen(letter, sheets, 'en', sideFacts);
    const { chance } = letter;
    const half = sheets.width / 2;
    linesAt(danish, ['Udlændingestyrelsen (eksempel)'], sheets.y, { width: half - 4, weight: 'bold' });
    linesAt(danish, ['Danish Immigration Service (example)'], sheets.y, {
      x: sheets.left + half,
      width: half,
      align: 'right',
      weight: 'bold',
    });
    sheets.y = addressAt(danish, sheets.y + 18, { width: half }) + 10;
    danish.heading('Ophold i Danmark bevilget / Leave to stay in Denmark granted', {
      size: sheets.style.size + 2,
    });
    sheets.gap();
    const both = ([da, en]: Pair): void => {
      const small = { size: Math.max(8.5, sheets.style.size - 1), colour: '#333333' };
      sheets.set(danish.say([da]));
      danish.paragraph(english.say([en]), small);
    };
    both(chance.pick(granted));
    table(danish, chance.pick(tables));
    sheets.gap();
    both(chance.pick(municipality));
    for (const texts of chance.some(notes, chance.between(1, 3))) both(texts);
    sheets.need(22);
    sheets.set([{ text: 'Med hilsen / With regards' }]);
    sheets.gap(1.5);
    sheets.set(fillSlots('{worker}', danish.slots()));
  },
};

function table(pen: Pen, fields: readonly Field[]): void {
  const { sheets, letter } = pen;
  const first = sheets.width * 0.44;
  const names = { x: sheets.left, width: first - 4, size: Math.min(9, sheets.style.size) };
  const values = { x: sheets.left + first, width: sheets.width - first };
  const english = slotsOf(letter, 0, 'en')['country'];
  pen.rule(sheets.y);
  for (const [label, value] of filledFields(pen, fields)) {
    const isCountry = value.some(({ mark }) => mark?.fact === 'citizenship');
    const told: readonly Span[] =
      isCountry && english !== undefined && english.text !== value[0]?.text
        ? [...value, { text: ' / ' }, english]
        : value;
    const height = Math.max(sheets.heightOf([{ text: label }], names), sheets.heightOf(told, values)) + 2.4;
    sheets.need(height);
    sheets.setAt([{ text: label }], sheets.y + 1.2, names);
    sheets.setAt(told, sheets.y + 1.2, values);
    sheets.y += height;
    pen.rule(sheets.y);
  }
}

type Pair = readonly [danish: string, english: string];

const granted: readonly Pair[] = [
  [
    'Den, der er nævnt i skemaet, har fået lov til at opholde sig i Danmark.',
    'The person named in the table has been given leave to stay in Denmark.',
  ],
  [
    'Der er bevilget ophold i Danmark til den person, skemaet vedrører.',
    'Leave to stay in Denmark has been granted to the person to whom the table relates.',
  ],
];
const tables: readonly (readonly Field[])[] = [
  [
    ['Personens navn / Person’s name', '{name}'],
    ['Fødselstidspunkt / Born on', '{born}'],
    ['Statsborgerland / Country of nationality', '{nationality}'],
    ['Dansk id-nummer (CPR) / Danish ID number (CPR)', '{cpr}'],
    ['Pas / Passport', '{passport}'],
    ['Bestemmelse i loven / Section of the Act', '{basis}'],
    ['Ophold begynder / Stay begins', '{from}'],
    ['Ophold ophører / Stay ends', '{to}'],
    ['Ophold ophører / Stay ends', 'Nej, {noLimit} / No end date'],
    ['Brev af / Letter dated', '{date}'],
    ['Vor reference / Our reference', '{case}'],
  ],
  [
    ['Reference', '{case}'],
    ['Udstedt / Issued', '{date}'],
    ['Slægtsnavn / Last name', '{family}'],
    ['Fornavn / First name', '{given}'],
    ['CPR (folkeregisternummer / population register no.)', '{cpr}'],
    ['Udlændinge-id / Foreign national ID', '{personId}'],
    ['Fødselsdata / Birth', '{born}'],
    ['Nationalitet/statsløs / National of/stateless', '{nationality}'],
    ['Opholdsperiode / Period of stay', '{from} - {to}'],
    ['Opholdsperiode / Period of stay', '{from} - ({noLimit} / indefinite)'],
    ['Opholdets art / Type of stay', '{basis}'],
    ['Ansøgt / Applied for', '{applied}'],
  ],
];
const municipality: readonly Pair[] = [
  [
    'Medbring dette papir hos bopælskommunen. Kommunen skal bruge det id-nummer, som allerede findes.',
    'Take this paper along to your local council. The council has to use the ID number that already exists.',
  ],
  [
    'Kommunen skal lægge adressen på det CPR, der står i skemaet, og må ikke tildele et andet.',
    'The council adds the address to the CPR in the table and must not assign another one.',
  ],
];
const notes: readonly Pair[] = [
  ['Klager skal være hos os den {appealBy}.', 'Complaints must reach us by {appealBy}.'],
  ['Du må tage arbejde, jf. {cite14}.', 'You may take up employment, see {cite14}.'],
  [
    'Spørgsmål besvares på telefon {phone}. Opgiv dokument {document}.',
    'Questions are answered on {phone}. Quote document {document}.',
  ],
  [
    'Et tidligere ophold ({earlierFrom} til {earlierTo}) er afsluttet.',
    'An earlier stay ({earlierFrom} to {earlierTo}) has come to an end.',
  ],
];

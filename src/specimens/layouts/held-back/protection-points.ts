import type { Span } from '../../drawing/spans.ts';
import { addressAt, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** To a refugee: the decision in one sentence, and what to know and do as two lists of points. */
export const protectionPoints: Layout = {
  id: 'protection-points',
  split: 'held-back',
  language: 'da',
  persons: [1, 1],
  purposes: ['asylum', 'quota'],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    head(pen);
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 1 });
    sheets.gap();
    pen.write([['Kære {name}', 'Kære {given}']], { align: 'left' });
    pen.write([granted]);
    pen.heading(chance.pick(['Om din opholdstilladelse', 'Dine oplysninger', 'Det har vi registreret']));
    const facts = [
      pen.say(identity),
      pen.say(period),
      pen.say(number),
      chance.happens(0.5) ? pen.say(asides) : [],
    ].filter((spans) => spans.length > 0);
    const bullet = chance.pick(['-', '•', '–']);
    points(pen, chance.happens(0.4) ? chance.some(facts, facts.length) : facts, bullet);
    pen.heading(chance.pick(['Det skal du gøre nu', 'Du skal huske', 'Hvad skal du gøre?']));
    const duties = [municipality, ...chance.some(tasks, 2)]
      .map((texts) => pen.say(texts))
      .filter((spans) => spans.length > 0);
    points(pen, duties, bullet);
    for (const text of chance.some(notes, chance.between(2, 3))) pen.write([[text]]);
    sheets.need(24);
    linesAt(
      pen,
      ['Med venlig hilsen', '', 'Udlændingestyrelsen (eksempel)', '{worker}'].filter((line) => line !== ''),
      sheets.y + 2,
    );
  },
};

function points(pen: Pen, texts: readonly (readonly Span[])[], bullet: string): void {
  const { sheets } = pen;
  const setting = { x: sheets.left + 8, width: sheets.width - 8 };
  for (const spans of texts) {
    sheets.need(sheets.heightOf(spans, setting));
    sheets.setAt([{ text: bullet }], sheets.y, { x: sheets.left + 3, width: 4 });
    sheets.set(spans, setting);
    sheets.y += 0.8;
  }
  sheets.gap();
}

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const size = Math.min(9.5, sheets.style.size);
  const top = linesAt(pen, ['Udlændingestyrelsen (eksempel)'], sheets.y, {
    weight: 'bold',
    size: sheets.style.size + 2,
  });
  linesAt(pen, ['Asylkontoret, Prøvetorvet 12, 4700 Næstved'], top, { size: 8 });
  sheets.y = addressAt(pen, top + 16, { width: sheets.width * 0.6 }) + 10;
  linesAt(pen, chance.pick(references), sheets.y, { size, align: 'right' });
  sheets.y += 22;
}

const references = [
  ['Dato: {date}', 'Sagsnummer: {case}', 'Telefon: {phone}'],
  ['{date}', 'Sagsnr. {case}'],
  ['Den {date}', 'Person-ID {personId}', 'Sagsnummer {case}'],
];
const subjects = [
  'Opholdstilladelse som flygtning',
  'Du har fået lov at blive i Danmark',
  'Afgørelse: Du får opholdstilladelse som flygtning',
  'Opholdstilladelse - det skal du vide og gøre',
];
const granted = [
  'Udlændingestyrelsen har besluttet at give dig opholdstilladelse i Danmark efter {basis}.',
  'På grundlag af samtalen med os den {heard} er det besluttet, at du får opholdstilladelse. Det sker efter {basis}.',
  'Du søgte om opholdstilladelse den {applied}. Vi giver dig opholdstilladelse efter bestemmelsen i {basis}.',
];
const identity = [
  'Du er registreret som {name}, født den {born}, med statsborgerskab i {country}.',
  'Din fødselsdato er {born}, og du er {adjective} statsborger.',
  'Din fødselsdato er {born}, og du er {stateless}.',
];
const period = [
  'Din opholdstilladelse er gyldig til den {to}.',
  'Opholdstilladelsen er gyldig fra den {from} og til den {to}.',
  'Opholdstilladelsen gælder fra den {from} og er {noLimit}.',
];
const number = [
  'Dit CPR-nummer er {cpr}. Det er et administrativt CPR-nummer, indtil kommunen har registreret din adresse.',
  'Du har fået et administrativt CPR-nummer: {cpr}.',
  'Dit administrative CPR-nummer er {cpr} (Person-ID {personId}).',
];
const asides = [
  'Du har før haft et andet CPR-nummer, {formerCpr}, som er slettet.',
  'Dit rejsedokument har nummer {passport} og er gyldigt til den {passportTo}.',
  'Din midlertidige opholdstilladelse fra den {earlierFrom} er erstattet af denne.',
];
const municipality = [
  'Du skal gå til din nye kommune inden 5 dage, efter at du er flyttet. Vis brevet, og oplys dit CPR-nummer, så kommunen ikke giver dig et andet.',
  'Giv kommunen dit CPR-nummer, når din bopæl skal registreres. Brevet skal med, og du skal selv møde op.',
];
const tasks = [
  [
    'Du skal have fotograferet ansigt og have taget fingeraftryk senest den {replyBy}. Så laver vi dit opholdskort.',
  ],
  ['Du skal fortælle os det, hvis din adresse eller dit telefonnummer ændrer sig. Ring på {phone}.'],
  ['Du skal flytte til den kommune, som du er visiteret til, senest den {replyBy}.'],
  ['Læs vedlagte brev om selvforsørgelse og hjemrejse, dokument {document}.'],
];
const notes = [
  'Du må gerne arbejde i Danmark. Du skal ikke søge om arbejdstilladelse, se {cite14}.',
  'Din tilladelse kan bortfalde, hvis du rejser til det land, som du er flygtet fra, se {cite17}.',
  'Hvis du er utilfreds med, hvilken bestemmelse du har fået ophold efter, kan du klage inden den {appealBy}, se {cite33}.',
  'Din ægtefælle og dine mindreårige børn kan søge om familiesammenføring. Kommunen skal sende eventuel regning til EAN {ean}.',
  'Tilladelsen kan inddrages, hvis forholdene i dit hjemland bliver bedre, se {cite19}.',
];

import { fillSlots, inBold, joinSpans } from '../../drawing/spans.ts';
import { addressAt, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen } from '../pen.ts';

/** To the relative who lives here already, about those who may come: an indented piece of prose each. */
export const sponsorLetter: Layout = {
  id: 'sponsor-letter',
  split: 'work',
  language: 'da',
  persons: [1, 4],
  purposes: ['spouse', 'child', 'family'],
  relatives: 1,
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance, permits } = letter;
    footLine(pen, 'Udlændingestyrelsen (eksempel) | CVR nr. {cvr} | {phone}');
    const bar = { kind: 'rectangle', x: sheets.left, width: 3, height: 34, fill: '#9aa3ad' } as const;
    sheets.shape({ ...bar, y: sheets.y });
    const inner = { x: sheets.left + 7, width: sheets.width - 7 };
    const end = addressAt(pen, sheets.y, inner, '{relative}');
    linesAt(pen, [chance.pick(sponsors)], end, inner);
    sheets.y += 40;
    linesAt(pen, ['Udlændingestyrelsen (eksempel)', ...chance.pick(references)], sheets.y, {
      align: 'right',
    });
    sheets.y += 26;
    pen.heading(chance.pick(subjects));
    sheets.gap();
    pen.write([opening, chance.happens(0.5) ? papers : []]);
    const sentence = chance.pick(each);
    permits.forEach((_, index) => {
      const mark = permits.length === 1 ? '' : `${'abcd'[index]}) `;
      const said = pen.say([sentence], index);
      pen.paragraph(joinSpans([mark === '' ? [] : [{ text: mark.trim() }], said]), {
        x: sheets.left + 8,
        width: sheets.width - 16,
      });
    });
    pen.write([period], {}, 'all');
    pen.write([council]);
    for (const text of chance.some(notes, chance.between(1, 3))) pen.write([[text]]);
    sheets.need(14);
    sheets.set([{ text: chance.pick(['Dette brev er godkendt af', 'Sagen er behandlet af']) }]);
    sheets.set(inBold(fillSlots('{worker}', pen.slots())));
  },
};

const sponsors = [
  'Dit personnummer: {relativeCpr}',
  '(CPR {relativeCpr})',
  'Part i sagen, pers.nr. {relativeCpr}',
];
const references = [
  ['{date}', 'Sag: {case}', 'Brev: {document}'],
  ['Sag {case}', 'Skrevet {date}'],
  ['Oprettet {applied}', 'Afgjort {date}', 'Id {case}'],
];
const subjects = [
  'Din familie kan komme til Danmark',
  'Resultat af sagen om familie, du vil bo med',
  'Ja til familiesammenføring',
];
const opening = [
  'Du har over for os erklæret, at du vil tage imod familie fra udlandet. Det kan du nu gøre.',
  'Den {applied} blev der søgt om familiesammenføring med dig, {relative}. Vi har efterkommet ønsket således:',
  'Sagen, som du er part i, er slut. Her kan du læse, hvem der kan rejse ind, og hvad de skal bruge i Danmark.',
];
const papers = [
  'Vi lægger til grund, at din erklæring af {heard} stadig gælder.',
  'Du har selv haft ophold her siden {earlierFrom}.',
];
const each = [
  '{name}, hvis fødselsdato er {born}, kan bo hos dig efter {basis}. Som identifikation i Danmark gælder CPR {cpr}.',
  '{name} (f. {born}, {nationality}) er tilkendt ophold, og hjemlen er {basis}. Til folkeregistret: pers.nr. {cpr}.',
  'Der er sagt ja til {name}, {nationality}, født {born}, og det er sket efter {basis}. Kommunen skal anvende {cpr} som personnummer.',
  'Nr. {cpr} i CPR tilhører fra nu af {name}, der er født den {born}, og som er omfattet af {basis}.',
];
const period = [
  'Opholdet kan finde sted i perioden {from} til {to}.',
  'Indrejse kan ske fra {from}. Slutdatoen er {to}, og en ny ansøgning skal være indgivet forinden.',
  'Indrejse kan ske fra {from}, og opholdet er {noLimit}.',
];
const council = [
  'Følg med i Borgerservice ved ankomsten. Dit eget nummer skal ikke bruges til andre, og der skal heller ikke laves nye numre.',
  'Senest fem dage efter indflytning skal kommunen have besked om, hvem der bor hos dig. Vis denne skrivelse, så de rigtige numre bliver brugt.',
];
const notes = [
  'Ophører samlivet, skal du give os besked inden for en kort frist, jf. {cite19}.',
  'Du kan indbringe sagen for højere myndighed inden den {appealBy}. Se {cite33}.',
  'Et pas med nr. {passport} ligger til afhentning hos os indtil {replyBy}.',
  'Spørg efter sagens brevnummer {document}, når du ringer på {phone}.',
  'Din egen tilladelse, der kan bruges til {passportTo}, ændres ikke.',
];

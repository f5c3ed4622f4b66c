import { type Field, labelsLeft, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A short notice to the kommune that a person has got a permit and a number. */
export const kommuneNotice: Layout = {
  id: 'kommune-notice',
  split: 'held-back',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    head(pen);
    sheets.set(pen.say(subjects), { weight: 'bold', size: sheets.style.size + 1 });
    sheets.gap();
    if (chance.happens(0.5)) {
      pen.write([granted, number]);
      pen.write([identity, period]);
    } else {
      pen.write([granted]);
      labelsLeft(pen, chance.pick(lists), { share: 0.36, bold: sheets.style.boldLabels });
      sheets.gap();
    }
    pen.write([request]);
    for (const text of chance.some(notes, chance.between(1, 2))) pen.write([[text]]);
    sheets.need(18);
    linesAt(pen, ['Med venlig hilsen', '{worker}', 'Udlændingestyrelsen (eksempel)'], sheets.y + 2);
  },
};

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const size = Math.min(9.5, sheets.style.size);
  const width = sheets.width * 0.42;
  const x = sheets.left + sheets.width - width;
  const start = linesAt(pen, ['Udlændingestyrelsen (eksempel)'], sheets.y, { weight: 'bold' }) + 10;
  const left = linesAt(pen, chance.pick(addressees), start, { width: sheets.width - width - 5 });
  const right = linesAt(pen, chance.pick(references), start, { x, width, size });
  sheets.y = Math.max(left, right) + 13;
}

const addressees = [
  ['Prøvestad Kommune', 'Borgerservice', 'Rådhuspladsen 1', '9999 Prøvestad'],
  ['Mønsterby Kommune', 'Folkeregistret', 'EAN {ean}'],
  ['Prøvestad Kommune', 'Integration og Borgerservice', 'Att.: Folkeregisteret'],
];
const references = [
  ['Dato: {date}', 'Vores sagsnummer: {case}', 'Jeres sagsnummer: {theirs}'],
  ['{date}', 'Sagsnr. {case}', 'Kontakt: {worker}, {phone}'],
  ['Sagsnummer: {case}', 'Dato: {date}', 'Person-ID: {personId}'],
];
const subjects = [
  'Underretning om opholdstilladelse til {name}',
  'Orientering til kommunen: {name} har fået opholdstilladelse',
  'Vedrørende {name}, opholdstilladelse og administrativt CPR-nummer',
];
const granted = [
  'Udlændingestyrelsen kan oplyse, at {name} den {date} er meddelt opholdstilladelse efter {basis}.',
  'Vi orienterer hermed kommunen om, at nedenstående person har fået opholdstilladelse i Danmark, jf. {basis}.',
  'Udlændingestyrelsen har givet {name} opholdstilladelse efter {basis}. Vedkommende forventes at flytte til kommunen den {replyBy}.',
];
const number = [
  'Udlændingestyrelsen har tildelt den pågældende administrativt CPR-nummer {cpr}.',
  'Den pågældende har CPR-nummer {cpr} og Person-ID {personId}.',
  'Der er i CPR oprettet et administrativt personnummer til vedkommende: {cpr}.',
];
const identity = [
  'Den pågældende er født den {born} og er statsborger i {country}.',
  'Vedkommende er {adjective} statsborger. Fødselsdatoen er {born}.',
  'Vedkommende er {stateless}. Fødselsdatoen er {born}.',
];
const period = [
  'Opholdstilladelsen er gyldig fra {from} til {to}.',
  'Opholdstilladelsen udløber den {to}.',
  'Opholdstilladelsen er meddelt fra {from} og {noLimit}.',
];
const lists: readonly (readonly Field[])[] = [
  [
    ['Navn:', '{name}'],
    ['Adm. CPR-nr.:', '{cpr}'],
    ['Person-ID:', '{personId}'],
    ['Fødselsdato:', '{born}'],
    ['Statsborgerskab:', '{nationality}'],
    ['Gyldig fra:', '{from}'],
    ['Gyldig til:', '{to}'],
    ['Gyldig til:', '{noLimit}'],
  ],
  [
    ['Personnummer', '{cpr}'],
    ['Navn', '{name}'],
    ['Født', '{born}'],
    ['Nationalitet', '{nationality}'],
    ['Pas', '{passport} (udløber {passportTo})'],
    ['Opholdstilladelse', '{from} - {to}'],
    ['Opholdstilladelse', 'fra {from}, {noLimit}'],
    ['Tidligere CPR-nr.', '{formerCpr}'],
  ],
];
const request = [
  'Kommunen bedes ved registrering af bopæl anvende det oplyste CPR-nummer, så dobbeltregistrering undgås.',
  'Vi skal bede kommunen om ikke at tildele et nyt personnummer, når vedkommende henvender sig om bopælsregistrering.',
];
const notes = [
  'Den pågældende er orienteret om pligten til at melde flytning inden 5 dage efter indflytning.',
  'Kommunen kan rette henvendelse på telefon {phone}. Oplys venligst dokumentnummer {document}.',
  'Den pågældende har fri adgang til arbejdsmarkedet, jf. {cite14}.',
  'Ansøgningen er indgivet den {applied}, og der er optaget biometri den {heard}.',
  'Den pågældende har tidligere haft ophold i perioden {earlierFrom} til {earlierTo}.',
];

import { inBold } from '../../drawing/spans.ts';
import { printNumber } from '../../facts/print-number.ts';
import type { Letter } from '../../letter.ts';
import { numberFor } from '../../people/make-person.ts';
import { addressAt, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';
import { chooseSideFacts, type SideFacts } from '../side-facts.ts';

/** Puts a number and a date right that an earlier letter had wrong; both stand beside each other. */
export const correction: Layout = {
  id: 'correction',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da', withErrors(letter));
    const { chance } = letter;
    footLine(pen, 'Udlændingestyrelsen (eksempel) · EAN {ean} · CVR {cvr} · tlf. {phone}');
    head(pen);
    sheets.set(inBold([{ text: chance.pick(titles) }]), {
      weight: 'bold',
      size: sheets.style.size + 4,
      align: 'centre',
    });
    sheets.gap();
    pen.write([sorry]);
    const isNumberFirst = chance.happens(0.5);
    if (isNumberFirst) pen.write([number]);
    pen.write([wrongDate]);
    if (!isNumberFirst) pen.write([number]);
    pen.heading(chance.pick(['Afgørelsen lyder herefter', 'Den rettede afgørelse', 'Rettet tekst']));
    pen.write([granted, identity, period]);
    pen.write([municipality]);
    for (const text of chance.some(notes, chance.between(2, 3))) pen.write([[text]]);
    sheets.need(20);
    linesAt(pen, ['Med venlig hilsen', '{worker}', 'Udlændingestyrelsen (eksempel)'], sheets.y + 2);
  },
};

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const size = Math.min(9.5, sheets.style.size);
  const width = sheets.width * 0.4;
  const x = sheets.left + sheets.width - width;
  linesAt(pen, ['Udlændingestyrelsen (eksempel)'], sheets.y, { size: size + 1.5, weight: 'bold' });
  linesAt(pen, letter.chance.pick(references), sheets.y + 12, { x, width, size });
  sheets.y = addressAt(pen, sheets.y + 12, { width: sheets.width - width - 5 }) + 20;
}

/** What the earlier letter had: another number of the same birth date, and another last day. */
function withErrors(letter: Letter): SideFacts {
  const { chance, manners } = letter;
  const { cpr, birthDate, sex } = letter.permits[0].person;
  let wrong = numberFor(birthDate, sex, chance);
  while (wrong === cpr) wrong = numberFor(birthDate, sex, chance);
  const side = chooseSideFacts(letter);
  return {
    days: {
      ...side.days,
      sent: ['earlier-letter', -chance.between(5, 40)],
      wrongTo: ['wrong-date', chance.between(200, 340)],
    },
    texts: { ...side.texts, wrongCpr: ['former-cpr', printNumber(wrong, manners.number)] },
  };
}

const references = [
  ['Dato: {date}', 'Sagsnummer: {case}', 'Vores brev: {document}'],
  ['{date}', 'Sagsnr. {case}', 'Person-ID: {personId}'],
  ['Sagsnr.: {case}', 'Brev af {sent}', 'Rettet {date}'],
];
const titles = [
  'Berigtigelse af afgørelse om opholdstilladelse',
  'BERIGTIGELSE',
  'Rettelse til din opholdstilladelse',
];
const sorry = [
  'Den {sent} sendte vi dig et brev om, at du har fået opholdstilladelse. Der var desværre fejl i brevet.',
  'Udlændingestyrelsens afgørelse af {sent} berigtiges hermed.',
  'Vores brev dateret {sent} indeholder forkerte oplysninger. Det erstattes af dette brev, og du skal ikke bruge det gamle.',
];
const number = [
  'Som CPR-nummer var angivet {wrongCpr}. Det rigtige administrative CPR-nummer er {cpr}.',
  'Dit administrative CPR-nummer er {cpr} og ikke {wrongCpr}.',
  'CPR-nummer {wrongCpr} rettes til {cpr}.',
  'Du har fået CPR-nummer {cpr}. I det første brev stod ved en skrivefejl {wrongCpr}, som du ikke må bruge.',
];
const wrongDate = [
  'Opholdstilladelsen udløber ikke den {wrongTo}, som vi skrev, men den {to}.',
  'Den {wrongTo} er ikke den rigtige udløbsdato. Opholdstilladelsen gælder til den {to}.',
  'Vi skrev, at opholdstilladelsen udløber den {wrongTo}. Det er forkert, da den er givet {noLimit}.',
];
const granted = [
  'Du, {name}, har fået opholdstilladelse efter {basis}.',
  'Udlændingestyrelsen giver {name} opholdstilladelse i Danmark, jf. {basis}.',
  'Du får på baggrund af din ansøgning af {applied} opholdstilladelse efter {basis}.',
];
const identity = [
  'Du er registreret som {adjective} statsborger, og din fødselsdato er den {born}.',
  'Du er registreret som {stateless}, og din fødselsdato er den {born}.',
  'Statsborgerskab ({nationality}) og fødselsdato ({born}) er uændret.',
];
const period = [
  'Opholdstilladelsen er gyldig fra den {from}, og den gælder i den periode, der er nævnt ovenfor.',
  'Gyldighedsperioden er herefter {from} - {to}.',
  'Virkningen regnes stadig fra den {from}.',
];
const municipality = [
  'Har du allerede været hos kommunen med det første brev, skal du henvende dig igen, så din bopæl kan blive flyttet til det rigtige CPR-nummer.',
  'Kommunen skal registrere din bopæl på det CPR-nummer, som er rigtigt. Vis begge breve i Borgerservice senest 5 dage efter, at du er flyttet ind.',
];
const notes = [
  'Klagefristen løber fra modtagelsen af dette brev og slutter den {appealBy}, jf. {cite33}.',
  'Berigtigelsen ændrer ikke din ret til at arbejde efter {cite14}.',
  'Dit opholdskort med forkert dato skal sendes til os inden den {replyBy}.',
  'Pasnummeret {passport} var angivet korrekt. Passet er gyldigt til den {passportTo}.',
  'Reglerne om bortfald ({cite17}) og inddragelse ({cite19}) står i bilaget til det første brev.',
  'Din tidligere opholdstilladelse fra {earlierFrom} til {earlierTo} er ikke berørt.',
  'Har du spørgsmål, kan du ringe på {phone}. Oplys sagsnummer {case} eller Person-ID {personId}.',
];

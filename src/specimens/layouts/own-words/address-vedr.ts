import { fillSlots } from '../../drawing/spans.ts';
import { footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** Who the person is stands in the address and in the line of the subject, and nowhere in the text. */
export const addressVedr: Layout = {
  id: 'address-vedr',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    footLine(pen, 'Prøvetorvet 12 · 4700 Næstved · Telefon {phone} · CVR-nr. {cvr} · EAN-nr. {ean}');
    const end = linesAt(pen, ['Udlændingestyrelsen (eksempel)'], sheets.y, {
      align: 'right',
      size: sheets.style.size + 3,
      weight: 'bold',
    });
    pen.rule(end + 1.5);
    sheets.y = addressee(pen, end + 9) + 9;
    const third = sheets.width / 3;
    const row = chance.pick(rows);
    row.forEach((text, nth) => {
      sheets.setAt(fillSlots(text, pen.slots()), sheets.y, {
        x: sheets.left + nth * third,
        width: third - 2,
        size: Math.min(9, sheets.style.size),
      });
    });
    sheets.y += 13;
    sheets.set(pen.say(subjects), { weight: 'bold' });
    sheets.gap(1.4);
    const [first, second] = chance.happens(0.5) ? [number, period] : [period, number];
    pen.write([granted, first]);
    pen.write([chance.happens(0.6) ? purpose : [], second]);
    pen.write([municipality]);
    for (const text of chance.some(notes, chance.between(3, 5))) pen.write([[text]]);
    sheets.need(24);
    sheets.set([{ text: 'Med venlig hilsen' }], { align: 'centre' });
    sheets.gap(1.4);
    sheets.set(fillSlots('{worker}', pen.slots()), { align: 'centre' });
  },
};

function addressee(pen: Pen, y: number): number {
  const { letter, sheets } = pen;
  const lines = letter.chance.pick([
    ['{name}', 'f. {born}', ...letter.address],
    ['{name}', ...letter.address, 'Fødselsdato {born}'],
    ['{name}', 'født {born} ({nationality})', ...letter.address],
    ['{name}', '({born}, {nationality})', ...letter.address],
  ]);
  return linesAt(pen, lines, y, { width: sheets.width * 0.6 });
}

const rows = [
  ['Dato: {date}', 'Sagsnr.: {case}', 'Deres brev: {applied}'],
  ['Sagsnummer {case}', 'Person-ID {personId}', '{date}'],
  ['Udl.nr. {personId}', '{date}', 'Sag {case}'],
];
const subjects = [
  'Vedr.: Opholdstilladelse til {name}, født den {born}, {nationality}',
  'Vedr.: {name}, {born}, {adjective} statsborger, udl.nr. {personId}',
  'Vedr.: Ansøgning af {applied} om opholdstilladelse - {name} - {nationality}',
  'Vedr.: Opholdstilladelse efter {basis} - {name}',
];
const granted = [
  'Udlændingestyrelsen meddeler hermed opholdstilladelse i medfør af {basis}. Ansøgningen er dermed fuldt ud imødekommet.',
  'Ansøgningen om opholdstilladelse er imødekommet efter {basis}.',
  'Der er truffet afgørelse om opholdstilladelse. Afgørelsen er truffet i henhold til {basis}.',
];
const purpose = [
  'Opholdstilladelsen er meddelt med henblik på midlertidigt ophold.',
  'Opholdstilladelsen er meddelt med mulighed for varigt ophold, jf. {cite11}.',
  'Betingelserne i ansøgningsskemaet, der blev underskrevet den {heard}, gælder fortsat.',
];
const period = [
  'Gyldigheden er fastsat til tiden fra {from} til {to}.',
  'Opholdstilladelsen har gyldighed til den {to} og kan forlænges efter ansøgning.',
  'Opholdstilladelsen regnes fra den {from} og er {noLimit}.',
];
const number = [
  'Der er tildelt administrativt CPR-nummer {cpr}, som skal anvendes ved henvendelse til offentlige myndigheder.',
  'I Det Centrale Personregister er der reserveret personnummer {cpr}.',
  'Administrativt CPR-nummer {cpr} er oprettet i forbindelse med opholdstilladelsen.',
  'CPR-nummer {formerCpr}, som tidligere er oplyst, bortfalder. I stedet gælder CPR-nummer {cpr}.',
];
const municipality = [
  'Bopæl skal anmeldes til kommunen senest 5 dage efter indflytning. Ved anmeldelsen skal CPR-nummeret oplyses, da kommunen ellers risikerer at foretage en dobbeltregistrering.',
  'Kommunen anmodes om at registrere bopæl på det administrative CPR-nummer. Der skal ikke tildeles et andet personnummer.',
];
const notes = [
  'En eventuel klage skal indgives til Udlændingenævnet inden 8 uger, senest den {appealBy}, jf. {cite33}.',
  'Pas nr. {passport}, gyldigt til {passportTo}, er registreret som rejselegitimation.',
  'Der henvises i øvrigt til udlændingeloven, jf. {act}, herunder {cite17} om bortfald.',
  'Opholdstilladelse har tidligere været meddelt for tiden {earlierFrom} til {earlierTo}.',
  'Spørgsmål kan rettes til {worker} på telefon {phone} med angivelse af sagsnummer {case}.',
  'Arbejdstilladelse er ikke påkrævet, jf. {cite14}.',
  'Opholdskort udstedes, når fingeraftryk er optaget. Det skal ske senest {replyBy}.',
];

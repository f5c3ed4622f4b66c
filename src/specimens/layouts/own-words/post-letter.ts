import { linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen } from '../pen.ts';

/** Plain digital post without any table; the first paragraph has the facts in a few sentences. */
export const postLetter: Layout = {
  id: 'post-letter',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    const small = { size: Math.min(9, sheets.style.size), colour: '#333333' } as const;
    sheets.y = linesAt(pen, ['{name}', letter.address.join(', ')], sheets.y) + 9;
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 4 });
    sheets.y = linesAt(pen, [chance.pick(references)], sheets.y + 1, small) + 7;
    pen.write([greetings], { align: 'left' });
    pen.write([granted, chance.happens(0.5) ? person : personWithNumber, period]);
    for (const texts of chance.some(
      [municipality, work, appeal, lapse, former, card],
      chance.between(4, 6),
    )) {
      pen.write([texts]);
    }
    pen.write([number]);
    sheets.need(30);
    pen.write([['Venlig hilsen', 'Med venlig hilsen']], { align: 'left' });
    linesAt(pen, ['{worker}', ...chance.pick(senders)], sheets.y, small);
  },
};

const subjects = [
  'Svar på din ansøgning om opholdstilladelse',
  'Du får opholdstilladelse',
  'Opholdstilladelse og CPR-nummer',
  'Afgørelse: Du kan blive i Danmark',
];
const references = [
  'Sagsnummer: {case} · Dato: {date} · Person-ID: {personId}',
  '{date} · Sagsnr. {case}',
  'Sagsnr.: {case} · Vores dokument {document} · {date}',
];
const greetings = ['Kære {given}', 'Hej {name}', 'Kære {name}'];
const granted = [
  'Udlændingestyrelsen har afgjort din sag, og du får opholdstilladelse efter {basis}.',
  'Vi har den {date} givet dig opholdstilladelse i Danmark med hjemmel i {basis}.',
  'Du søgte den {applied} om opholdstilladelse, og det siger vi ja til, fordi du er omfattet af {basis}.',
];
const person = [
  'Opholdstilladelsen er til dig, {name}, som er {adjective} statsborger og født den {born}.',
  'I udlændingeregistret står du med fødselsdato {born} og statsborgerskab i {country}.',
  'I udlændingeregistret står du med fødselsdato {born} og er registreret som {stateless}.',
];
const personWithNumber = [
  'Du er født den {born}, er {adjective} statsborger og har i CPR fået nummer {cpr}.',
  'Du er født den {born}, er {stateless} og har i CPR fået nummer {cpr}.',
  'CPR-nummeret {cpr} er dit, og det hører til fødselsdatoen {born} og statsborgerskabet {country}.',
];
const period = [
  'Opholdstilladelsen begynder den {from}, og sidste gyldige dag er den {to}.',
  'Du kan opholde dig lovligt her i landet til den {to}; derefter skal tilladelsen være forlænget.',
  'Opholdstilladelsen gives fra den {from} og {noLimit}.',
];
const number = [
  'Husk, at du har et administrativt CPR-nummer, {cpr}. Det skal du selv give kommunen, når du melder din adresse.',
  'Til allersidst: Det administrative CPR-nummer, som kommunen vil spørge efter, er {cpr}.',
  'Når du skal registreres i folkeregisteret, er det med personnummer {cpr} og ikke med Person-ID {personId}.',
];
const municipality = [
  'Når du har fået et sted at bo, skal du inden 5 dage gå til Borgerservice i din nye kommune. Vis både pas og opholdstilladelse. Der skal ikke laves et nyt CPR-nummer til dig.',
  'Bopælskommunen registrerer din adresse i CPR. Kommunen kan se på dette brev, at du har et CPR-nummer i forvejen.',
];
const work = [
  'Du behøver ikke at have arbejdstilladelse, mens din opholdstilladelse er gyldig. Det fremgår af {cite14}.',
  'Din arbejdsgiver kan se i {cite14}, at du gerne må arbejde.',
];
const appeal = [
  'Vil du klage over noget i afgørelsen, skal Udlændingenævnet have klagen senest den {appealBy}, jf. {cite33}.',
  'Klagefristen udløber den {appealBy}. Du klager digitalt til Udlændingenævnet og oplyser sagsnummer {case}.',
];
const lapse = [
  'Vær opmærksom på, at opholdstilladelsen kan bortfalde ved længere ophold i udlandet ({cite17}) eller blive inddraget ({cite19}).',
  'Din opholdstilladelse fra den {earlierFrom} udløb den {earlierTo} og er ikke en del af denne afgørelse.',
];
const former = [
  'CPR-nummer {formerCpr}, som du tidligere har haft, gælder ikke længere.',
  'Vi har set dit pas {passport}, der er gyldigt til den {passportTo}, og sender det tilbage for sig.',
];
const card = [
  'Dit opholdskort bliver lavet, når adressen er i CPR. Ring til os på {phone}, hvis det ikke er kommet den {replyBy}.',
  'Du skal have afleveret fingeraftryk senest den {replyBy}, ellers kan vi ikke lave dit opholdskort.',
];
const senders = [
  ['Udlændingestyrelsen (eksempel)', 'Prøvetorvet 12, 4700 Næstved', 'CVR {cvr}, EAN {ean}'],
  ['Udlændingestyrelsen (eksempel), tlf. {phone}'],
];

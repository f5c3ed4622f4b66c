import { fillSlots } from '../../drawing/spans.ts';
import { linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** An ordinary letter of a few paragraphs without headings; date and case in one line under a rule. */
export const plainRunning: Layout = {
  id: 'plain-running',
  split: 'held-back',
  language: 'da',
  persons: [1, 1],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance } = letter;
    head(pen);
    sheets.set(pen.say(subjects), { weight: 'bold' });
    sheets.gap();
    pen.write([['Kære {name}', 'Til {name}', 'Kære {given}']], { align: 'left' });
    pen.write([opening, granted]);
    if (chance.happens(0.5)) {
      pen.write([number, municipality]);
      pen.write([identity, period]);
    } else {
      pen.write([identity, period, number]);
      pen.write([municipality]);
    }
    for (const texts of chance.some([work, appeal, lapse, card, former, travel], chance.between(3, 5))) {
      pen.write([texts]);
    }
    pen.write([contact]);
    sheets.need(22);
    sheets.set([{ text: chance.pick(['Venlig hilsen', 'Med venlig hilsen']) }]);
    sheets.gap(1.2);
    linesAt(pen, ['{worker}', 'Udlændingestyrelsen (eksempel)'], sheets.y);
  },
};

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const size = Math.min(9, sheets.style.size);
  sheets.y = linesAt(pen, ['{name}', ...letter.address], sheets.y + 12, { width: sheets.width * 0.55 }) + 14;
  const x = sheets.left + sheets.width * 0.6;
  const width = sheets.width * 0.4;
  linesAt(pen, ['Udlændingestyrelsen (eksempel)', ...chance.pick(senders)], sheets.style.margins.top, {
    x,
    width,
    size,
    align: 'right',
  });
  sheets.y = Math.max(sheets.y, sheets.style.margins.top + 42);
  pen.rule(sheets.y);
  sheets.y += 2;
  sheets.set(fillSlots(chance.pick(references), pen.slots()), { size });
  sheets.y += 9;
}

const senders = [
  ['Prøvetorvet 12', '4700 Næstved', 'Tlf. {phone}', 'EAN {ean}'],
  ['Asyl og Familie', 'CVR {cvr}', 'Telefon {phone}'],
  ['Opholdskontoret', 'Prøvetorvet 12, 4700 Næstved'],
];
const references = [
  'Dato: {date}, sagsnummer: {case}',
  '{date}, sagsnr. {case}, Person-ID {personId}',
  'Sagsnr. {case}. Brevdato: {date}. Vores sagsbehandler: {worker}',
];
const subjects = [
  'Opholdstilladelse i Danmark',
  'Din opholdstilladelse',
  'Meddelelse om opholdstilladelse efter {basis}',
  'Udlændingestyrelsen har givet dig opholdstilladelse',
];
const opening = [
  'Du har den {applied} indgivet ansøgning om opholdstilladelse i Danmark.',
  'Vi har nu truffet afgørelse i din sag, og afgørelsen er positiv.',
  'Vi vender hermed tilbage til sagen om dit ophold, som vi senest talte med dig om den {heard}.',
];
const granted = [
  'Udlændingestyrelsen har i dag givet dig opholdstilladelse, jf. {basis}.',
  'Du meddeles herved opholdstilladelse i medfør af {basis}.',
  'Vi kan oplyse, at du er meddelt opholdstilladelse efter {basis}.',
  'Du har ret til at opholde dig her i landet, da vi har givet dig en opholdstilladelse efter {basis}.',
];
const identity = [
  'Opholdstilladelsen er givet til {name}, født den {born}, statsborger i {country}.',
  'Vi har registreret dig med fødselsdatoen {born} og som {adjective} statsborger.',
  'Vi har registreret dig med fødselsdatoen {born} og som {stateless}.',
  'Du har oplyst at være født den {born}.',
];
const period = [
  'Tilladelsen er givet med gyldighed fra den {from} til den {to}.',
  'Tilladelsen gælder frem til den {to}.',
  'Du har lovligt ophold i perioden fra den {from} til og med den {to}.',
  'Tilladelsen gælder {noLimit}, og den har virkning fra den {from}.',
];
const number = [
  'Udlændingestyrelsen har samtidig tildelt dig CPR-nummer {cpr}.',
  'Du er blevet tildelt et administrativt CPR-nummer, som er {cpr}.',
  'Det administrative CPR-nummer {cpr} er givet til dig, for at myndighederne kan behandle dine sager.',
  'Det personnummer, som du skal oplyse til din kommune, er {cpr}.',
];
const municipality = [
  'Inden du kan få sundhedskort og andre rettigheder, skal du have registreret din bopælsadresse i kommunen. Du skal medbringe dette brev, så kommunen ved, at du allerede har et nummer.',
  'Vi beder dig kontakte borgerservice i den kommune, hvor du skal bo, for at få din adresse registreret. Nummeret skal anvendes ved registreringen, så du ikke bliver registreret dobbelt.',
];
const work = [
  'Så længe tilladelsen gælder, har du ret til at arbejde. Vi henviser til {cite14}.',
  'Du er fritaget for kravet om arbejdstilladelse efter {cite14}.',
];
const appeal = [
  'Ønsker du at klage over vilkårene i tilladelsen, skal klagen indgives inden 8 uger, jf. {cite33}. Det vil sige senest den {appealBy}.',
  'Afgørelsen kan indbringes for Udlændingenævnet. Fristen er den {appealBy}.',
];
const lapse = [
  'Vi gør opmærksom på, at tilladelsen kan bortfalde efter {cite17} og inddrages efter {cite19}, for eksempel hvis den er opnået ved svig.',
  'Du skal underrette os, hvis grundlaget for din opholdstilladelse ændrer sig, jf. {cite19}.',
];
const card = [
  'Opholdskortet sendes til dig, når din adresse er registreret. Har du ikke modtaget det inden den {replyBy}, bedes du kontakte os.',
  'Du vil få indkaldelse til optagelse af fingeraftryk. Husk brev nr. {document} og dit pas, nr. {passport}.',
];
const former = [
  'Din tidligere tilladelse, der gjaldt fra den {earlierFrom} til den {earlierTo}, er udløbet.',
  'Vi har i vores tidligere breve brugt nummeret {formerCpr}. Du skal se bort fra det.',
];
const travel = [
  'Vi har tilbageholdt dit pas, nr. {passport}. Det er gyldigt til den {passportTo} og vil blive sendt til dig.',
  'Du kan rejse til udlandet med dit pas, som er gyldigt indtil den {passportTo}, sammen med dit opholdskort.',
];
const contact = [
  'Har du spørgsmål til brevet, er du velkommen til at ringe på {phone} mellem kl. 9 og 12.',
  'Du kan kontakte os på telefon {phone}. Vi beder dig have sagsnummer {case} klar.',
];

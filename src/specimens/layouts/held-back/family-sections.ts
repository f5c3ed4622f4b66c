import { fillSlots, inBold } from '../../drawing/spans.ts';
import type { Letter } from '../../letter.ts';
import { addressAt, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';
import { chooseSideFacts, type SideFacts } from '../side-facts.ts';

/** A family whose members have a paragraph each under their names; a newborn child is told of besides. */
export const familySections: Layout = {
  id: 'family-sections',
  split: 'held-back',
  language: 'da',
  persons: [2, 5],
  purposes: ['asylum', 'quota', 'humanitarian', 'spouse', 'family', 'religion', 'other'],
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da', withNewborn(letter));
    const { chance, permits } = letter;
    footLine(pen, 'Udlændingestyrelsen (eksempel), Prøvetorvet 12, 4700 Næstved, EAN {ean}');
    head(pen);
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 1.5 });
    sheets.gap();
    pen.write([['Kære {name} og familie', 'Kære {given} med familie', 'Kære familie']], { align: 'left' });
    const isShared = permits.every(({ ground }) => ground === permits[0].ground);
    pen.write([opening, isShared ? sharedGround : []], {}, 'all');
    const isPeriodShared = chance.happens(0.5);
    const person = isShared ? persons : personsWithGround;
    permits.forEach((_, index) => {
      // The name and the first lines below it.
      sheets.need(sheets.style.size * 1.8);
      sheets.set(inBold(fillSlots('{name}', pen.slots(index))), { weight: 'bold' });
      pen.write([person, isPeriodShared ? [] : ownPeriod], {}, index);
    });
    if (isPeriodShared) pen.write([period], {}, 'all');
    pen.heading(chance.pick(['Registrering i kommunen', 'Folkeregistrering', 'Adresse og CPR']));
    pen.write([municipality]);
    for (const text of chance.some(notes, chance.between(2, 4))) pen.write([[text]]);
    sheets.need(26);
    sheets.set([{ text: chance.pick(['Venlig hilsen', 'Med venlig hilsen']) }]);
    sheets.gap(1.4);
    linesAt(pen, ['{worker}', 'Udlændingestyrelsen (eksempel)'], sheets.y);
  },
};

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const size = Math.min(9, sheets.style.size);
  const width = sheets.width * 0.36;
  const x = sheets.left + sheets.width - width;
  const left = addressAt(pen, sheets.y + 8, { width: sheets.width - width - 5 });
  const start = linesAt(pen, ['Udlændingestyrelsen', '(eksempel)'], sheets.y, {
    x,
    width,
    weight: 'bold',
    size: size + 1.5,
  });
  const right = linesAt(pen, chance.pick(references), start + 4, { x, width, size });
  sheets.y = Math.max(left, right) + 14;
}

/** A child born here, whose day of birth is nobody's in the letter. */
function withNewborn(letter: Letter): SideFacts {
  const side = chooseSideFacts(letter);
  return {
    ...side,
    days: { ...side.days, newborn: ['child-birth-date', -letter.chance.between(20, 50)] },
  };
}

const references = [
  ['Dato: {date}', 'Sagsnummer: {case}', 'Telefon: {phone}'],
  ['{date}', 'Sagsnr. {case}', 'Person-ID: {personId}'],
  ['Sagsnummer', '{case}', 'Dato', '{date}', 'Sagsbehandler', '{worker}'],
];
const subjects = [
  'Opholdstilladelse til jer og jeres børn',
  'Familiens ansøgning om opholdstilladelse er imødekommet',
  'Opholdstilladelse i Danmark',
];
const opening = [
  'Udlændingestyrelsen har givet jer opholdstilladelse i Danmark.',
  'I har den {applied} søgt om opholdstilladelse. Ansøgningen er imødekommet for alle de personer, der er nævnt i brevet.',
  'Vi har gennemgået jeres sag, og hver af jer får nu opholdstilladelse og et administrativt CPR-nummer.',
];
const sharedGround = [
  'Opholdstilladelserne er givet efter {basis}.',
  'Afgørelsen er for alle truffet efter {basis}.',
];
const persons = [
  'Født den {born}, statsborger i {country}. CPR-nummer {cpr}.',
  'Født den {born}, {stateless}. CPR-nummer {cpr}.',
  'Det administrative CPR-nummer er {cpr}. Vi har registreret fødselsdatoen {born} og {adjective} statsborgerskab.',
  'Det administrative CPR-nummer er {cpr}. Vi har registreret fødselsdatoen {born}.',
];
const personsWithGround = [
  'Født den {born}, statsborger i {country}. CPR-nummer {cpr}. Opholdstilladelsen er givet efter {basis}.',
  'Født den {born}, {stateless}. CPR-nummer {cpr}. Opholdstilladelsen er givet efter {basis}.',
  'Opholdstilladelse efter {basis}. Det administrative CPR-nummer er {cpr}, og vi har registreret fødselsdatoen {born}.',
];
const ownPeriod = ['Gyldig fra den {from} til den {to}.', 'Gælder {noLimit} fra den {from}.'];
const period = [
  'Opholdstilladelserne er gyldige fra den {from} til den {to}.',
  'Jeres opholdstilladelser gælder til den {to}.',
  'Jeres opholdstilladelser gælder fra den {from} og er givet {noLimit}.',
];
const municipality = [
  'Når I flytter ind i jeres bolig, skal I inden 5 dage melde jeres adresse til kommunen. Hver person skal registreres på sit eget CPR-nummer, og kommunen skal ikke oprette nye numre.',
  'Kommunen kan først registrere jer, når I møder op med jeres pas, vielsesattest og børnenes fødselsattester. I skal oplyse de CPR-numre, som er nævnt i dette brev.',
];
const notes = [
  'Barnet, der er født her i landet den {newborn}, er ikke omfattet af afgørelsen. I skal søge særskilt for barnet inden tre måneder efter fødslen.',
  'I har mulighed for at klage til Udlændingenævnet senest den {appealBy}, jf. {cite33}.',
  'Opholdstilladelserne giver de voksne ret til at arbejde, jf. {cite14}.',
  'Rejser I fra Danmark i længere tid, kan opholdstilladelserne bortfalde, jf. {cite17}.',
  'Opholdskortene bliver sendt til jeres adresse. De voksne skal have optaget fingeraftryk senest den {replyBy}.',
  'Vi returnerer passet med nummer {passport}. Vi minder om, at det udløber den {passportTo}.',
  'I vores brev fra den {heard} var nummeret {formerCpr} oplyst. Det er bortfaldet.',
];

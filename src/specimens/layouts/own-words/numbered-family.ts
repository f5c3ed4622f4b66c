import { addressAt, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';

/** A decision for a family as a numbered list in running text; what all share is told once. */
export const numberedFamily: Layout = {
  id: 'numbered-family',
  split: 'work',
  language: 'da',
  persons: [2, 5],
  relatives: 1,
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da');
    const { chance, permits } = letter;
    head(pen);
    pen.write([greetings], { align: 'left' });
    const isShared = permits.every(({ ground }) => ground === permits[0].ground);
    pen.write([opening, isShared ? sharedGround : ownGrounds], {}, 'all');
    const isEachInFull = permits.every(({ person }) => person.family !== '');
    const item = chance.pick(
      (isShared ? items : itemsWithGround).filter(
        (texts) => isEachInFull || texts.every((text) => !text.includes('{family}')),
      ),
    );
    const isHanging = chance.happens(0.6);
    permits.forEach((_, index) => {
      const said = [{ text: `${index + 1})` }, { text: ' ' }, ...pen.say(item, index)];
      const indent = isHanging ? 6 : 0;
      sheets.need(sheets.heightOf(said, { width: sheets.width - indent }));
      sheets.set(said, { x: sheets.left + indent, width: sheets.width - indent });
      sheets.gap(0.35);
    });
    sheets.gap(0.65);
    pen.write([period, relative], {}, 'all');
    pen.write([municipality]);
    for (const text of chance.some(notes, chance.between(2, 4))) pen.write([[text]]);
    sheets.need(24);
    pen.write([['Med venlig hilsen', 'Venlig hilsen']], { align: 'left' });
    linesAt(pen, ['{worker}', 'Familiesammenføring', 'Udlændingestyrelsen (eksempel)'], sheets.y);
  },
};

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const size = Math.min(9, sheets.style.size);
  sheets.setAt([{ text: 'Udlændingestyrelsen (eksempel)' }], sheets.y, { weight: 'bold' });
  sheets.y += 7;
  linesAt(pen, [chance.pick(lines)], sheets.y, { size });
  pen.rule(sheets.y + 6);
  sheets.y = addressAt(pen, sheets.y + 14, { width: sheets.width * 0.7 }, chance.pick(addressees)) + 12;
  pen.heading(chance.pick(subjects), { size: sheets.style.size + 1.5 });
  sheets.gap();
}

const lines = [
  'Sagsnr. {case}   |   {date}   |   Tlf. {phone}   |   EAN {ean}',
  'Dato {date}   |   Sagsnummer {case}',
  'Sag: {case}, dokument: {document}, dato: {date}',
];
const addressees = ['Familien {family}', '{name} med familie', '{name}'];
const subjects = [
  'Opholdstilladelse til familiens medlemmer',
  'I får opholdstilladelse, og I får hver et CPR-nummer',
  'Afgørelse i jeres sager om opholdstilladelse',
];
const greetings = ['Kære familie', 'Kære alle', 'Kære {given} og familie'];
const opening = [
  'Vi har færdigbehandlet jeres ansøgninger om opholdstilladelse, som vi modtog den {applied}.',
  'Udlændingestyrelsen har den {date} besluttet, at de personer, der er nævnt nedenfor, får opholdstilladelse.',
  'I har alle fået opholdstilladelse i Danmark.',
];
const sharedGround = [
  'For jer alle er opholdstilladelsen givet efter {basis}. Afgørelsen omfatter:',
  'Jeres opholdstilladelser gives efter {basis}, og jeres CPR-numre er:',
  'Hjemlen er {basis}. Der er tildelt administrative CPR-numre således:',
];
const ownGrounds = [
  'Opholdstilladelserne er ikke givet efter samme bestemmelse. Afgørelsen omfatter:',
  'I listen kan I se, hvad hver enkelt har fået opholdstilladelse efter, og hvilket CPR-nummer der hører til:',
];
const items: readonly (readonly string[])[] = [
  ['{name}, født den {born}, administrativt CPR-nummer {cpr};'],
  ['CPR-nr. {cpr}: {name}, født {born}, {nationality};'],
  ['{family}, {given}, f. {born}, statsborgerskab {nationality}, personnummer {cpr}.'],
  ['{name} ({born}), som har fået CPR-nummer {cpr} i Danmark,'],
];
const itemsWithGround: readonly (readonly string[])[] = [
  ['{name}, født den {born}, efter {basis}, administrativt CPR-nummer {cpr};'],
  ['CPR-nr. {cpr}: {name}, født {born}, opholdstilladelse efter {basis};'],
  ['{family}, {given}, f. {born}, personnummer {cpr}. Opholdsgrundlag: {basis}.'],
  [
    '{name} ({nationality}) får opholdstilladelse efter {basis} og har CPR-nummer {cpr}. Fødselsdato: {born}.',
  ],
];
const period = [
  'Opholdstilladelserne er gyldige for alle fra den {from} til den {to}.',
  'Ingen af opholdstilladelserne gælder længere end til den {to}. De gælder fra den {from}.',
  'Alle opholdstilladelserne gælder fra den {from} og {noLimit}.',
];
const relative = [
  'I skal bo sammen med {relative}, CPR-nr. {relativeCpr}, som allerede er registreret med bopæl i kommunen.',
  'Referencen i sagen er {relative} med personnummer {relativeCpr}.',
  'I er familiesammenført med {relative} (CPR-nummer {relativeCpr}), hvis egen opholdstilladelse gælder til {passportTo}.',
];
const municipality = [
  'I skal alle møde op hos kommunen inden 5 dage efter indflytningen. Kommunen registrerer bopæl for hver person på det administrative CPR-nummer, der står ud for navnet.',
  'Ved henvendelse i Borgerservice skal I oplyse alle CPR-numre fra listen, så ingen får to. I skal medbringe pas og dokumentation for jeres bolig.',
];
const notes = [
  'Klager over afgørelsen skal være Udlændingenævnet i hænde den {appealBy}, jf. {cite33}.',
  'De voksne har ret til at arbejde efter {cite14}. Børn i skolealderen skal skrives ind i en skole.',
  'Hvis I ophæver samlivet eller flytter fra Danmark, kan opholdstilladelserne inddrages eller bortfalde, jf. {cite19} og {cite17}.',
  'Vi beder om, at I får optaget biometri senest den {replyBy}. Oplys sagsnummer {case} og Person-ID {personId}.',
  'Passet med nummer {passport} er gyldigt til den {passportTo}, og det skal fornyes, før I søger om forlængelse.',
  'Afslaget fra den {earlierFrom} er ophævet ved denne afgørelse.',
  'Den, der er nævnt først, har haft CPR-nummer {formerCpr}, som ikke længere er gyldigt.',
];

import type { Letter } from '../../letter.ts';
import { linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';
import { chooseSideFacts, type SideFacts } from '../side-facts.ts';

/** To the lawyer or the relative who has applied on somebody's behalf; that person is told of, not spoken to. */
export const counselLetter: Layout = {
  id: 'counsel-letter',
  split: 'held-back',
  language: 'da',
  persons: [1, 1],
  purposes: ['spouse', 'family', 'humanitarian', 'other'],
  relatives: 1,
  compose(letter, sheets) {
    const { chance } = letter;
    const isLawyer = chance.happens(0.5);
    const pen = createPen(letter, sheets, 'da', withCounsel(letter));
    head(pen, isLawyer);
    sheets.set(pen.say(subjects), { weight: 'bold', size: sheets.style.size + 1 });
    sheets.gap();
    pen.write([isLawyer ? ['Kære advokat {counsel}', 'Kære {counsel}'] : ['Kære {relative}']], {
      align: 'left',
    });
    pen.write([isLawyer ? lawyerOpening : relativeOpening, granted]);
    pen.write(chance.happens(0.5) ? [identity, number] : [number, identity]);
    pen.write([period]);
    pen.write([isLawyer ? lawyerMunicipality : relativeMunicipality]);
    for (const text of chance.some(notes, chance.between(2, 4))) pen.write([[text]]);
    sheets.need(24);
    sheets.set([{ text: 'Med venlig hilsen' }]);
    sheets.gap(1.4);
    linesAt(pen, ['{worker}', 'Udlændingestyrelsen (eksempel)', 'Telefon {phone}'], sheets.y);
  },
};

function head(pen: Pen, isLawyer: boolean): void {
  const { letter, sheets } = pen;
  const { chance } = letter;
  const size = Math.min(9, sheets.style.size);
  const half = sheets.width / 2;
  const [street, town] = letter.address;
  const addressee = isLawyer
    ? ['Prøve & Mønster Advokater', 'Att.: advokat {counsel}', 'Skabelongade 8', town]
    : ['{relative}', street, town];
  const left = linesAt(pen, addressee, sheets.y + 10, { width: half });
  const right = linesAt(
    pen,
    [
      'Udlændingestyrelsen (eksempel)',
      ...chance.pick(references),
      ...(isLawyer ? ['Deres j.nr. {theirs}'] : ['CVR-nr. {cvr}']),
    ],
    sheets.y,
    { x: sheets.left + half + 10, width: half - 10, size },
  );
  sheets.y = Math.max(left, right) + 16;
}

function withCounsel(letter: Letter): SideFacts {
  const side = chooseSideFacts(letter);
  const counsel = letter.chance.pick(['Lovisa Prøvesen', 'Jurian Mønster', 'Eksemplar Attrapsen']);
  return { ...side, texts: { ...side.texts, counsel: ['counsel-name', counsel] } };
}

const references = [
  ['Dato: {date}', 'Sagsnummer: {case}'],
  ['{date}', 'Sagsnr. {case}', 'Person-ID {personId}'],
  ['Sagsnummer {case}', 'Dato {date}', 'EAN {ean}'],
];
const subjects = [
  'Vedrørende ansøgning om opholdstilladelse til {name}',
  'Afgørelse i sagen om {name}, født den {born}',
  '{name} har fået opholdstilladelse',
  'Opholdstilladelse til {name}',
];
const lawyerOpening = [
  'De har på vegne af Deres klient, {name}, den {applied} søgt om opholdstilladelse.',
  'Udlændingestyrelsen sender hermed afgørelsen i sagen om {name}, som De repræsenterer.',
];
const relativeOpening = [
  'Du har som fuldmægtig for {name} søgt om opholdstilladelse den {applied}.',
  'Vi skriver til dig, fordi du har fuldmagt til at handle på vegne af {name}.',
  'Du har oplyst, at du, {relative}, CPR-nr. {relativeCpr}, modtager post for {name}.',
];
const granted = [
  'Udlændingestyrelsen imødekommer ansøgningen og giver {name} opholdstilladelse efter {basis}.',
  'Udlændingestyrelsen har den {date} besluttet at give opholdstilladelse i henhold til {basis}.',
  'Ansøgeren er meddelt opholdstilladelse, jf. {basis}.',
];
const identity = [
  'Ansøgeren er født den {born} og er statsborger i {country}.',
  'Vi har registreret ansøgeren som {adjective} statsborger med fødselsdato {born}.',
  'Vi har registreret ansøgeren som {stateless} med fødselsdato {born}.',
];
const number = [
  'Ansøgeren er tildelt et administrativt CPR-nummer, der er {cpr}.',
  'Vi har tildelt {name} CPR-nummer {cpr}. Det må ikke forveksles med CPR-nummer {relativeCpr}, der tilhører {relative}.',
  'CPR-nummeret for {name} er {cpr}.',
  'Ansøgerens personnummer er {cpr}. Ansøgeren har desuden Person-ID {personId}.',
];
const period = [
  'Opholdstilladelsen er gyldig fra den {from} og indtil den {to}.',
  'Opholdstilladelsen gælder til den {to}, og der kan søges om forlængelse inden denne dato.',
  'Opholdstilladelsen er givet fra den {from} og {noLimit}.',
];
const lawyerMunicipality = [
  'De bedes vejlede Deres klient om, at bopæl skal meldes til kommunen inden 5 dage efter indflytning, og at kommunen skal have CPR-nummeret oplyst, så der ikke sker dobbeltregistrering.',
  'Deres klient skal møde op i kommunen med denne afgørelse. Kommunen registrerer bopælen på det nummer, der er tildelt.',
];
const relativeMunicipality = [
  'Du bedes følge med til kommunen, når bopælen skal registreres. Kommunen skal bruge ansøgerens nummer og ikke dit.',
  'Kommunen skal have besked om bopælen senest 5 dage efter indflytningen. Du må gerne hjælpe, men ansøgeren skal selv møde op og oplyse sit CPR-nummer.',
];
const notes = [
  'Klage kan indgives til Udlændingenævnet til og med den {appealBy}, jf. {cite33}.',
  'Ansøgeren har ret til at tage arbejde, jf. {cite14}.',
  'Ansøgerens pas, nr. {passport}, er gyldigt til den {passportTo} og ligger hos os til afhentning.',
  'Opholdstilladelsen kan inddrages efter {cite19}, hvis ansøgeren og {relative} (CPR-nr. {relativeCpr}) ikke længere bor sammen.',
  'Vi har tidligere givet afslag den {earlierTo}. Afslaget har ikke længere betydning.',
  'Fuldmagten af {heard} ligger på sagen. Den gælder, indtil vi får andet at vide.',
  'I tidligere breve har vi angivet CPR-nummer {formerCpr}, som er udgået.',
  'Optagelse af biometri skal være sket senest den {replyBy}.',
];

import { fillSlots } from '../../drawing/spans.ts';
import { printNumber } from '../../facts/print-number.ts';
import type { Letter } from '../../letter.ts';
import { addressAt, type Field, labelsLeft, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';
import { chooseSideFacts, type SideFacts } from '../side-facts.ts';

/** To both parents about their child; the parents' own numbers stand beside the child's. */
export const parentsLetter: Layout = {
  id: 'parents-letter',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  purposes: ['child'],
  relatives: 2,
  compose(letter, sheets) {
    const pen = createPen(letter, sheets, 'da', withOtherParent(letter));
    const { chance } = letter;
    sheets.setAt([{ text: 'Udlændingestyrelsen (eksempel)' }], sheets.y, { align: 'right', weight: 'bold' });
    linesAt(pen, ['Børn og familie', 'Telefon {phone}'], sheets.y + 6, { align: 'right', size: 9 });
    const end = linesAt(pen, ['{relative}'], sheets.y + 14, { width: sheets.width * 0.6 });
    sheets.y = addressAt(pen, end, { width: sheets.width * 0.6 }, '{otherParent}') + 12;
    pen.write([chance.pick(dateLines)], { align: 'left' });
    pen.heading(chance.pick(subjects), { size: sheets.style.size + 1.5 });
    sheets.gap();
    pen.write([['Kære forældre', 'Kære {relative} og {otherParent}', 'Til forældrene']], { align: 'left' });
    const told = chance.pick(childWords[letter.permits[0].person.sex]);
    pen.write([granted.map((text) => text.replace('BARN', told)), ground]);
    if (chance.happens(0.5)) {
      pen.write([household]);
      pen.heading(chance.pick(['Oplysninger om barnet', 'Barnets oplysninger']));
      labelsLeft(pen, chance.pick(lists), { x: sheets.left + 4, width: sheets.width - 8, share: 0.38 });
      sheets.gap();
    } else {
      pen.write([identity, number]);
      pen.write([household, period]);
    }
    pen.heading(chance.pick(['Barnets adresse', 'I skal melde flytning for barnet', 'Besøg i kommunen']));
    pen.write([municipality]);
    for (const [title, text] of chance.some(notes, chance.between(2, 4))) {
      pen.heading(title);
      pen.write([[text]]);
    }
    sign(pen);
  },
};

function sign(pen: Pen): void {
  const { sheets, letter } = pen;
  sheets.need(32);
  sheets.set([{ text: 'Med venlig hilsen' }]);
  sheets.gap();
  sheets.set(fillSlots('{worker}', pen.slots()));
  sheets.gap();
  sheets.set(
    fillSlots(
      letter.chance.pick(['Vedlagt: Kopi af pas nr. {passport}', 'Bilag: Klagevejledning']),
      pen.slots(),
    ),
    { size: 8.5 },
  );
}

/** The second of the two relatives is the other parent. */
function withOtherParent(letter: Letter): SideFacts {
  const side = chooseSideFacts(letter);
  const parent = letter.relatives[1];
  if (parent === undefined) throw new Error('The letter has one relative alone');
  return {
    ...side,
    texts: {
      ...side.texts,
      otherParent: ['relative-name', parent.name],
      otherParentCpr: ['relative-cpr', printNumber(parent.cpr, letter.manners.number)],
    },
  };
}

const dateLines = [
  ['Den {date}, sagsnummer {case}'],
  ['Dato: {date}. Sagsnr.: {case}. Barnets Person-ID: {personId}'],
  ['{date} - Sagsnummer {case} - Sagsbehandler {worker}'],
];
const subjects = [
  'Opholdstilladelse til jeres barn {given}',
  'Afgørelse om familiesammenføring med jeres barn',
  'Jeres barn har fået opholdstilladelse',
  'Opholdstilladelse til {name}',
];
const childWords = {
  female: ['jeres datter, {name},', 'pigen {name}'],
  male: ['jeres søn, {name},', 'drengen {name}'],
} as const;
const granted = [
  'Udlændingestyrelsen giver BARN opholdstilladelse i Danmark.',
  'I har den {applied} søgt om opholdstilladelse til jeres barn. Vi har i dag besluttet, at BARN kan få opholdstilladelse.',
  'Det er i dag besluttet, at BARN får opholdstilladelse som familiesammenført barn.',
];
const ground = [
  'Afgørelsen er truffet efter {basis}.',
  'Barnet opfylder betingelserne i {basis}.',
  'Hjemlen til opholdstilladelsen er {basis}.',
];
const household = [
  'Det er en betingelse, at barnet bor hos jer, {relative} (CPR-nr. {relativeCpr}) og {otherParent} (CPR-nr. {otherParentCpr}).',
  'Vi har lagt vægt på, at barnet skal bo sammen med {relative}, CPR-nummer {relativeCpr}, som har forældremyndigheden sammen med {otherParent}, CPR-nummer {otherParentCpr}.',
  'Barnets mor og far har personnumrene {relativeCpr} og {otherParentCpr}. I har fælles forældremyndighed.',
];
const identity = [
  'Barnet er født den {born} og har statsborgerskab i {country}.',
  'Ifølge fødselsattesten er barnet født den {born}. Barnet er {adjective} statsborger.',
  'Ifølge fødselsattesten er barnet født den {born}. Barnet er {stateless}.',
];
const number = [
  'Barnet har fået sit eget administrative CPR-nummer, som er {cpr}.',
  'Vi har tildelt barnet CPR-nummeret {cpr}. Det er ikke det samme som barnets Person-ID, {personId}.',
  'Barnets CPR-nummer er {cpr}, og det skal bruges af kommunen, skolen og lægen.',
];
const period = [
  'Barnets opholdstilladelse gælder fra den {from} til den {to}.',
  'Opholdstilladelsen til barnet er gyldig indtil den {to}. Jeres egen udløber den {passportTo}.',
  'Barnets opholdstilladelse gælder {noLimit}, regnet fra den {from}.',
];
const lists: readonly (readonly Field[])[] = [
  [
    ['Barnets navn', '{name}'],
    ['Barnets fødselsdato', '{born}'],
    ['Barnets CPR-nummer', '{cpr}'],
    ['Barnets statsborgerskab', '{nationality}'],
    ['Barnets pasnummer', '{passport}'],
    ['Tilladelsen gælder fra', '{from}'],
    ['Tilladelsen gælder til', '{to}'],
    ['Tilladelsen gælder', '{noLimit}'],
  ],
  [
    ['Efternavn', '{family}'],
    ['Fornavne', '{given}'],
    ['Født', '{born}'],
    ['Administrativt CPR-nr.', '{cpr}'],
    ['Person-ID', '{personId}'],
    ['Statsborger i', '{nationality}'],
    ['Gyldig', '{from} til {to}'],
    ['Gyldig', 'Fra {from} og {noLimit}'],
  ],
];
const municipality = [
  'En af jer skal sammen med barnet møde op i Borgerservice senest 5 dage efter indrejsen. Giv kommunen barnets CPR-nummer. Kommunen må ikke oprette barnet med et andet nummer.',
  'Når barnet er flyttet ind hos jer, skal I melde det til kommunen. Kommunen registrerer barnets bopæl på det administrative CPR-nummer, som barnet har fået af os. Tag barnets pas og fødselsattest med.',
];
const notes = [
  [
    'Dagtilbud og skole',
    'Kommunen hjælper jer med at finde en plads. Barnet skal gå i skole, når det er 6 år.',
  ],
  [
    'Hvis forholdene ændrer sig',
    'I skal give besked, hvis barnet ikke længere bor hos jer. Opholdstilladelsen kan inddrages, jf. {cite19}.',
  ],
  [
    'Genopdragelsesrejser',
    'Barnets opholdstilladelse kan bortfalde, hvis barnet sendes til udlandet i mere end 3 måneder, jf. {cite17}.',
  ],
  ['Klage', 'I kan klage til Udlændingenævnet til og med den {appealBy}, jf. {cite33}.'],
  [
    'Biometri',
    'Barnet skal have optaget billede og fingeraftryk senest den {replyBy}. Medbring sagsnummeret og dokument {document}.',
  ],
  [
    'Jeres egne tilladelser',
    'I har selv opholdstilladelse fra den {earlierFrom}. Den ændres ikke ved denne afgørelse.',
  ],
  ['Betaling', 'Gebyret, som I betalte den {heard}, betales ikke tilbage. Vores EAN-nummer er {ean}.'],
] as const;

import { fillSlots } from '../../drawing/spans.ts';
import { digitsOf } from '../../facts/case-number.ts';
import type { Letter } from '../../letter.ts';
import { addressAt, footLine, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';
import { chooseSideFacts, type SideFacts } from '../side-facts.ts';

type Kind = 'work' | 'study' | 'training';

/** A permit for work, study or training in running text; the employer's or school's numbers stand in it. */
export const siriEmployment: Layout = {
  id: 'siri-employment',
  split: 'held-back',
  language: 'da',
  persons: [1, 1],
  purposes: ['work'],
  compose(letter, sheets) {
    const kind = kindOf(letter);
    const pen = createPen(letter, sheets, 'da', withPlace(letter, kind));
    const { chance } = letter;
    footLine(
      pen,
      'SIRI (eksempel) · Prøvekaj 3 · 2300 København S · Telefon {phone} · CVR {cvr} · EAN {ean}',
    );
    head(pen);
    pen.heading(chance.pick(subjects[kind]), { size: sheets.style.size + 2 });
    sheets.gap();
    pen.write([['Kære {name}', 'Kære {given}']], { align: 'left' });
    pen.write([granted, period]);
    pen.write([places[kind]]);
    pen.heading(chance.pick(['Om dig', 'Dine registrerede oplysninger', 'Identitet']));
    pen.write([identity]);
    pen.heading(chance.pick(['CPR-nummer og adresse', 'CPR', 'Når du er kommet til Danmark']));
    pen.write(chance.happens(0.7) ? [number, municipality] : [municipality, number]);
    pen.heading(chance.pick(['Betingelser', 'Betingelser for tilladelsen']));
    pen.write([conditions[kind]]);
    for (const text of chance.some(notes, chance.between(2, 4))) pen.write([[text]]);
    sheets.need(26);
    sheets.set([{ text: 'Med venlig hilsen' }]);
    sheets.gap(1.4);
    sheets.set(fillSlots('{worker}', pen.slots()));
    sheets.set([{ text: 'Styrelsen for International Rekruttering og Integration (eksempel)' }]);
  },
};

function kindOf(letter: Letter): Kind {
  const { letter: sign } = letter.permits[0].ground.basis;
  return sign === 'i' ? 'study' : sign === 'k' ? 'training' : 'work';
}

function head(pen: Pen): void {
  const { letter, sheets } = pen;
  const size = Math.min(9.5, sheets.style.size);
  const end = linesAt(
    pen,
    ['Styrelsen for International Rekruttering', 'og Integration (eksempel)'],
    sheets.y,
    { size: size + 1, weight: 'bold', align: 'right' },
  );
  sheets.y = addressAt(pen, end + 8, { width: sheets.width * 0.6 }) + 9;
  sheets.set(fillSlots(letter.chance.pick(references), pen.slots()), { size });
  sheets.y += 7;
}

/** Where the person works or learns, with its numbers and days. */
function withPlace(letter: Letter, kind: Kind): SideFacts {
  const side = chooseSideFacts(letter);
  const { chance } = letter;
  return {
    days: {
      ...side.days,
      begins: ['contract-date', chance.between(3, 45)],
      ends: ['contract-date', chance.between(370, 1400)],
    },
    texts: {
      ...side.texts,
      place: ['host-name', chance.pick(hosts[kind])],
      placeCvr: ['company-number', `00${digitsOf(chance, 6)}`],
      salary: ['salary', `${chance.between(33, 58)}.${digitsOf(chance, 3)} kr.`],
      fee: ['fee', `${chance.between(2, 6)}.${chance.between(100, 995)} kr.`],
    },
  };
}

const hosts: Readonly<Record<Kind, readonly string[]>> = {
  work: ['Skabelon Software A/S', 'Prøveby Landbrug I/S', 'Attrapværket ApS'],
  study: ['Mønsterby Universitet', 'Attrap Tekniske Skole', 'Prøveby Professionshøjskole'],
  training: ['Prøveby Gartneri', 'Skabelon Arkitekter ApS', 'Mønsterby Mælkegård'],
};
const references = [
  'Dato: {date} · Sagsnummer: {case} · Person-ID: {personId}',
  '{date}, SIRI sagsnr. {case}',
  'Sagsnr. {case}, ansøgt {applied}, afgjort {date}',
];
const subjects: Readonly<Record<Kind, readonly string[]>> = {
  work: ['Opholds- og arbejdstilladelse i Danmark', 'Du har fået opholds- og arbejdstilladelse'],
  study: ['Opholdstilladelse som studerende', 'Du har fået opholdstilladelse til studier i Danmark'],
  training: ['Opholdstilladelse som praktikant', 'Du har fået opholdstilladelse til et praktikophold'],
};
const granted = [
  'SIRI har imødekommet din ansøgning, som vi modtog den {applied}. Opholdstilladelsen er givet efter {basis}.',
  'Vi har besluttet, at du kan få opholdstilladelse efter {basis}.',
  'Styrelsen har den {date} givet dig opholdstilladelse i medfør af {basis}.',
];
const period = [
  'Tilladelsen gælder fra den {from} og udløber den {to}.',
  'Tilladelsen er gyldig til den {to}.',
  'Tilladelsen gælder for perioden {from} - {to}.',
  'Tilladelsen er {noLimit} og gælder fra den {from}.',
];
const places: Readonly<Record<Kind, readonly string[]>> = {
  work: [
    'Du må arbejde for {place} (CVR-nr. {placeCvr}). Ifølge ansættelseskontrakten begynder du den {begins} og får {salary} om måneden.',
    'Tilladelsen er givet til arbejde hos {place}, CVR-nummer {placeCvr}. Ansættelsen varer fra den {begins} til den {ends}.',
  ],
  study: [
    'Du er optaget på {place} (CVR-nr. {placeCvr}), hvor undervisningen begynder den {begins}.',
    '{place}, CVR-nummer {placeCvr}, har oplyst, at uddannelsen varer fra den {begins} til den {ends}.',
  ],
  training: [
    'Praktikopholdet foregår hos {place} (CVR-nr. {placeCvr}) fra den {begins}.',
    'Aftalen med {place}, CVR-nummer {placeCvr}, gælder fra den {begins} til den {ends}.',
  ],
};
const identity = [
  'Du har dokumenteret din identitet med pas nr. {passport}, der udløber den {passportTo}. Du er født den {born} og er statsborger i {country}.',
  'Vi har noteret, at du er {adjective} statsborger, og at din fødselsdato er {born}.',
  'Vi har noteret, at du er {stateless}, og at din fødselsdato er {born}.',
];
const number = [
  'Vi har bedt om et administrativt CPR-nummer til dig. Nummeret er {cpr}.',
  'Dit CPR-nummer er {cpr}, og du skal give det til kommunen, SKAT og din bank.',
  'Du er tildelt CPR-nummer {cpr}.',
  'Du skal fremover bruge CPR-nummer {cpr} i stedet for {formerCpr}.',
];
const municipality = [
  'Du skal registrere din adresse i kommunen eller hos International Citizen Service, når du er flyttet ind. Medbring dette brev, dit pas og din lejekontrakt.',
  'Senest 5 dage efter indrejsen skal du kontakte din bopælskommune. Kommunen skal benytte nummeret i dette brev, når den registrerer dig.',
];
const conditions: Readonly<Record<Kind, readonly string[]>> = {
  work: [
    'Du må ikke have andet arbejde uden en ny tilladelse. Bliver du opsagt, skal du give os besked med det samme.',
    'Løn- og ansættelsesvilkår må ikke ændres væsentligt, uden at du får en ny tilladelse.',
  ],
  study: [
    'Du skal være aktiv på studiet. Du må have bijob i et begrænset antal timer om måneden.',
    'Afbryder du uddannelsen, skal du give os besked med det samme.',
  ],
  training: [
    'Praktikken skal følge den plan, vi har godkendt. Du må ikke tage andet arbejde.',
    'Afbryder du praktikopholdet, skal du give os besked med det samme.',
  ],
};
const notes = [
  'Du kan klage over afgørelsen til Udlændingenævnet. Klagefristen er 8 uger og udløber den {appealBy}, jf. {cite33}.',
  'Arbejde ud over det tilladte er strafbart for både dig og arbejdsgiveren, jf. {cite14}.',
  'Tilladelsen bortfalder, hvis du er væk fra Danmark i mere end seks måneder i træk, jf. {cite17}.',
  'Gebyret på {fee} er betalt den {applied}. Kvitteringsnummer: {document}.',
  'Du skal senest den {replyBy} have optaget ansigtsfoto og fingeraftryk.',
  'Opholdstilladelsen fra den {earlierFrom} er gyldig indtil den {earlierTo} og ophører derefter.',
];

import { fillSlots } from '../../drawing/spans.ts';
import { digitsOf } from '../../facts/case-number.ts';
import type { Letter } from '../../letter.ts';
import { addressAt, type Field, footLine, labelsLeft, linesAt } from '../blocks.ts';
import type { Layout } from '../layout.ts';
import { createPen, type Pen } from '../pen.ts';
import { chooseSideFacts, type SideFacts } from '../side-facts.ts';

/** On work, study or training, from the agency for these; who employs or teaches is told at length. */
export const siriLetter: Layout = {
  id: 'siri-letter',
  split: 'work',
  language: 'da',
  persons: [1, 1],
  purposes: ['work'],
  compose(letter, sheets) {
    const kind = letter.permits[0].ground.basis.letter === 'i' ? 'study' : 'work';
    const pen = createPen(letter, sheets, 'da', withHost(letter, kind));
    const { chance } = letter;
    footLine(pen, 'SIRI (eksempel) - Eksempelkajen 4 - 2300 København S - CVR-nr. {cvr} - EAN {ean}');
    head(pen);
    pen.heading(chance.pick(subjects[kind]), { size: sheets.style.size + 2 });
    sheets.gap();
    pen.write([['Kære {name}', 'Hej {given}', 'Til {name}']], { align: 'left' });
    pen.write([granted]);
    pen.write([contract[kind], condition[kind]]);
    const isListed = chance.happens(0.5);
    if (isListed) {
      pen.heading(chance.pick(['Din tilladelse', 'Oplysninger om tilladelsen', 'Oplysninger i sagen']));
      labelsLeft(pen, chance.pick(lists[kind]), { share: 0.36, bold: sheets.style.boldLabels });
      sheets.gap();
    } else {
      pen.write([identity, period]);
      pen.write([number]);
    }
    pen.heading(chance.pick(['CPR-registrering', 'International Citizen Service', 'Bopæl og CPR']));
    pen.write([municipality]);
    for (const [title, text] of chance.some(notes, chance.between(2, 4))) {
      pen.heading(title);
      pen.write([[text]]);
    }
    sheets.need(34);
    sheets.set([{ text: 'Venlig hilsen' }]);
    sheets.gap();
    sheets.set(fillSlots('{worker}', pen.slots()));
    sheets.set([{ text: 'SIRI (eksempel)' }]);
    sheets.gap();
    sheets.set(fillSlots('Kopi: {host}, att. {contact}', pen.slots()), { size: 8.5 });
  },
};

function head(pen: Pen): void {
  const { sheets, letter } = pen;
  const size = Math.min(9, sheets.style.size);
  const width = 58;
  const x = sheets.left + sheets.width - width;
  const end = linesAt(
    pen,
    ['Styrelsen for International', 'Rekruttering og', 'Integration (eksempel)'],
    sheets.y,
    { x, width, size, weight: 'bold' },
  );
  linesAt(pen, letter.chance.pick(references), end + 3, { x, width, size });
  sheets.y = addressAt(pen, sheets.y + 12, { width: sheets.width - width - 6 }) + 34;
}

type Kind = 'work' | 'study';

/** Whoever employs or teaches the person, with numbers and days of their own. */
function withHost(letter: Letter, kind: Kind): SideFacts {
  const side = chooseSideFacts(letter);
  const { chance } = letter;
  return {
    days: {
      ...side.days,
      contractFrom: ['contract-date', chance.between(5, 60)],
      contractTo: ['contract-date', chance.between(400, 1900)],
      signed: ['contract-date', -chance.between(70, 200)],
    },
    texts: {
      ...side.texts,
      host: ['host-name', chance.pick(hosts[kind])],
      hostCvr: ['company-number', `00${digitsOf(chance, 6)}`],
      hostUnit: ['production-unit', `1${digitsOf(chance, 9)}`],
      hostAddress: [
        'host-address',
        chance.pick(['Attrapvej 7, 6000 Kolding', 'Mønsterparken 1, 8200 Aarhus N']),
      ],
      contact: ['contact-person', chance.pick(['Skabelona Prøve', 'Mønster Attrapsen', 'Øjvind Eksempel'])],
      salary: ['salary', `${chance.between(32, 61)}.${digitsOf(chance, 3)} kr.`],
    },
  };
}

const hosts: Readonly<Record<Kind, readonly string[]>> = {
  work: ['Prøvestad Mejeri A/S', 'Attrap Robotics ApS', 'Mønsterby Sygehus'],
  study: ['Eksempel Universitet', 'Prøvestad Erhvervsakademi', 'Mønsterby Højskole'],
};
const references = [
  ['Dato: {date}', 'Sagsnr.: {case}', 'Person-ID: {personId}', 'Sagsbehandler: {worker}', 'Tlf.: {phone}'],
  ['{date}', 'SIRI sagsnummer {case}', 'Ansøgning modtaget {applied}'],
  ['Sagsnummer: {case}', 'Afgørelse: {date}', 'Dok.nr.: {document}', 'Kopi til CVR-nr. {hostCvr}'],
];
const subjects: Readonly<Record<Kind, readonly string[]>> = {
  work: [
    'Du har fået en opholds- og arbejdstilladelse',
    'Afgørelse: Opholds- og arbejdstilladelse',
    'SIRI har godkendt din ansøgning',
  ],
  study: [
    'Du har fået opholdstilladelse til at studere',
    'Afgørelse om opholdstilladelse som studerende',
    'SIRI har godkendt din ansøgning om studieophold',
  ],
};
const granted = [
  'SIRI har i dag besluttet at give dig opholdstilladelse i Danmark efter {basis}.',
  'SIRI har behandlet din ansøgning af {applied}. Du opfylder betingelserne, og du får en opholdstilladelse efter {basis}.',
  'Styrelsen for International Rekruttering og Integration (SIRI) meddeler dig opholdstilladelse, jf. {basis}.',
];
const contract: Readonly<Record<Kind, readonly string[]>> = {
  work: [
    'Tilladelsen er knyttet til din ansættelse hos {host}, CVR-nr. {hostCvr}, {hostAddress}. Kontrakten er underskrevet den {signed} og løber fra den {contractFrom} til den {contractTo}.',
    'Du er ansat hos {host} (CVR {hostCvr}, P-nummer {hostUnit}) med en løn på {salary} om måneden. Du begynder den {contractFrom}.',
  ],
  study: [
    'Du er optaget på en uddannelse på {host}, CVR-nr. {hostCvr}, {hostAddress}. Uddannelsen begynder den {contractFrom} og slutter den {contractTo}.',
    '{host} (CVR {hostCvr}) har den {signed} bekræftet, at du er optaget. Studiestart er den {contractFrom}. Kontaktperson er {contact}.',
  ],
};
const condition: Readonly<Record<Kind, readonly string[]>> = {
  work: [
    'Du må kun arbejde for den arbejdsgiver, som er nævnt her. Skifter du job, skal du søge på ny.',
    'Lønnen skal hver måned udbetales til en dansk bankkonto i dit eget navn.',
  ],
  study: [
    'Du skal være studieaktiv. Du må arbejde 90 timer om måneden og på fuld tid i juni, juli og august.',
    'Du har ret til at arbejde i begrænset omfang ved siden af studiet.',
  ],
};
const identity = [
  'Opholdstilladelsen er udstedt til {name}, født den {born}, statsborger i {country}.',
  'Vi har identificeret dig ved pas nr. {passport}. Du er {adjective} statsborger og født den {born}.',
  'Vi har identificeret dig ved rejsedokument nr. {passport}. Du er {stateless} og født den {born}.',
];
const period = [
  'Opholdstilladelsen er gyldig i perioden {from} til {to}. Dit pas er gyldigt til {passportTo}.',
  'Du må opholde dig i Danmark fra den {from}. Opholdstilladelsen gælder indtil den {to}, selv om kontrakten løber til den {contractTo}.',
  'Opholdstilladelsen gælder {noLimit} fra den {from}.',
];
const number = [
  'Dit CPR-nummer i Danmark er {cpr}. Din arbejdsgiver eller skole skal også bruge det.',
  'Du er oprettet i CPR med det administrative CPR-nummer {cpr}.',
  'Dit CPR-nummer er ændret fra {formerCpr} til {cpr}. Du må kun bruge det nye nummer.',
  'Du er registreret i CPR. Dit personnummer er {cpr}, mens {personId} er dit Person-ID hos SIRI.',
];
const sharedFields: readonly Field[] = [
  ['Opholdstilladelse fra', '{from}'],
  ['Opholdstilladelse til', '{to}'],
  ['Opholdstilladelse', '{noLimit}'],
];
const lists: Readonly<Record<Kind, readonly (readonly Field[])[]>> = {
  work: [
    [
      ['Medarbejder', '{name}'],
      ['Medarbejders CPR-nummer', '{cpr}'],
      ['Født den', '{born}'],
      ['Statsborgerskab', '{nationality}'],
      ['Arbejdsgiver', '{host}'],
      ['Arbejdsgivers CVR-nummer', '{hostCvr}'],
      ['Arbejdssted', '{hostAddress}'],
      ['Ansat fra', '{contractFrom}'],
      ...sharedFields,
    ],
    [
      ['Arbejdsgiver', '{host} v/{contact}'],
      ['CVR-nr. / P-nr.', '{hostCvr} / {hostUnit}'],
      ['Månedsløn', '{salary}'],
      ['Dit CPR-nr.', '{cpr}'],
      ['Din fødselsdato', '{born}'],
      ['Statsborger i', '{nationality}'],
      ['Gyldig fra og til', '{from} - {to}'],
      ['Gyldig', 'fra {from} {noLimit}'],
    ],
  ],
  study: [
    [
      ['Studerende', '{name}'],
      ['CPR-nummer', '{cpr}'],
      ['Fødselsdato og -år', '{born}'],
      ['Statsborgerskab', '{nationality}'],
      ['Uddannelsessted', '{host}'],
      ['Uddannelsesstedets CVR-nr.', '{hostCvr}'],
      ['Studiestart', '{contractFrom}'],
      ['Forventet afslutning', '{contractTo}'],
      ...sharedFields,
    ],
  ],
};
const municipality = [
  'Når du er kommet til Danmark, skal du registrere din adresse hos kommunen eller i International Citizen Service (ICS). Oplys dit CPR-nummer, så der ikke oprettes et nyt.',
  'Du skal senest 5 dage efter, at du har fået en bolig, have registreret din bopæl i CPR. Vis kommunen dette brev. Din arbejdsgiver eller skole kan ikke gøre det for dig.',
];
const notes = [
  [
    'Biometri',
    'Du skal have optaget fingeraftryk og billede senest den {replyBy}. Oplys dit sagsnummer {case}, når du bestiller tid.',
  ],
  ['Klage', 'Du kan inden den {appealBy} klage over afgørelsen til Udlændingenævnet, jf. {cite33}.'],
  [
    'Ulovligt arbejde',
    'Arbejder du uden tilladelse, kan du blive udvist, og din arbejdsgiver kan få en bøde, jf. {cite14}.',
  ],
  [
    'Hvis du rejser',
    'Opholdstilladelsen bortfalder som udgangspunkt, hvis du er uden for Danmark i mere end 6 måneder, jf. {cite17}.',
  ],
  [
    'Tidligere opholdstilladelse',
    'Din tidligere opholdstilladelse gjaldt fra den {earlierFrom} til den {earlierTo} og er erstattet af denne.',
  ],
  ['Gebyr', 'Vi modtog dit gebyr den {applied}. Kvitteringen har nummer {document}.'],
  [
    'Skat',
    'Du skal have et skattekort, inden du får løn. Skattestyrelsen skal bruge dit CPR-nummer og eventuelt dit pasnummer {passport}.',
  ],
  ['Familie', 'Din ægtefælle og dine børn kan søge om opholdstilladelse på vores hjemmeside.'],
] as const;

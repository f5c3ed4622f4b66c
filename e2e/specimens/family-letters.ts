import { dashed, inDanish, unbroken } from './printed.ts';
import type { Specimen } from './specimen.ts';
import { letterToTheKommune, personTable } from './to-the-kommune.ts';
import { letterToThePerson } from './to-the-person.ts';
import type { PersonTruth } from './truth.ts';

const goToTheKommune = `<h2>Det skal du gøre nu</h2>
  <p>Når du har fundet et sted at bo, skal du gå til Borgerservice i din kommune og få adressen registreret. Tag dette brev og dit pas med. Kommunen bruger nummeret her i brevet; du skal ikke have et nyt. Først når adressen er registreret, kan du få sundhedskort.</p>`;

const spouse: PersonTruth = {
  cpr: '140345-6418',
  name: 'Aylin Güneşli Øvergård',
  birthDate: '2045-03-14',
  citizenship: 'TUR',
  legalBasis: '§ 9, stk. 1, nr. 1',
  coverage: 'covered',
  groups: ['8'],
  validFrom: '2026-08-17',
  validTo: '2028-08-16',
  unlimited: null,
};
const spouseRecipient = [spouse.name, 'Kløverstræde 2A', '6000 Kolding'];

const firstLetter: Specimen = {
  html: letterToThePerson({
    typeface: 'Liberation Sans',
    sender: 'Udlændingestyrelsen',
    recipient: spouseRecipient,
    particulars: [
      ['Dato:', inDanish('2026-08-17')],
      ['Sagsnr.:', '26-104417'],
    ],
    subject: 'Du har fået opholdstilladelse som ægtefælle',
    text: `<p>Kære ${spouse.name}</p>
      <p>Du søgte den ${inDanish('2026-03-02')} om at bo i Danmark sammen med din ægtefælle, Mikkel Øvergård. Du er født den ${unbroken(inDanish(spouse.birthDate))} og er statsborger i Tyrkiet.</p>
      <h2>Vores afgørelse</h2>
      <p>Du får opholdstilladelse efter udlændingelovens ${unbroken(spouse.legalBasis)}. Opholdstilladelsen gælder fra den ${unbroken(inDanish(spouse.validFrom))} til den ${unbroken(inDanish(spouse.validTo))}.</p>
      <h2>Dit CPR-nummer</h2>
      <p>Vi har fået oprettet et administrativt CPR-nummer til dig:</p>
      <div class="number">Administrativt CPR-nummer: <b class="unbroken">${spouse.cpr}</b></div>
      ${goToTheKommune}`,
    signature: ['Fie Øvelund', 'fuldmægtig'],
  }),
  damage: undefined,
  truth: {
    file: 'familie-aegtefaelle.png',
    kind: 'permit-letter',
    layout: 'to-the-person',
    language: 'da',
    form: 'png',
    damage: 'none',
    pages: 1,
    letterDate: '2026-08-17',
    caseNumber: '26-104417',
    persons: [spouse],
    otherNumbers: [],
    tries: 'A clean letter with one answer: covered, group 8.',
  },
};

const corrected: PersonTruth = { ...spouse, validFrom: '2026-08-17', validTo: '2028-11-01' };

const secondLetter: Specimen = {
  html: letterToThePerson({
    typeface: 'Liberation Serif',
    sender: 'Udlændingestyrelsen',
    recipient: spouseRecipient,
    particulars: [
      ['Dato', dashed('2026-11-02')],
      ['Sagsnummer', '26-104417'],
    ],
    subject: 'Rettelse til din opholdstilladelse',
    text: `<p>Kære ${corrected.name}</p>
      <p>I vores brev af ${unbroken(inDanish('2026-08-17'))} stod der en forkert dato. Dette brev træder i stedet for det tidligere. Din opholdstilladelse er givet efter udlændingelovens ${unbroken(corrected.legalBasis)}, og det er uændret.</p>
      <p>Din opholdstilladelse er gyldig fra den ${unbroken(dashed(corrected.validFrom))} til den ${unbroken(dashed(corrected.validTo))}.</p>
      <h2>Vi har registreret disse oplysninger om dig</h2>
      <p>Navn: ${corrected.name}<br>Født: ${dashed(corrected.birthDate)}<br>Statsborgerskab: Tyrkiet<br>Administrativt CPR-nummer: ${corrected.cpr}</p>
      <p>Nummeret er det samme som før. Har kommunen allerede registreret din adresse, skal du ikke gøre mere. Ellers skal du gå til Borgerservice og vise dette brev.</p>`,
    signature: ['Jørn Attrapsen', 'specialkonsulent'],
  }),
  damage: undefined,
  truth: {
    file: 'samme-person.png',
    kind: 'permit-letter',
    layout: 'to-the-person',
    language: 'da',
    form: 'png',
    damage: 'none',
    pages: 1,
    letterDate: '2026-11-02',
    caseNumber: '26-104417',
    persons: [corrected],
    otherNumbers: [],
    tries:
      'A later letter to the person of familie-aegtefaelle.png, with the same number and another last day.',
  },
};

const child: PersonTruth = {
  cpr: '170752-5610',
  name: 'Anđela Kučerović-Bæk',
  birthDate: '2052-07-17',
  citizenship: 'BIH',
  legalBasis: '§ 9 c, stk. 1',
  coverage: 'choose',
  groups: ['4', '9', '11', '14', '15'],
  validFrom: '2026-10-05',
  validTo: '2028-10-04',
  unlimited: null,
};

const childLetter: Specimen = {
  html: letterToThePerson({
    typeface: 'Liberation Sans',
    sender: 'Udlændingestyrelsen',
    recipient: [child.name, 'c/o Bæk', 'Rugvej 11', '6000 Kolding'],
    particulars: [
      ['Dato', inDanish('2026-09-28')],
      ['J.nr.', '2026/7731-208'],
      ['Person-ID', '40071952'],
    ],
    subject: 'Opholdstilladelse',
    text: `<p>Hej ${child.name.split(' ')[0] ?? ''}</p>
      <p>Du kan flytte til Danmark og bo hos din far. Vi har givet dig en opholdstilladelse efter udlændingelovens ${unbroken(child.legalBasis)}.</p>
      <p>Du kan bruge tilladelsen fra den ${unbroken(inDanish(child.validFrom))}, og den er gyldig til den ${unbroken(inDanish(child.validTo))}.</p>
      <h2>Oplysninger om dig</h2>
      <p>Fødselsdato: ${inDanish(child.birthDate)}<br>Statsborgerskab: Bosnien-Hercegovina</p>
      <p>Dit administrative CPR-nummer er <b class="unbroken">${child.cpr}</b>. Det beholder du, også når kommunen har registreret, hvor du bor.</p>
      <p>Du og din far skal gå til Borgerservice i kommunen med dette brev. Der bliver din adresse registreret. Husk pas og fødselsattest.</p>`,
    signature: ['Tove Prøveskov', 'sagsbehandler'],
  }),
  damage: { kind: 'photo', degrees: -1.2, grain: 3, blur: 0.5, quality: 0.6, seed: 3 },
  truth: {
    file: 'barn-9c.jpg',
    kind: 'permit-letter',
    layout: 'to-the-person',
    language: 'da',
    form: 'jpeg',
    damage: 'photo',
    pages: 1,
    letterDate: '2026-09-28',
    caseNumber: '2026/7731-208',
    persons: [child],
    otherNumbers: [],
    tries:
      'A telephone photo; five groups share the provision. The text tells of a child who is to live with the father.',
  },
};

const sibling = (
  person: Pick<PersonTruth, 'cpr' | 'name' | 'birthDate'>,
): PersonTruth & { readonly cpr: string } => ({
  ...person,
  cpr: person.cpr ?? '',
  citizenship: 'THA',
  legalBasis: '§ 9, stk. 1, nr. 2',
  coverage: 'covered',
  groups: ['10'],
  validFrom: '2026-11-09',
  validTo: '2028-11-08',
  unlimited: null,
});
const siblings = [
  sibling({ cpr: '300552-6158', name: 'Chanya Sæ-Lim Ågård', birthDate: '2052-05-30' }),
  sibling({ cpr: '190955-7727', name: 'Thanawat Sæ-Lim Ågård', birthDate: '2055-09-19' }),
] as const;
const mother = '120638-7242';

const siblingsLetter: Specimen = {
  html: letterToTheKommune({
    recipient: ['Øvelse Kommune', 'Borgerservice'],
    particulars: [
      ['Dato:', dashed('2026-11-06')],
      ['Sagsnr.:', '2026-3390-0417'],
    ],
    subject: 'Opholdstilladelse til to børn, der flytter til kommunen',
    pages: [
      `<p>Vi har den ${unbroken(dashed('2026-11-06'))} givet opholdstilladelse til to søskende, som skal bo hos deres mor. Hvert barn har fået sit eget administrative CPR-nummer.</p>
       ${personTable(
         'Børnene',
         ['Navn', 'Født', 'CPR-nummer', 'Statsborgerskab', 'Hjemmel'],
         siblings.map((person) => [
           unbroken(person.name),
           unbroken(dashed(person.birthDate)),
           unbroken(person.cpr),
           'Thailand',
           `udlændingelovens ${unbroken(person.legalBasis)}`,
         ]),
       )}
       <p>Begge tilladelser gælder fra den ${unbroken(dashed('2026-11-09'))} til den ${unbroken(dashed('2028-11-08'))}.</p>
       ${personTable('Forælder i Danmark', ['Navn', 'CPR-nummer', 'Adresse'], [['Siriporn Sæ-Lim', unbroken(mother), 'Søgårdstræde 8, 1. 5, 6000 Kolding']])}
       <p>Numrene skal bruges, når børnenes adresse registreres, så ingen af dem bliver oprettet to gange. Moderen har fået en kopi af brevet.</p>
       <p style="margin-top: 8mm">Med venlig hilsen<br><br>Palle Skabelund<br>kontorfuldmægtig</p>`,
    ],
  }),
  damage: undefined,
  truth: {
    file: 'familie-to-boern.png',
    kind: 'permit-letter',
    layout: 'to-the-kommune',
    language: 'da',
    form: 'png',
    damage: 'none',
    pages: 1,
    letterDate: '2026-11-06',
    caseNumber: '2026-3390-0417',
    persons: siblings,
    otherNumbers: [mother],
    tries:
      'Two children, each with a number and a provision, in one table; the number of their mother is beside the point.',
  },
};

export const familyLetters: readonly Specimen[] = [firstLetter, childLetter, siblingsLetter, secondLetter];

import { bilingualLetter } from './bilingual.ts';
import { lease } from './lease.ts';
import { dashed, dotted, inDanish, inEnglish, unbroken } from './printed.ts';
import type { Specimen } from './specimen.ts';
import { letterToThePerson } from './to-the-person.ts';
import type { PersonTruth } from './truth.ts';

const preacher: PersonTruth = {
  cpr: '211243-5843',
  name: "Sebastião Gonçalves d'Ávila",
  birthDate: '2043-12-21',
  citizenship: 'BRA',
  legalBasis: '§ 9 f',
  coverage: 'covered',
  groups: ['7'],
  validFrom: '2026-11-01',
  validTo: '2027-10-31',
  unlimited: null,
};

const preacherLetter: Specimen = {
  html: bilingualLetter({
    typeface: 'Liberation Serif',
    recipient: [preacher.name, 'Sdr. Lærkevej 11, st. tv.', '5000 Odense C'],
    particulars: [
      ['Dato', inDanish('2026-10-26')],
      ['Vores sagsnr.', '26-127390'],
    ],
    danish: `<h1>Du må bo og virke i Danmark</h1>
      <p>Du har fået opholdstilladelse som religiøs forkynder efter udlændingelovens ${unbroken(preacher.legalBasis)}. Opholdstilladelsen er gyldig fra den ${unbroken(inDanish(preacher.validFrom))} til den ${unbroken(inDanish(preacher.validTo))}.</p>`,
    english: `<h1>You may live and serve in Denmark</h1>
      <p>You have been given a residence permit as a religious worker under section 9f of the Aliens Act. The permit is valid from ${unbroken(inEnglish(preacher.validFrom))} to ${unbroken(inEnglish(preacher.validTo))}.</p>`,
    facts: [
      ['Navn', 'Name', preacher.name],
      ['Født', 'Born', inDanish(preacher.birthDate)],
      ['Statsborgerskab', 'Citizenship', 'Brasilien / Brazil'],
      [
        'Administrativt CPR-nummer',
        'Administrative CPR number',
        unbroken((preacher.cpr ?? '').replace('-', ' ')),
      ],
    ],
    text: `<p>Gå til Borgerservice i den kommune, hvor du skal bo, og få din adresse registreret. Oplys nummeret i dette brev, så du ikke bliver registreret to gange.</p>
      <p lang="en"><i>Go to the citizen service of the municipality where you are to live, and have your address registered. Give the number in this letter, so that you are not registered twice.</i></p>
      <p style="margin-top: 8mm">Med venlig hilsen / <i>Kind regards</i><br><br>Signe Eksempelgaard<br>fuldmægtig</p>`,
  }),
  damage: { kind: 'scan', degrees: -0.5, grain: 3, blur: 0.4, quality: 0.5, seed: 5 },
  truth: {
    file: 'forkynder-scannet.pdf',
    kind: 'permit-letter',
    layout: 'bilingual',
    language: 'da+en',
    form: 'pdf-image',
    damage: 'scan',
    pages: 1,
    letterDate: '2026-10-26',
    caseNumber: '26-127390',
    persons: [preacher],
    otherNumbers: [],
    tries: 'A PDF that is a picture; the number is printed with a space.',
  },
};

const engineer: PersonTruth = {
  cpr: null,
  name: 'Meenakshi Parthasarathi Rao',
  birthDate: '2039-04-27',
  citizenship: 'IND',
  legalBasis: '§ 9 a, stk. 2, nr. 1',
  coverage: 'not-covered',
  groups: [],
  validFrom: '2026-12-01',
  validTo: '2028-11-30',
  unlimited: null,
};

const workLetter: Specimen = {
  html: letterToThePerson({
    typeface: 'Liberation Sans',
    sender: 'Styrelsen for International Rekruttering og Integration (SIRI)',
    recipient: [engineer.name, 'c/o Øveby Maskinfabrik', 'Solsortengs Allé 5', '5000 Odense C'],
    particulars: [
      ['Dato:', dotted('2026-11-10')],
      ['Sags-ID:', '26-330871'],
    ],
    subject: 'Opholds- og arbejdstilladelse',
    text: `<p>Kære ${engineer.name}</p>
      <p>Vi har givet dig opholds- og arbejdstilladelse, så du kan arbejde som ingeniør hos Øveby Maskinfabrik. Tilladelsen er givet efter udlændingelovens ${unbroken(engineer.legalBasis)}.</p>
      <p>Fødselsdato: ${dotted(engineer.birthDate)}<br>Statsborgerskab: Indien<br>Opholdstilladelsen gælder fra den ${unbroken(dotted(engineer.validFrom))} til den ${unbroken(dotted(engineer.validTo))}.</p>
      <h2>Når du er kommet til Danmark</h2>
      <p>Der står ikke noget CPR-nummer i dette brev. Du får et CPR-nummer i den kommune, hvor du skal bo, eller hos International Citizen Service. Tag brevet, dit pas og din lejekontrakt med.</p>
      <h2>Hvis du skifter arbejde</h2>
      <p>Tilladelsen gælder kun arbejdet hos den arbejdsgiver, der er nævnt i brevet.</p>`,
    signature: ['Ditte Øvebjerg', 'sagsbehandler'],
  }),
  damage: undefined,
  truth: {
    file: 'arbejde-9a.png',
    kind: 'permit-letter',
    layout: 'to-the-person',
    language: 'da',
    form: 'png',
    damage: 'none',
    pages: 1,
    letterDate: '2026-11-10',
    caseNumber: '26-330871',
    persons: [engineer],
    otherNumbers: [],
    tries: 'A work permit: not covered, and without a number; the person is sent on.',
  },
};

const leasePaper: Specimen = {
  html: lease({
    landlord: 'Øveboliger Kolding',
    tenant: 'Aylin Güneşli Øvergård og Mikkel Øvergård',
    address: 'Kløverstræde 2A, 6000 Kolding',
    clauses: [
      [
        1,
        'Lejlighed og brug',
        'Lejligheden er på 74 m² og har tre værelser, køkken og bad. Den må kun bruges til beboelse, og højst fire personer må bo i den.',
      ],
      [
        2,
        'Lejens begyndelse',
        `Lejeforholdet begynder den ${inDanish('2026-12-01')} og varer, indtil en af parterne siger det op.`,
      ],
      [
        3,
        'Husleje',
        'Lejen er 8.350 kr. om måneden og betales forud den første hverdag i måneden. Varme og vand betales efter måler.',
      ],
      [
        4,
        'Indskud',
        'Lejer betaler 25.050 kr. i indskud, før nøglerne bliver udleveret. Beløbet gøres op ved fraflytning.',
      ],
      [
        5,
        'Husorden',
        'Der skal være ro i opgangen efter kl. 22. Cykler stilles i kælderen. Husdyr kræver skriftlig aftale.',
      ],
      [
        6,
        'Opsigelse',
        'Lejer kan sige lejemålet op med tre måneders varsel til den første i en måned. Opsigelsen skal være skriftlig.',
      ],
    ],
    signedOn: dashed('2026-11-12'),
  }),
  damage: undefined,
  truth: {
    file: 'ikke-et-brev.png',
    kind: 'other',
    layout: 'lease',
    language: 'da',
    form: 'png',
    damage: 'none',
    pages: 1,
    letterDate: null,
    caseNumber: null,
    persons: [],
    otherNumbers: [],
    tries: 'A lease, which people bring along with the letter: not a permit letter.',
  },
};

export const otherLetters: readonly Specimen[] = [preacherLetter, workLetter, leasePaper];

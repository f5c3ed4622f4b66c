import { bilingualLetter } from './bilingual.ts';
import { dotted, inDanish, unbroken } from './printed.ts';
import type { Specimen } from './specimen.ts';
import { factTable, letterToTheKommune } from './to-the-kommune.ts';
import type { PersonTruth } from './truth.ts';

const refugee: PersonTruth = {
  cpr: '010147-6505',
  name: 'Filmon Woldetinsae Håbtemikael',
  birthDate: '2047-01-01',
  citizenship: 'ERI',
  legalBasis: '§ 7, stk. 2',
  coverage: 'covered',
  groups: ['1'],
  validFrom: '2026-09-14',
  validTo: '2027-09-13',
  unlimited: null,
};

const refugeeLetter: Specimen = {
  html: bilingualLetter({
    typeface: 'Liberation Sans',
    recipient: [refugee.name, 'Ellegårdstien 7, 3. 4', '6000 Kolding'],
    particulars: [
      ['Dato / Date', dotted('2026-09-14')],
      ['Sagsnr. / Case no.', '26-118052'],
    ],
    danish: `<h1>Opholdstilladelse som flygtning</h1>
      <p>Vi har besluttet at give dig opholdstilladelse efter udlændingelovens ${unbroken(refugee.legalBasis)} (beskyttelsesstatus).</p>
      <p>Tilladelsen er givet med henblik på midlertidigt ophold.</p>`,
    english: `<h1>Residence permit as a refugee</h1>
      <p>We have decided to give you a residence permit under section 7(2) of the Aliens Act (protection status).</p>
      <p>The permit is given with a view to temporary residence.</p>`,
    facts: [
      ['Navn', 'Name', refugee.name],
      ['Fødselsdato', 'Date of birth', dotted(refugee.birthDate)],
      ['Statsborgerskab', 'Nationality', 'Eritrea'],
      ['Administrativt CPR-nummer', 'Administrative CPR number', unbroken(refugee.cpr ?? '')],
      ['Gyldig fra', 'Valid from', dotted(refugee.validFrom)],
      ['Gyldig til', 'Valid until', dotted(refugee.validTo)],
    ],
    text: `<p>Vis brevet i Borgerservice, når din adresse skal registreres. Kommunen skal bruge nummeret ovenfor og ikke oprette et nyt.</p>
      <p lang="en"><i>Show this letter to the citizen service when your address is to be registered. The municipality is to use the number above and not create a new one.</i></p>
      <p style="margin-top: 8mm">Med venlig hilsen / <i>Kind regards</i><br><br>Karen-Åse Figurbæk<br>asylsagsbehandler</p>`,
  }),
  damage: { kind: 'scan', degrees: 0.8, grain: 4, blur: 0.5, quality: 0.55, seed: 2 },
  truth: {
    file: 'flygtning-scan.jpg',
    kind: 'permit-letter',
    layout: 'bilingual',
    language: 'da+en',
    form: 'jpeg',
    damage: 'scan',
    pages: 1,
    letterDate: '2026-09-14',
    caseNumber: '26-118052',
    persons: [refugee],
    otherNumbers: [],
    tries:
      'A scan, a little askew. Born on 1 January with a number that fails modulus 11: right all the same.',
  },
};

const quotaRefugee: PersonTruth = {
  cpr: '080541-8044',
  name: 'Espérance Furaha Mwamba-Kazadi',
  birthDate: '2041-05-08',
  citizenship: 'COD',
  legalBasis: '§ 8, stk. 1',
  coverage: 'covered',
  groups: ['2'],
  validFrom: '2026-10-20',
  validTo: '2028-10-19',
  unlimited: null,
};

const quotaLetter: Specimen = {
  html: letterToTheKommune({
    recipient: ['Øvelse Kommune', 'Integration og Borgerservice'],
    particulars: [
      ['Dato:', inDanish('2026-10-12')],
      ['Journalnummer:', '2026/5508-77'],
    ],
    subject: 'Kvoteflygtning, der flytter til kommunen',
    pages: [
      `<p>Vi skriver til jer, fordi en person, som har fået opholdstilladelse som kvoteflygtning, skal bo hos jer. Brevet er på to sider: her står, hvem det er, og hvad der er besluttet. På side 2 står nummer og gyldighed.</p>
       ${factTable('Personen', [
         ['Navn', quotaRefugee.name],
         ['Fødselsdato', inDanish(quotaRefugee.birthDate)],
         ['Statsborgerskab', 'Den Demokratiske Republik Congo'],
         ['Sprog', 'swahili og fransk'],
       ])}
       ${factTable('Afgørelsen', [
         ['Truffet efter', `udlændingelovens ${unbroken(quotaRefugee.legalBasis)}`],
         ['Opholdsgrundlag', 'kvoteflygtning'],
         ['Opholdets formål', 'midlertidigt ophold'],
       ])}
       <h2>Modtagelse i kommunen</h2>
       <p>Personen rejser til Danmark sammen med en medarbejder fra modtageholdet. Aftal selv med holdet, hvor og hvornår I mødes. Der er bestilt tolk på swahili til den første dag.</p>
       <p>Personen har ikke noget pas. Et billede til identifikation følger med posten.</p>`,
      `${factTable('Nummer og gyldighed', [
        ['Administrativt CPR-nummer', unbroken(quotaRefugee.cpr ?? '')],
        ['Opholdstilladelsen gælder fra', inDanish(quotaRefugee.validFrom)],
        ['Opholdstilladelsen gælder til', inDanish(quotaRefugee.validTo)],
      ])}
       <h2>Registrering af adressen</h2>
       <p>Registrér adressen på det administrative CPR-nummer i tabellen. Opret ikke et nyt nummer, heller ikke hvis nummeret ikke kan findes den første dag.</p>
       <p>Personen beholder nummeret, efter at adressen er registreret.</p>
       <p style="margin-top: 8mm">Med venlig hilsen<br><br>Bjarne Mønsterholm<br>chefkonsulent</p>`,
    ],
  }),
  damage: undefined,
  truth: {
    file: 'kvoteflygtning.pdf',
    kind: 'permit-letter',
    layout: 'to-the-kommune',
    language: 'da',
    form: 'pdf-text',
    damage: 'none',
    pages: 2,
    letterDate: '2026-10-12',
    caseNumber: '2026/5508-77',
    persons: [quotaRefugee],
    otherNumbers: [],
    tries: 'A PDF with text; the number and the period stand on the second page.',
  },
};

export const refugeeLetters: readonly Specimen[] = [refugeeLetter, quotaLetter];

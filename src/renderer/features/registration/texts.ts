import type { DocumentKind, PersonField } from '../../../domain/registration.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface RegistrationTexts {
  readonly title: string;
  readonly steps: readonly [string, string, string];
  readonly stepsLabel: string;
  readonly fields: Readonly<Record<PersonField, string>>;
  readonly hints: Readonly<Partial<Record<PersonField, string>>>;
  readonly unlimited: string;
  readonly personHeading: string;
  readonly permitHeading: string;
  readonly toResidence: string;
  readonly toReview: string;
  readonly back: string;
  readonly closeDraft: string;
  readonly discardDraft: string;
  readonly discardQuestion: string;
  readonly discardYes: string;
  readonly discardNo: string;
  readonly draftSaved: string;
  readonly draftWaits: string;
  readonly handDraftOver: string;
  readonly notOpened: Readonly<
    Record<'open-elsewhere' | 'not-here' | 'unreadable', { readonly heading: string; readonly text: string }>
  >;
  readonly toDesk: string;
  readonly readInLetter: (percent: number) => string;
  readonly confirmed: string;
  readonly looksRight: string;
  readonly pleaseLook: string;
  readonly correctedFrom: (text: string) => string;
  readonly otherReadings: string;
  readonly doubtedSigns: string;
  readonly writeSign: (sign: string, instead: string) => string;
  readonly crop: (field: string) => string;
  readonly severalPersons: (count: number) => string;
  readonly personNumber: (number: number) => string;
  readonly coverageWaits: string;
  readonly chooseGroup: string;
  readonly chooseGroupHint: string;
  readonly listVersion: (version: string) => string;
  readonly trace: string;
  readonly usualAge: string;
  readonly otherAge: string;
  readonly residenceHeading: string;
  readonly address: string;
  readonly addressHint: string;
  readonly changeAddress: string;
  readonly careOf: string;
  readonly careOfHint: string;
  readonly moveInDate: string;
  readonly moveInHint: string;
  readonly today: string;
  readonly earlierNumber: string;
  readonly earlierNumberHint: string;
  readonly answers: Readonly<Record<'no' | 'yes' | 'unknown', string>>;
  readonly whichNumber: string;
  readonly whichNumberHint: string;
  readonly documents: string;
  readonly documentsHint: string;
  readonly documentNames: Readonly<Record<DocumentKind, string>>;
  readonly reviewHeading: string;
  readonly save: string;
  readonly saveHeld: string;
  readonly saving: string;
  readonly edit: string;
  readonly none: string;
  readonly sourceNames: Readonly<Record<'scanned' | 'typed' | 'corrected', string>>;
  readonly checkedByClerk: string;
  readonly sex: Readonly<Record<'female' | 'male', string>>;
  readonly sexLabel: string;
  readonly group: string;
  readonly validity: string;
  readonly until: (date: string) => string;
  readonly fromUntil: (from: string, to: string) => string;
  readonly noEnd: string;
  readonly notStated: string;
  readonly saved: string;
  readonly savedText: string;
  readonly savedState: Readonly<Record<'waiting' | 'acknowledged' | 'problem', string>>;
  readonly another: string;
  readonly openRecord: string;
  readonly afterwards: string;
  readonly afterwardsItems: readonly string[];
  readonly noRoom: string;
  readonly notSaved: string;
  readonly goToProblems: (count: number) => string;
  readonly correctsNote: string;
}

export const texts: Texts<RegistrationTexts> = {
  da: {
    title: 'Ny bopælsregistrering',
    steps: ['Brev og person', 'Bopæl', 'Gennemse og gem'],
    stepsLabel: 'Trin i registreringen',
    fields: {
      cpr: 'Administrativt CPR-nummer',
      name: 'Navn',
      birthDate: 'Fødselsdato',
      citizenship: 'Statsborgerskab',
      legalBasis: 'Opholdsgrundlag',
      validFrom: 'Tilladelsen gælder fra',
      validTo: 'Tilladelsen gælder til',
      letterDate: 'Brevets dato',
      caseNumber: 'Sagsnummer',
    },
    hints: {
      cpr: 'Nummeret fra brevet. Personen beholder det; opret aldrig et nyt.',
      name: 'Alle fornavne og efternavne, som i brevet eller passet.',
      birthDate: 'Dag, måned, år. Den kontrollerer nummeret.',
      legalBasis: 'Bestemmelsen i brevet, fx § 9 c, stk. 1.',
    },
    unlimited: 'Uden tidsbegrænsning',
    personHeading: 'Personen',
    permitHeading: 'Tilladelsen',
    toResidence: 'Videre til bopæl',
    toReview: 'Videre til gennemsyn',
    back: 'Tilbage',
    closeDraft: 'Luk og behold kladden',
    discardDraft: 'Slet kladden',
    discardQuestion: 'Slet kladden? Det, der er skrevet og læst ind her, forsvinder fra stationen.',
    discardYes: 'Ja, slet kladden',
    discardNo: 'Nej, behold den',
    draftSaved: 'Kladden er gemt på stationen',
    draftWaits: 'Kladden er ikke gemt endnu',
    handDraftOver: 'Overdrag',
    notOpened: {
      'open-elsewhere': {
        heading: 'Kladden er åben i et andet vindue',
        text: 'Luk den dér, eller arbejd videre i det vindue. To vinduer må ikke skrive i samme kladde.',
      },
      'not-here': {
        heading: 'Der er ingen kladde her',
        text: 'Den er slettet, gemt som registrering, eller den er en kollegas. En leder kan overdrage den til dig.',
      },
      unreadable: {
        heading: 'Kladden kan ikke åbnes',
        text: 'Den er beskadiget eller skrevet af en nyere udgave af programmet. Den er ikke rørt.',
      },
    },
    toDesk: 'Til skranken',
    readInLetter: (percent) => `læst, ${percent} % sikker`,
    confirmed: 'Set efter',
    looksRight: 'Stemmer',
    pleaseLook: 'Se efter',
    correctedFrom: (text) => `Rettet. Brevet blev læst som "${text}"`,
    otherReadings: 'Kan også læses som',
    doubtedSigns: 'Tegn i navnet, som skal sammenlignes med brevet',
    writeSign: (sign, instead) => `Skriv »${sign}« i stedet for »${instead}«`,
    crop: (field) => `Udsnit af brevet: ${field}`,
    severalPersons: (count) => `Brevet gælder ${count} personer. Vælg den, du registrerer nu.`,
    personNumber: (number) => `Person ${number}`,
    coverageWaits: 'Når opholdsgrundlaget er udfyldt, vises her, om personen er omfattet.',
    chooseGroup: 'Hvilken gruppe gælder?',
    chooseGroupHint:
      'Flere grupper deler bestemmelsen. Alderen er kun et fingerpeg; brevets begrundelse afgør.',
    listVersion: (version) => `Listen over omfattede grupper, udgave ${version}`,
    trace: 'Sådan er svaret fundet',
    usualAge: 'Passer med personens alder',
    otherAge: 'Personens alder er en anden end den sædvanlige',
    residenceHeading: 'Hvor flytter personen ind?',
    address: 'Adresse',
    addressHint: 'Skriv vej, nummer, etage og dør. Vælg fra listen.',
    changeAddress: 'Ret adressen',
    careOf: 'Hos (c/o)',
    careOfHint: 'Kun hvis personen faktisk bor dér.',
    moveInDate: 'Indflytningsdato',
    moveInHint: 'Dag, måned, år.',
    today: 'I dag',
    earlierNumber: 'Har personen nogensinde haft et dansk personnummer?',
    earlierNumberHint: 'Fx fra et tidligere ophold, fra Skat eller fra et arbejde. Spørg personen.',
    answers: { no: 'Nej', yes: 'Ja', unknown: 'Personen ved det ikke' },
    whichNumber: 'Hvilket nummer?',
    whichNumberHint: 'Hvis personen har det. Ellers lad feltet stå tomt.',
    documents: 'Hvilke papirer har du set?',
    documentsHint: 'Sæt kryds ved dem, personen har vist frem.',
    documentNames: {
      'permit-letter': 'Brevet om opholdstilladelse',
      passport: 'Pas',
      'national-id': 'Nationalt id-kort med foto',
      'residence-card': 'Opholdskort',
      'proof-of-address': 'Lejekontrakt eller anden adkomst til boligen',
      'landlord-declaration': 'Logiværtserklæring',
      'marriage-certificate': 'Vielsesattest',
      'birth-certificate': 'Fødselsattest',
      'custody-papers': 'Papirer om forældremyndighed',
    },
    reviewHeading: 'Gennemse, før du gemmer',
    save: 'Gem registreringen',
    saveHeld: 'Tag først stilling til det, der står øverst på siden. Så kan der gemmes.',
    saving: 'Gemmer',
    edit: 'Ret',
    none: 'Ikke angivet',
    sourceNames: { scanned: 'læst', typed: 'skrevet', corrected: 'rettet' },
    checkedByClerk: 'set efter',
    sex: { female: 'Kvinde', male: 'Mand' },
    sexLabel: 'Køn efter nummeret',
    group: 'Gruppe',
    validity: 'Tilladelsen gælder',
    until: (date) => `til ${date}`,
    fromUntil: (from, to) => `fra ${from} til ${to}`,
    noEnd: 'Uden tidsbegrænsning',
    notStated: 'Slutdato ikke angivet',
    saved: 'Gemt',
    savedText: 'Registreringen er gemt på stationen og kan ikke gå tabt, selv om strømmen går.',
    savedState: {
      waiting: 'Den afleveres til kommunens system, så snart der er forbindelse.',
      acknowledged: 'Den er afleveret til kommunens system.',
      problem: 'Kommunens system tog ikke imod den. Se hvorfor under Afleveringer.',
    },
    another: 'Ny registrering',
    openRecord: 'Se registreringen',
    afterwards: 'Sig til personen',
    afterwardsItems: [
      'Nummeret er dit for livet. Brug det samme nummer overalt.',
      'Sundhedskort og andre rettigheder følger, når kommunen har registreret adressen i CPR.',
    ],
    noRoom:
      'Der er ikke plads på disken. Registreringen er ikke gemt, men det, du har skrevet, står her endnu. Frigør plads, og gem igen.',
    notSaved: 'Registreringen kunne ikke gemmes. Det, du har skrevet, står her endnu. Prøv igen.',
    goToProblems: (count) => (count === 1 ? 'Ét felt mangler noget' : `${count} felter mangler noget`),
    correctsNote: 'Du retter en registrering. Når du gemmer, afløser den den gamle.',
  },
  en: {
    title: 'New registration of residence',
    steps: ['Letter and person', 'Residence', 'Review and save'],
    stepsLabel: 'Steps of the registration',
    fields: {
      cpr: 'Administrative CPR number',
      name: 'Name',
      birthDate: 'Date of birth',
      citizenship: 'Citizenship',
      legalBasis: 'Ground of residence',
      validFrom: 'Permit valid from',
      validTo: 'Permit valid to',
      letterDate: 'Date of the letter',
      caseNumber: 'Case number',
    },
    hints: {
      cpr: 'The number in the letter. It stays the person’s own; never create a new one.',
      name: 'All given names and surnames, as in the letter or passport.',
      birthDate: 'Day, month, year. It checks the number.',
      legalBasis: 'The provision in the letter, e.g. § 9 c, stk. 1 or section 9 c (1).',
    },
    unlimited: 'Without time limit',
    personHeading: 'The person',
    permitHeading: 'The permit',
    toResidence: 'On to the residence',
    toReview: 'On to the review',
    back: 'Back',
    closeDraft: 'Close and keep the draft',
    discardDraft: 'Delete the draft',
    discardQuestion: 'Delete the draft? What was typed and read in here leaves the station.',
    discardYes: 'Yes, delete the draft',
    discardNo: 'No, keep it',
    draftSaved: 'The draft is saved on the station',
    draftWaits: 'The draft is not saved yet',
    handDraftOver: 'Hand over',
    notOpened: {
      'open-elsewhere': {
        heading: 'The draft is open in another window',
        text: 'Close it there, or go on in that window. Two windows must not write in one draft.',
      },
      'not-here': {
        heading: 'There is no draft here',
        text: 'It was deleted, saved as a registration, or is a colleague’s. A supervisor can hand it to you.',
      },
      unreadable: {
        heading: 'The draft cannot be opened',
        text: 'It is damaged, or was written by a newer version of the program. It has not been touched.',
      },
    },
    toDesk: 'To the desk',
    readInLetter: (percent) => `read, ${percent} % sure`,
    confirmed: 'Checked',
    looksRight: 'Right',
    pleaseLook: 'Check',
    correctedFrom: (text) => `Corrected. The letter was read as "${text}"`,
    otherReadings: 'May also be read as',
    doubtedSigns: 'Characters in the name to compare with the letter',
    writeSign: (sign, instead) => `Write “${sign}” instead of “${instead}”`,
    crop: (field) => `Part of the letter: ${field}`,
    severalPersons: (count) => `The letter is for ${count} persons. Choose the one you register now.`,
    personNumber: (number) => `Person ${number}`,
    coverageWaits: 'When the ground of residence is filled in, this shows whether the person is covered.',
    chooseGroup: 'Which group applies?',
    chooseGroupHint: 'Several groups share the provision. Age is only a hint; the letter’s reasons decide.',
    listVersion: (version) => `List of covered groups, edition ${version}`,
    trace: 'How the answer was found',
    usualAge: 'Fits the person’s age',
    otherAge: 'The person’s age is not the usual one',
    residenceHeading: 'Where does the person move in?',
    address: 'Address',
    addressHint: 'Type street, number, floor and door. Choose from the list.',
    changeAddress: 'Change the address',
    careOf: 'Care of (c/o)',
    careOfHint: 'Only if the person really lives there.',
    moveInDate: 'Date of moving in',
    moveInHint: 'Day, month, year.',
    today: 'Today',
    earlierNumber: 'Has the person ever had a Danish CPR number?',
    earlierNumberHint: 'E.g. from an earlier stay, from the tax agency or from a job. Ask the person.',
    answers: { no: 'No', yes: 'Yes', unknown: 'The person does not know' },
    whichNumber: 'Which number?',
    whichNumberHint: 'If the person has it. Otherwise leave it empty.',
    documents: 'Which papers have you seen?',
    documentsHint: 'Tick those that the person has shown.',
    documentNames: {
      'permit-letter': 'The letter with the residence permit',
      passport: 'Passport',
      'national-id': 'National ID card with photo',
      'residence-card': 'Residence card',
      'proof-of-address': 'Lease or other right to the home',
      'landlord-declaration': 'Declaration from the person who lives there',
      'marriage-certificate': 'Marriage certificate',
      'birth-certificate': 'Birth certificate',
      'custody-papers': 'Custody papers',
    },
    reviewHeading: 'Review before you save',
    save: 'Save the registration',
    saveHeld: 'First settle what stands at the top of the page. Then it can be saved.',
    saving: 'Saving',
    edit: 'Change',
    none: 'Not stated',
    sourceNames: { scanned: 'read', typed: 'typed', corrected: 'corrected' },
    checkedByClerk: 'checked',
    sex: { female: 'Female', male: 'Male' },
    sexLabel: 'Sex by the number',
    group: 'Group',
    validity: 'The permit is valid',
    until: (date) => `until ${date}`,
    fromUntil: (from, to) => `from ${from} until ${to}`,
    noEnd: 'Without time limit',
    notStated: 'End not stated',
    saved: 'Saved',
    savedText: 'The registration is saved on the station and cannot get lost, even if the power fails.',
    savedState: {
      waiting: 'It is handed over to the kommune’s system as soon as there is a connection.',
      acknowledged: 'It has been handed over to the kommune’s system.',
      problem: 'The kommune’s system did not take it. See why under Hand-overs.',
    },
    another: 'New registration',
    openRecord: 'See the registration',
    afterwards: 'Tell the person',
    afterwardsItems: [
      'The number is yours for life. Use the same number everywhere.',
      'The health card and other rights follow when the kommune has registered the address in CPR.',
    ],
    noRoom:
      'There is no room on the disk. The registration is not saved, but what you typed is still here. Make room, and save again.',
    notSaved: 'The registration could not be saved. What you typed is still here. Try again.',
    goToProblems: (count) => (count === 1 ? 'One field needs something' : `${count} fields need something`),
    correctsNote: 'You are correcting a registration. When you save, it replaces the old one.',
  },
};

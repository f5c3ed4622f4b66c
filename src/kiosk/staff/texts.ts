import { kioskLimits } from '../../contract/kiosk-api.ts';
import type {
  ConnectProblem,
  KioskLine,
  StaffPinProblem,
  StaffWait,
  TakeProblem,
} from '../host/kiosk-host.ts';

/** What staff reads at the kiosk: Danish, as clerks' screens are. */
export const staffTexts = {
  pinTitle: 'Personale: tast koden',
  pinDigits: (count: number) => `${count} cifre tastet`,
  pinWrong: 'Koden er forkert.',
  pinWait: ({ seconds, because }: StaffWait) =>
    because === 'full-disk'
      ? `Computerens disk er fuld, så forsøg kan ikke tælles. Vent ${seconds} sekunder, og tast koden igen.`
      : `For mange forsøg. Vent ${seconds} sekunder.`,
  padLabels: { clear: 'Slet alt', erase: 'Slet et ciffer' },
  cancel: 'Annullér',
  enter: 'Fortsæt',

  title: 'Kioskens opsætning',
  stateTitle: 'Tilstand',
  connected: (name: string, office: string) => `Tilsluttet som ${name}${office === '' ? '' : `, ${office}`}`,
  notConnected: 'Kiosken er ikke tilsluttet kommunens system.',
  waiting(count: number, line: KioskLine['state']): string {
    if (count === 0) return 'Ingen forseglede henvendelser venter her.';
    const what = count === 1 ? '1 forseglet henvendelse' : `${count} forseglede henvendelser`;
    return `${what} venter ${line === 'full' ? 'her på, at der bliver plads' : 'på forbindelse'}.`;
  },
  line: {
    unknown: 'Forbindelsen er ikke prøvet endnu.',
    open: 'Der er forbindelse.',
    cut: 'Ingen forbindelse: henvendelser forsegles og gemmes her.',
    revoked: 'Kommunen har spærret kiosken.',
    full: `Der er forbindelse, men kontoret har ${kioskLimits.open} åbne henvendelser herfra, og kommunens system tager ikke flere. Bed skranken om at afslutte nogle; så sender kiosken selv resten.`,
  } satisfies Record<KioskLine['state'], string>,
  take: {
    'not-connected': 'Kiosken tager ikke imod: den er ikke tilsluttet.',
    'no-recipients': 'Kiosken tager ikke imod: ingen station på kontoret kan åbne henvendelser endnu.',
    'office-full': 'Kiosken tager ikke imod: kontoret har for mange åbne henvendelser.',
    'no-room': `Kiosken tager ikke imod: computerens disk er fuld, eller ${kioskLimits.open} henvendelser venter her. Bed it om at skaffe plads. Kiosken åbner selv igen.`,
  } satisfies Record<TakeProblem['kind'], string>,
  ready: 'Kiosken tager imod borgere.',

  refusedTitle: (count: number) =>
    count === 1
      ? 'Afvist af kommunens system: 1 henvendelse'
      : `Afvist af kommunens system: ${count} henvendelser`,
  refusedHelp:
    'De ligger forseglet her og kan ikke findes ved skranken. Registrér borgeren efter brevet og passet. Sig det til it, hvis det sker igen. Kiosken prøver selv igen, fx når den er tilsluttet på ny.',
  refusedSince: (ticket: string, when: string) => `Nummer ${ticket}, afvist ${when}.`,
  refusedWhy(problem: string): string {
    switch (problem) {
      case 'wrong-audience':
        return 'Den blev lavet til øvelse, og kiosken er nu i drift, eller omvendt.';
      case 'malformed':
        return 'Den blev lavet, før kiosken blev tilsluttet på ny, eller en anden henvendelse har samme nummer i systemet.';
      case 'too-large':
        return 'Den er større, end systemet tager imod.';
      default:
        return 'Systemet har ikke sagt hvorfor.';
    }
  },
  dropRefused: 'Borgeren er hjulpet: slet den her',
  dropSurely: 'Ja, slet den for altid',
  dropNot: 'Nej, behold den',

  connectTitle: 'Tilslut med koden fra it',
  code: 'Tilslutningskode',
  connect: 'Tilslut',
  codeTyped: 'Koden er ikke skrevet rigtigt. Sammenlign hvert tegn.',
  connectProblems: {
    unreachable: 'Serveren svarer ikke. Se efter forbindelsen, og prøv igen.',
    'not-the-intake-server': 'Det, der svarer, er ikke kommunens indtagsserver.',
    'wrong-audience': 'Serveren er til øvelse, og kiosken er i drift, eller omvendt. De holdes adskilt.',
    'code-refused': 'Koden er ukendt, brugt, for gammel eller til en anden slags station.',
    'not-stored': 'Nøglen kunne ikke gemmes. Se efter plads på disken.',
  } satisfies Record<ConnectProblem['kind'], string>,

  setPinTitle: 'Personalets kode',
  setPinHelp:
    'Den skal tastes for at komme ud af kiosken. Hold hjørnet øverst til højre nede i tre sekunder.',
  pin: 'Ny kode',
  pinBefore: 'Den nuværende kode, hvis der er en',
  setPin: 'Gem koden',
  pinSet: 'Koden er gemt.',
  pinProblem(problem: StaffPinProblem): string {
    switch (problem.kind) {
      case 'too-easy':
        return 'Koden er for let at gætte.';
      case 'too-short':
        return `Koden skal have mindst ${problem.shortest} cifre.`;
      case 'wrong-pin':
        return 'Den nuværende kode er forkert.';
      case 'wait':
        return staffTexts.pinWait(problem);
      case 'not-stored':
        return 'Koden kunne ikke gemmes. Se efter plads på disken.';
    }
  },

  scannerTitle: 'Scannerens mappe',
  scannerHelp:
    'Vælg den mappe, som scanneren lægger filer i. Kiosken læser dem og sletter dem. Valget gælder, til kiosken starter igen.',
  scannerNone: 'Denne browser kan ikke give en mappe videre.',
  chooseScanner: 'Vælg mappe',
  scannerChosen: 'Mappen er valgt.',
  registerTitle: 'Adresser',
  register: (name: string, count: string, date: string) =>
    `${name}: ${count} adresser${date === '' ? '' : `, ${date}`}`,
  noRegister: 'Der er intet adresseregister. Borgere kan kun skrive adressen.',
  loadRegister: 'Indlæs et register (fil)',
  registerFailed: 'Filen kunne ikke bruges som register.',
  backTitle: 'Videre',
  back: 'Tilbage til borgernes skærm',
  leave: 'Forlad kiosken',
  leaving: 'Siden er låst op. Luk vinduet, eller brug computerens egne taster.',
} as const;

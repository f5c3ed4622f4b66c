import type { MakeProblem } from '../../../application/bundle/make-bundle.ts';
import type { ReceiptProblem } from '../../../application/bundle/take-bundle-receipt.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface UsbTexts {
  readonly title: string;
  readonly back: string;
  readonly intro: string;
  readonly make: string;
  readonly making: string;
  readonly makeText: string;
  readonly made: (number: number, records: number) => string;
  readonly madeNext: string;
  readonly left: (count: number) => string;
  readonly waits: (count: number) => string;
  readonly nothingWaits: string;
  readonly receipt: string;
  readonly receiptText: string;
  readonly drop: string;
  readonly pick: string;
  readonly reading: string;
  readonly taken: (number: number, acknowledged: number, cases: number) => string;
  readonly unanswered: (count: number) => string;
  readonly readBefore: string;
  readonly seeCases: string;
  readonly bundles: string;
  readonly noBundles: string;
  readonly number: string;
  readonly when: string;
  readonly records: string;
  readonly cameBack: string;
  readonly notBack: string;
  readonly returned: (when: string, acknowledged: number, cases: number, unanswered: number) => string;
  readonly file: (name: string) => string;
  readonly makeProblems: Readonly<Record<MakeProblem['kind'], string>>;
  readonly receiptProblems: Readonly<Record<ReceiptProblem['kind'], string>>;
}

const counts = (acknowledged: number, cases: number): string =>
  `${acknowledged} afleveret${cases === 0 ? '' : `, ${cases === 1 ? '1 sag' : `${cases} sager`}`}`;
const countsEn = (acknowledged: number, cases: number): string =>
  `${acknowledged} handed over${cases === 0 ? '' : `, ${cases === 1 ? '1 case' : `${cases} cases`}`}`;

const registrations = (count: number): string => (count === 1 ? '1 registrering' : `${count} registreringer`);
const registrationsEn = (count: number): string =>
  count === 1 ? '1 registration' : `${count} registrations`;

export const texts: Texts<UsbTexts> = {
  da: {
    title: 'USB-aflevering',
    back: 'Alle afleveringer',
    intro:
      'Til kontorer uden forbindelse: det, der venter, gemmes i en forseglet fil på et USB-stik. En kollega med forbindelse importerer den, og en returkvittering kommer tilbage samme vej. Kun kommunens server kan åbne pakken.',
    make: 'Lav pakke',
    making: 'Laver pakke',
    makeText:
      'Pakken har alt, der venter. Registreringerne venter stadig her, til kvitteringen er indlæst; kommer der forbindelse imens, sendes de, og intet tages imod to gange.',
    made: (number, count) => `Pakke ${number} er lavet med ${registrations(count)}.`,
    madeNext: 'Læg filen på stikket, og indlæs kvitteringen her, når den er tilbage.',
    left: (count) => `Der var ikke plads til alt: ${registrations(count)} til er klar. Lav en pakke mere.`,
    waits: (count) => `${registrations(count)} venter på at blive afleveret.`,
    nothingWaits: 'Der er intet, der venter på at blive afleveret.',
    receipt: 'Indlæs kvittering',
    receiptText:
      'Filen begynder med bopael-kvittering. Flere må gerne indlæses på én gang, i vilkårlig rækkefølge.',
    drop: 'Træk kvitteringen hertil',
    pick: 'Vælg kvittering',
    reading: 'Indlæser',
    taken: (number, acknowledged, cases) => `Pakke ${number}: ${counts(acknowledged, cases)}.`,
    unanswered: (count) =>
      `${count === 1 ? '1 registrering' : `${count} registreringer`} står der intet om; de venter stadig.`,
    readBefore: 'Den eller en nyere kvittering for pakken er indlæst før.',
    seeCases: 'Se, hvad der kræver dig',
    bundles: 'Pakker fra denne station',
    noBundles: 'Der er ikke lavet nogen pakker endnu.',
    number: 'Pakke',
    when: 'Lavet',
    records: 'Registreringer',
    cameBack: 'Kvittering',
    notBack: 'Ikke tilbage endnu',
    returned: (when, acknowledged, cases, unanswered) =>
      `Indlæst ${when}: ${counts(acknowledged, cases)}${unanswered === 0 ? '' : `, ${unanswered} venter stadig`}`,
    file: (name) => `${name}: `,
    makeProblems: {
      'nothing-waits': 'Der er intet, der venter på at blive afleveret.',
      'not-connected':
        'Stationen er ikke tilsluttet kommunens server, så den ved ikke, hvem pakken skal forsegles til. Tilslut den under Indstillinger; det kræver forbindelse én gang.',
      'no-room': 'Der er ikke plads på disken. Der er ikke lavet nogen pakke; frigør plads, og prøv igen.',
      'newer-database': 'Stationens data er skrevet af en nyere udgave af programmet.',
      unavailable: 'Stationen kunne ikke skrive til sit lager. Der er ikke lavet nogen pakke; prøv igen.',
    },
    receiptProblems: {
      'not-connected': 'Stationen er ikke tilsluttet kommunens server og kan ikke åbne kvitteringen.',
      'not-a-receipt': 'Filen er ikke en returkvittering.',
      'is-a-bundle':
        'Filen er selve pakken. Den skal importeres på en maskine med forbindelse; kvitteringen kommer derfra.',
      'newer-version': 'Kvitteringen er fra en nyere udgave af Bopæl. Opdatér stationen.',
      'another-station': 'Kvitteringen er til en anden station.',
      'old-key':
        'Kvitteringen er forseglet til en nøgle, som stationen havde, før den blev tilsluttet på ny. Lav en ny pakke.',
      'not-whole':
        'Kvitteringen er ikke hel, eller den er ændret. Hent den igen, eller importér pakken igen.',
      'not-from-server': 'Kvitteringen er ikke fra kommunens server. Intet er ændret. Kontakt it.',
      'unknown-bundle':
        'Kvitteringen er for en pakke, som denne station ikke har lavet, eller ikke husker. Intet er ændret. Lav en ny pakke af det, der venter.',
      'no-room': 'Der er ikke plads på disken. Frigør plads, og indlæs kvitteringen igen.',
      'newer-database': 'Stationens data er skrevet af en nyere udgave af programmet.',
      unavailable: 'Stationen kunne ikke skrive til sit lager. Indlæs kvitteringen igen.',
    },
  },
  en: {
    title: 'USB hand-over',
    back: 'All hand-overs',
    intro:
      'For offices without a connection: what waits is saved in a sealed file on a USB stick. A colleague with a connection imports it, and a return receipt comes back the same way. Only the kommune’s server can open the bundle.',
    make: 'Make bundle',
    making: 'Making bundle',
    makeText:
      'The bundle holds all that waits. The registrations go on waiting here until the receipt is read; should a connection come meanwhile they are sent, and nothing is taken twice.',
    made: (number, count) => `Bundle ${number} is made, of ${registrationsEn(count)}.`,
    madeNext: 'Put the file on the stick, and read the receipt here when it is back.',
    left: (count) =>
      `There was no room for all: ${registrationsEn(count)} more are ready. Make another bundle.`,
    waits: (count) => `${registrationsEn(count)} waiting to be handed over.`,
    nothingWaits: 'Nothing is waiting to be handed over.',
    receipt: 'Read receipt',
    receiptText: 'The file begins with bopael-kvittering. Several may be read at once, in any order.',
    drop: 'Drag the receipt here',
    pick: 'Choose receipt',
    reading: 'Reading',
    taken: (number, acknowledged, cases) => `Bundle ${number}: ${countsEn(acknowledged, cases)}.`,
    unanswered: (count) =>
      `It says nothing of ${registrationsEn(count)}; ${count === 1 ? 'it goes' : 'they go'} on waiting.`,
    readBefore: 'This receipt, or a newer one of the bundle, was read before.',
    seeCases: 'See what needs you',
    bundles: 'Bundles from this station',
    noBundles: 'No bundles have been made yet.',
    number: 'Bundle',
    when: 'Made',
    records: 'Registrations',
    cameBack: 'Receipt',
    notBack: 'Not back yet',
    returned: (when, acknowledged, cases, unanswered) =>
      `Read ${when}: ${countsEn(acknowledged, cases)}${unanswered === 0 ? '' : `, ${unanswered} still waiting`}`,
    file: (name) => `${name}: `,
    makeProblems: {
      'nothing-waits': 'Nothing is waiting to be handed over.',
      'not-connected':
        'The station is not connected to the kommune’s server, so it does not know whom to seal the bundle to. Connect it under Settings; that takes a connection once.',
      'no-room': 'There is no room on the disk. No bundle was made; make room, and try again.',
      'newer-database': 'The station’s data was written by a newer version of the program.',
      unavailable: 'The station could not write to its store. No bundle was made; try again.',
    },
    receiptProblems: {
      'not-connected': 'The station is not connected to the kommune’s server and cannot open the receipt.',
      'not-a-receipt': 'The file is not a return receipt.',
      'is-a-bundle':
        'The file is the bundle itself. It is to be imported on a machine with a connection; the receipt comes from there.',
      'newer-version': 'The receipt is from a newer version of Bopæl. Update the station.',
      'another-station': 'The receipt is for another station.',
      'old-key':
        'The receipt is sealed to a key that the station had before it was connected anew. Make a new bundle.',
      'not-whole': 'The receipt is not whole, or was changed. Fetch it again, or import the bundle again.',
      'not-from-server': 'The receipt is not from the kommune’s server. Nothing has changed. Contact IT.',
      'unknown-bundle':
        'The receipt is for a bundle that this station has not made, or does not remember. Nothing has changed. Make a new bundle of what waits.',
      'no-room': 'There is no room on the disk. Make room, and read the receipt again.',
      'newer-database': 'The station’s data was written by a newer version of the program.',
      unavailable: 'The station could not write to its store. Read the receipt again.',
    },
  },
};

import type { Texts } from '../../i18n/locale.tsx';

interface ReceiptTexts {
  readonly heading: string;
  readonly number: string;
  readonly receivedAt: string;
  readonly fingerprint: string;
  readonly fingerprintHint: string;
  readonly notInCpr: string;
  readonly signedBy: string;
  readonly signedByKey: (fingerprint: string) => string;
  readonly notSigned: string;
  readonly print: string;
  readonly printed: (who: string, when: string) => string;
  readonly signature: string;
  readonly path: string;
  readonly earlier: string;
  readonly earlierLine: (number: number, when: string) => string;
  readonly entered: (by: string, when: string) => string;
  readonly enteredHint: string;
  readonly station: string;
  readonly record: string;
  readonly faults: Readonly<Record<'lost-after-purge' | 'other-bytes' | 'arrived-though-withdrawn', string>>;
}

export const texts: Texts<ReceiptTexts> = {
  da: {
    heading: 'Afleveret til kommunens system',
    number: 'Løbenummer',
    receivedAt: 'Modtaget',
    fingerprint: 'Fingeraftryk af indholdet',
    fingerprintHint: 'SHA-256 af præcis det, der blev afleveret.',
    notInCpr:
      'Kvitteringen siger, at kommunens system har registreringen. Den siger ikke, at adressen er registreret i CPR.',
    signedBy: 'Underskrift',
    signedByKey: (fingerprint) => `Kommunens system, nøgle ${fingerprint}. Efterprøvet af stationen.`,
    notSigned: 'Kvittering fra før underskrifter. Stationen beder om en underskrevet ved næste forbindelse.',
    print: 'Udskriv kvittering',
    printed: (who, when) => `Udskrevet af ${who} ${when}`,
    signature: 'Underskrift (Ed25519)',
    path: 'Vej til underskriften',
    earlier: 'Tidligere kvitteringer',
    earlierLine: (number, when) =>
      `Nr. ${number}, ${when}. Serveren er siden gendannet fra en sikkerhedskopi og har modtaget posten på ny.`,
    entered: (by, when) => `Indtastet i CPR af ${by}, ${when}`,
    enteredHint: 'Det har en medarbejder med adgang til CPR oplyst. Stationen kan ikke selv se det i CPR.',
    station: 'Station',
    record: 'Id',
    faults: {
      'lost-after-purge':
        'Kommunens server er gendannet fra en ældre sikkerhedskopi og har ikke længere posten, og indholdet er slettet her efter fristen. Kontakt it-support: den findes i serverens nyere kopier eller i stationens.',
      'other-bytes':
        'Kommunens system har noget andet under dette id, end kvitteringen siger. Kontakt it-support.',
      'arrived-though-withdrawn':
        'Den blev trukket tilbage her, men var allerede nået frem. Den gælder i kommunens system; tilbagekald den, hvis den er forkert.',
    },
  },
  en: {
    heading: 'Handed over to the kommune’s system',
    number: 'Running number',
    receivedAt: 'Received',
    fingerprint: 'Fingerprint of the content',
    fingerprintHint: 'SHA-256 of exactly what was handed over.',
    notInCpr:
      'The receipt says that the kommune’s system has the registration. It does not say that the address is registered in CPR.',
    signedBy: 'Signature',
    signedByKey: (fingerprint) => `The kommune’s system, key ${fingerprint}. Checked by the station.`,
    notSigned: 'A receipt from before signatures. The station asks for a signed one at the next connection.',
    print: 'Print the receipt',
    printed: (who, when) => `Printed by ${who} ${when}`,
    signature: 'Signature (Ed25519)',
    path: 'Way to the signature',
    earlier: 'Earlier receipts',
    earlierLine: (number, when) =>
      `No. ${number}, ${when}. The server was restored from a backup since, and has received the record anew.`,
    entered: (by, when) => `Entered in CPR by ${by}, ${when}`,
    enteredHint: 'Told by somebody with access to CPR. The station cannot see it in CPR itself.',
    station: 'Station',
    record: 'Id',
    faults: {
      'lost-after-purge':
        'The kommune’s server was restored from an older backup and has the record no more, and what it said was removed here after its time. Contact IT support: it is in the server’s newer copies or in the station’s.',
      'other-bytes':
        'The kommune’s system has something else under this id than the receipt says. Contact IT support.',
      'arrived-though-withdrawn':
        'It was withdrawn here, but had already arrived. It counts in the kommune’s system; take it back if it is wrong.',
    },
  },
};

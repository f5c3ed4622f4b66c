import type { Texts } from '../../i18n/locale.tsx';

interface SettingsTexts {
  readonly title: string;
  readonly office: string;
  readonly officeLinks: Readonly<
    Record<'clerks' | 'audit' | 'day-report', { readonly label: string; readonly text: string }>
  >;
  readonly list: string;
  readonly listVersion: string;
  readonly listFrom: string;
  readonly listSource: string;
  readonly listOrigin: string;
  readonly listBundled: string;
  readonly listPublished: (number: number) => string;
  readonly listChanges: string;
  readonly language: string;
  readonly storage: string;
  readonly keeping: string;
  readonly persistent: string;
  readonly bestEffort: string;
  readonly room: string;
  readonly hasRoom: string;
  readonly noRoom: string;
  readonly clock: string;
  readonly clockIs: (drift: string) => string;
  readonly clockUnknown: string;
  readonly ownPasscode: string;
  readonly signedInAs: (initials: string, name: string) => string;
  readonly oldPasscode: string;
  readonly changePasscode: string;
  readonly passcodeChanged: string;
  readonly working: string;
  readonly station: string;
  readonly idleMinutes: string;
  readonly idleHint: string;
  readonly idleProblem: string;
  readonly retention: string;
  readonly retentionHint: string;
  readonly retentionProblem: string;
  readonly retentionText: string;
  readonly save: string;
  readonly saved: string;
  readonly backup: string;
  readonly backupText: string;
  readonly noBackup: string;
  readonly lastBackup: string;
  readonly backupHolds: string;
  readonly backupRows: (registrations: number, drafts: number, entries: number, size: string) => string;
  readonly backupProof: string;
  readonly proven: string;
  readonly unproven: string;
  readonly makeBackup: string;
  readonly makingBackup: string;
  readonly backupMade: string;
  readonly backupNotProven: string;
  readonly backupGone: string;
  readonly keptBackups: string;
  readonly takeOut: string;
}

export const texts: Texts<SettingsTexts> = {
  da: {
    title: 'Indstillinger',
    office: 'Kontoret',
    officeLinks: {
      clerks: { label: 'Medarbejdere', text: 'Hvem der kan åbne stationen' },
      audit: { label: 'Revision', text: 'Hvem der har set og gjort hvad' },
      'day-report': { label: 'Dagsrapport', text: 'Dagens tal på ét ark' },
    },
    list: 'Omfattede grupper',
    listVersion: 'Udgave',
    listFrom: 'Gælder fra',
    listSource: 'Kilde',
    listOrigin: 'Kommer',
    listBundled: 'Med programmet',
    listPublished: (number) => `Fra kommunens server, nr. ${number}`,
    listChanges: 'Se, om nyere lister ville ændre gemte afgørelser',
    language: 'Sprog',
    storage: 'Lager på maskinen',
    keeping: 'Lageret',
    persistent: 'Systemet har lovet at bevare stationens lager.',
    bestEffort:
      'Browseren lover ikke at bevare lageret, hvis disken bliver fuld. Installér stationen som app, og hold god plads på disken.',
    room: 'Plads',
    hasRoom: 'Der er plads',
    noRoom: 'Der er ikke plads. Intet kan gemmes, før der er frigjort plads på disken.',
    clock: 'Uret',
    clockIs: (drift) => `Går ${drift}`,
    clockUnknown: 'Serverens ur er ikke set, siden programmet startede.',
    ownPasscode: 'Din kode',
    signedInAs: (initials, name) => `Du er logget ind som ${initials}, ${name}.`,
    oldPasscode: 'Nuværende kode',
    changePasscode: 'Skift kode',
    passcodeChanged: 'Koden er skiftet.',
    working: 'Arbejder',
    station: 'Stationen',
    idleMinutes: 'Lås efter så mange minutter uden brug',
    idleHint: 'Fra 2 til 60 minutter.',
    idleProblem: 'Skriv et helt tal fra 2 til 60.',
    retention: 'Fjern afleverede registreringer efter så mange dage',
    retentionHint: 'Tomt: aldrig. Ellers mindst 30 dage efter kvitteringen.',
    retentionProblem: 'Skriv mindst 30 dage, eller lad feltet stå tomt.',
    retentionText:
      'Kun det, som kommunens system har kvitteret for, fjernes, og kun når kvitteringen passer på præcis det, der er gemt. Kvitteringen bliver. Alt andet fjernes aldrig.',
    save: 'Gem',
    saved: 'Indstillingerne er gemt.',
    backup: 'Sikkerhedskopi',
    backupText:
      'Kopien er krypteret. For at gendanne den på en anden maskine skal man bruge gendannelsesnøglen fra arket. Gem kopien et andet sted end på denne maskine.',
    noBackup: 'Der er ikke lavet nogen sikkerhedskopi endnu.',
    lastBackup: 'Seneste',
    backupHolds: 'Indhold',
    backupRows: (registrations, drafts, entries, size) =>
      `${registrations.toLocaleString('da-DK')} registreringer, ${drafts.toLocaleString('da-DK')} kladder, ${entries.toLocaleString('da-DK')} hændelser (${size})`,
    backupProof: 'Efterprøvning',
    proven: 'Efterprøvet: gendannet i en prøvedatabase og sammenlignet',
    unproven:
      'Kunne ikke gendannes ved efterprøvningen. Lav en ny, og tilkald it-support, hvis det sker igen.',
    makeBackup: 'Lav og hent sikkerhedskopi',
    makingBackup: 'Laver og efterprøver',
    backupMade: 'Sikkerhedskopien er lavet, efterprøvet og hentet.',
    backupNotProven:
      'Kopien kunne ikke gendannes ved efterprøvningen og er ikke hentet. Prøv igen, eller tilkald it-support.',
    backupGone: 'Kopien er der ikke længere.',
    keptBackups: 'Daglige kopier på maskinen',
    takeOut: 'Hent',
  },
  en: {
    title: 'Settings',
    office: 'The office',
    officeLinks: {
      clerks: { label: 'Staff', text: 'Who can open the station' },
      audit: { label: 'Audit trail', text: 'Who has seen and done what' },
      'day-report': { label: 'Day report', text: 'The day on one sheet' },
    },
    list: 'Covered groups',
    listVersion: 'Edition',
    listFrom: 'In force from',
    listSource: 'Source',
    listOrigin: 'Came',
    listBundled: 'With the program',
    listPublished: (number) => `From the kommune’s server, no. ${number}`,
    listChanges: 'See whether newer lists would change saved decisions',
    language: 'Language',
    storage: 'Storage on the machine',
    keeping: 'Storage',
    persistent: 'The system has promised to keep the station’s storage.',
    bestEffort:
      'The browser does not promise to keep the storage if the disk fills up. Install the station as an app, and keep room on the disk.',
    room: 'Room',
    hasRoom: 'There is room',
    noRoom: 'There is no room. Nothing can be saved before room has been made on the disk.',
    clock: 'The clock',
    clockIs: (drift) => `Is ${drift}`,
    clockUnknown: 'The server’s clock has not been seen since the program started.',
    ownPasscode: 'Your passcode',
    signedInAs: (initials, name) => `You are signed in as ${initials}, ${name}.`,
    oldPasscode: 'Present passcode',
    changePasscode: 'Change passcode',
    passcodeChanged: 'The passcode is changed.',
    working: 'Working',
    station: 'The station',
    idleMinutes: 'Lock after so many minutes without use',
    idleHint: 'From 2 to 60 minutes.',
    idleProblem: 'Write a whole number from 2 to 60.',
    retention: 'Remove what was handed over after so many days',
    retentionHint: 'Empty: never. Otherwise at least 30 days after the receipt.',
    retentionProblem: 'Write at least 30 days, or leave the field empty.',
    retentionText:
      'Only what the kommune’s system has given a receipt for is removed, and only where the receipt fits the very text that is kept. The receipt stays. Nothing else is ever removed.',
    save: 'Save',
    saved: 'The settings are saved.',
    backup: 'Backup',
    backupText:
      'The copy is encrypted. To restore it on another machine one needs the recovery key from the sheet. Keep the copy elsewhere than on this machine.',
    noBackup: 'No backup has been made yet.',
    lastBackup: 'Latest',
    backupHolds: 'Holds',
    backupRows: (registrations, drafts, entries, size) =>
      `${registrations.toLocaleString('en-GB')} registrations, ${drafts.toLocaleString('en-GB')} drafts, ${entries.toLocaleString('en-GB')} audit entries (${size})`,
    backupProof: 'Proof',
    proven: 'Proven: restored into a trial database and compared',
    unproven:
      'Could not be restored when it was tried. Make another, and call IT support if it happens again.',
    makeBackup: 'Make and take out a backup',
    makingBackup: 'Making and proving',
    backupMade: 'The backup is made, proven and taken out.',
    backupNotProven:
      'The copy could not be restored when it was tried, and was not taken out. Try again, or call IT support.',
    backupGone: 'The copy is no longer there.',
    keptBackups: 'Daily copies on the machine',
    takeOut: 'Take out',
  },
};

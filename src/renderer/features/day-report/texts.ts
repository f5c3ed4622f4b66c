import type { QueueCount } from '../../../domain/registration.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface DayReportTexts {
  readonly title: string;
  readonly of: (day: string) => string;
  readonly print: string;
  readonly station: string;
  readonly kommune: string;
  readonly stationId: string;
  readonly madeBy: string;
  readonly records: string;
  readonly today: string;
  readonly count: Readonly<Record<keyof QueueCount, string>>;
  readonly sum: (count: QueueCount) => string;
  readonly conserved: string;
  readonly notConserved: string;
  readonly trail: string;
  readonly trailHint: string;
  readonly head: string;
  readonly headOf: (seq: number) => string;
  readonly signingKey: string;
  readonly machine: string;
  readonly backup: string;
  readonly backupProven: (when: string, rows: number) => string;
  readonly backupUnproven: (when: string) => string;
  readonly noBackup: string;
  readonly clock: string;
  readonly clockIs: (drift: string) => string;
  readonly clockUnknown: string;
}

export const texts: Texts<DayReportTexts> = {
  da: {
    title: 'Dagsrapport',
    of: (day) => `Dagsrapport for ${day}`,
    print: 'Udskriv',
    station: 'Station',
    kommune: 'Kommune',
    stationId: 'Stationens id',
    madeBy: 'Lavet',
    records: 'Registreringer',
    today: 'Gemt i dag',
    count: {
      created: 'Gemt i alt',
      acknowledged: 'Afleveret',
      waiting: 'Venter på forbindelse',
      needsAPerson: 'Kræver en medarbejder',
      withdrawn: 'Trukket tilbage',
    },
    sum: ({ created, acknowledged, waiting, needsAPerson, withdrawn }) =>
      `${created} = ${acknowledged} + ${waiting} + ${needsAPerson} + ${withdrawn}`,
    conserved: 'Tallene går op: hver gemt registrering er ét sted.',
    notConserved: 'Tallene går ikke op. Tilkald it-support, og lad stationen stå.',
    trail: 'Revisionen',
    trailHint:
      'Gem rapporten. Med tallene her kan man senere se, om noget i revisionen før dem er ændret eller fjernet.',
    head: 'Sidste hændelse',
    headOf: (seq) => `nr. ${seq.toLocaleString('da-DK')}`,
    signingKey: 'Underskriftsnøglens fingeraftryk',
    machine: 'Maskinen',
    backup: 'Seneste sikkerhedskopi',
    backupProven: (when, rows) => `${when}: ${rows} registreringer, efterprøvet ved gendannelse`,
    backupUnproven: (when) => `${when}: kunne ikke gendannes ved efterprøvningen`,
    noBackup: 'Ingen endnu',
    clock: 'Uret',
    clockIs: (drift) => `Går ${drift}`,
    clockUnknown: 'Serverens ur er ikke set, siden programmet startede.',
  },
  en: {
    title: 'Day report',
    of: (day) => `Day report for ${day}`,
    print: 'Print',
    station: 'Station',
    kommune: 'Kommune',
    stationId: 'The station’s id',
    madeBy: 'Made',
    records: 'Registrations',
    today: 'Saved today',
    count: {
      created: 'Saved in all',
      acknowledged: 'Handed over',
      waiting: 'Waiting for a connection',
      needsAPerson: 'Needs a person',
      withdrawn: 'Withdrawn',
    },
    sum: ({ created, acknowledged, waiting, needsAPerson, withdrawn }) =>
      `${created} = ${acknowledged} + ${waiting} + ${needsAPerson} + ${withdrawn}`,
    conserved: 'The numbers add up: every saved registration is in one place.',
    notConserved: 'The numbers do not add up. Call IT support, and leave the station as it is.',
    trail: 'The audit trail',
    trailHint:
      'Keep this report. By what it says one can tell later whether anything in the trail before it was changed or removed.',
    head: 'Last entry',
    headOf: (seq) => `no. ${seq.toLocaleString('en-GB')}`,
    signingKey: 'Fingerprint of the signing key',
    machine: 'The machine',
    backup: 'Latest backup',
    backupProven: (when, rows) => `${when}: ${rows} registrations, proven by restoring it`,
    backupUnproven: (when) => `${when}: could not be restored when it was tried`,
    noBackup: 'None yet',
    clock: 'The clock',
    clockIs: (drift) => `Is ${drift}`,
    clockUnknown: 'The server’s clock has not been seen since the program started.',
  },
};

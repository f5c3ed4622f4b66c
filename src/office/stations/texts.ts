import type { Texts } from '../../renderer/i18n/locale.tsx';

interface StationsTexts {
  readonly title: string;
  readonly refresh: string;
  readonly none: string;
  readonly station: string;
  readonly kiosk: string;
  readonly state: string;
  readonly lastSeen: string;
  readonly lastHandOver: string;
  readonly records: string;
  readonly cases: string;
  readonly queue: string;
  readonly queueSays: (waiting: number, needsAPerson: number) => string;
  readonly queueEmpty: string;
  readonly kioskRefused: string;
  readonly queueAt: (when: string) => string;
  readonly queueUntold: string;
  readonly never: string;
  readonly states: Readonly<Record<'open' | 'not-enrolled' | 'revoked' | 'cloned', string>>;
  readonly since: (when: string) => string;
  readonly clonedText: string;
  readonly auditFaults: (count: number) => string;
  readonly auditText: string;
  readonly openCases: string;
  readonly note: string;
}

export const texts: Texts<StationsTexts> = {
  da: {
    title: 'Stationer',
    refresh: 'Opdatér',
    none: 'Der er ingen stationer endnu. It opretter dem med kommandoen bopael stations add.',
    station: 'Station',
    kiosk: 'Kiosk',
    state: 'Adgang',
    lastSeen: 'Sidst set',
    lastHandOver: 'Sidst afleveret',
    records: 'Afleveret',
    cases: 'Åbne sager',
    queue: 'Venter på stationen',
    queueSays: (waiting, needsAPerson) =>
      `${waiting} venter, ${needsAPerson} ${needsAPerson === 1 ? 'kræver' : 'kræver'} en medarbejder`,
    queueEmpty: 'Intet',
    kioskRefused:
      'Serveren tager ikke imod noget, som kiosken har. Åbn personalesiden på kiosken: den viser numrene og grunden.',
    queueAt: (when) => `som stationen sidst fortalte, ${when}`,
    queueUntold: 'Stationen har ikke fortalt det',
    never: 'Aldrig',
    states: {
      open: 'Åben',
      'not-enrolled': 'Ikke tilsluttet',
      revoked: 'Lukket',
      cloned: 'To maskiner',
    },
    since: (when) => `siden ${when}`,
    clonedText:
      'To maskiner bruger samme station, og begge er lukket ude. It skal give en ny tilslutningskode.',
    auditFaults: (count) =>
      count === 1 ? '1 afvigelse i revisionssporet' : `${count} afvigelser i revisionssporet`,
    auditText:
      'Spørg stationens leder, om den er gendannet eller sat op på ny. Ellers skal it undersøge den.',
    openCases: 'Se sagerne',
    note: 'Hvad der venter på en station, kan serveren ikke se. Den viser det, stationen sidst fortalte.',
  },
  en: {
    title: 'Stations',
    refresh: 'Refresh',
    none: 'There are no stations yet. IT makes them with the command bopael stations add.',
    station: 'Station',
    kiosk: 'Kiosk',
    state: 'Access',
    lastSeen: 'Last seen',
    lastHandOver: 'Last handed over',
    records: 'Handed over',
    cases: 'Open cases',
    queue: 'Waits at the station',
    queueSays: (waiting, needsAPerson) =>
      `${waiting} waiting, ${needsAPerson} ${needsAPerson === 1 ? 'needs' : 'need'} a person`,
    queueEmpty: 'Nothing',
    kioskRefused:
      'The server does not take something that the kiosk has. Open the staff page at the kiosk: it shows the tickets and the reason.',
    queueAt: (when) => `as the station last told, ${when}`,
    queueUntold: 'The station has not told',
    never: 'Never',
    states: { open: 'Open', 'not-enrolled': 'Not enrolled', revoked: 'Closed', cloned: 'Two machines' },
    since: (when) => `since ${when}`,
    clonedText:
      'Two machines speak as one station, and both are shut out. IT must give a new enrolment code.',
    auditFaults: (count) =>
      count === 1 ? '1 deviation in the audit trail' : `${count} deviations in the audit trail`,
    auditText:
      'Ask the station’s supervisor whether it was restored or set up anew. If not, IT must look at it.',
    openCases: 'See the cases',
    note: 'The server cannot see what waits at a station. It shows what the station last told.',
  },
};

import type { OfficeAction, OfficeAuditEntry } from '../../contract/office-audit.ts';
import type { Locale, Texts } from '../../renderer/i18n/locale.tsx';

interface AuditTexts {
  readonly title: string;
  readonly intro: string;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly none: string;
  readonly check: string;
  readonly checking: string;
  readonly whole: (entries: number) => string;
  readonly head: string;
  readonly headHint: string;
  readonly broken: (at: number) => string;
  readonly brokenText: string;
  readonly save: string;
  readonly showMore: string;
  readonly ofRecord: string;
  readonly all: string;
  readonly record: string;
  readonly beside: string;
}

export const texts: Texts<AuditTexts> = {
  da: {
    title: 'Revision',
    intro:
      'Hvem der har set, markeret og udtrukket hvad i kontorets visning, og hvem der har haft kioskindtag. Sporet kan kun vokse.',
    when: 'Hvornår',
    who: 'Hvem',
    what: 'Hvad',
    none: 'Der er ingen hændelser.',
    check: 'Undersøg sporet',
    checking: 'Undersøger',
    whole: (entries) => `Sporet er helt: ${entries.toLocaleString('da-DK')} hændelser.`,
    head: 'Hoved',
    headHint:
      'Notér hovedet et andet sted, fx i dagsrapporten. Med det kan et udtræk undersøges senere, også uden denne server.',
    broken: (at) => `Hændelse nr. ${at} mangler eller er ændret`,
    brokenText:
      'De hændelser, der kommer før, er hele. Sig det til it og til kommunens databeskyttelsesrådgiver.',
    save: 'Gem hele sporet som fil',
    showMore: 'Vis flere',
    ofRecord: 'Kun hændelser om én registrering',
    all: 'Vis alle',
    record: 'registrering',
    beside: 'ved siden af',
  },
  en: {
    title: 'Audit',
    intro:
      'Who has seen, marked and exported what in the office’s view, and who had kiosk intakes. The trail can only grow.',
    when: 'When',
    who: 'Who',
    what: 'What',
    none: 'There are no events.',
    check: 'Check the trail',
    checking: 'Checking',
    whole: (entries) => `The trail is whole: ${entries.toLocaleString('en-GB')} events.`,
    head: 'Head',
    headHint:
      'Note the head elsewhere, e.g. in the day report. With it an export can be checked later, also without this server.',
    broken: (at) => `Event no. ${at} is missing or was changed`,
    brokenText: 'The events before it are whole. Tell IT and the kommune’s data protection officer.',
    save: 'Save the whole trail as a file',
    showMore: 'Show more',
    ofRecord: 'Only events about one registration',
    all: 'Show all',
    record: 'registration',
    beside: 'beside',
  },
};

const words: Readonly<Record<OfficeAction, { readonly da: string; readonly en: string }>> = {
  'signed-in': { da: 'Loggede ind', en: 'Signed in' },
  'wrong-password': { da: 'Forkert adgangskode', en: 'Wrong password' },
  'locked-out': { da: 'Låst efter ti forkerte forsøg', en: 'Locked after ten wrong tries' },
  'signed-out': { da: 'Loggede ud', en: 'Signed out' },
  'changed-password': { da: 'Skiftede adgangskode', en: 'Changed password' },
  'listed-work': {
    da: 'Så listen over det, der skal indtastes',
    en: 'Saw the list of what is to be entered',
  },
  'listed-entered': { da: 'Så listen over det, der er indtastet', en: 'Saw the list of what was entered' },
  opened: { da: 'Så hele indholdet', en: 'Saw the whole content' },
  entered: { da: 'Markerede: indtastet i CPR', en: 'Marked: entered in CPR' },
  'taken-back': { da: 'Tog markeringen tilbage', en: 'Took the mark back' },
  'listed-cases': { da: 'Så listen over sager', en: 'Saw the list of cases' },
  'opened-case': { da: 'Åbnede sagen med begge sider', en: 'Opened the case with both sides' },
  'export-begun': { da: 'Begyndte et udtræk', en: 'Began an export' },
  'export-ended': { da: 'Udtrækket er slut', en: 'The export ended' },
  'read-audit': { da: 'Læste revisionssporet', en: 'Read the audit trail' },
  'checked-audit': { da: 'Undersøgte revisionssporet', en: 'Checked the audit trail' },
  'exported-audit': { da: 'Gemte revisionssporet som fil', en: 'Saved the audit trail as a file' },
  'user-added': { da: 'Oprettede en bruger', en: 'Added a user' },
  'user-closed': { da: 'Lukkede en brugers adgang', en: 'Closed a user’s access' },
  'user-reset': { da: 'Gav en bruger en ny adgangskode', en: 'Gave a user a new password' },
  'intake-taken': { da: 'Tog et kioskindtag ved skranken', en: 'Took a kiosk intake at the counter' },
  'intake-given-up': { da: 'Lagde et kioskindtag tilbage', en: 'Put a kiosk intake back' },
  'intake-finished': { da: 'Afsluttede et kioskindtag', en: 'Finished a kiosk intake' },
  'intake-expired': {
    da: 'Slettede et kioskindtag, som ingen hentede i tide',
    en: 'Deleted a kiosk intake that nobody took in time',
  },
};

const details: Readonly<Record<string, { readonly da: string; readonly en: string }>> = {
  records: { da: 'registreringer', en: 'registrations' },
  cases: { da: 'sager', en: 'cases' },
  first: { da: 'fra løbenr.', en: 'from no.' },
  last: { da: 'til løbenr.', en: 'to no.' },
  office: { da: 'kontor', en: 'office' },
  from: { da: 'fra', en: 'from' },
  to: { da: 'til', en: 'until' },
  format: { da: 'fil', en: 'file' },
  which: { da: 'hvilke', en: 'which' },
  whole: { da: 'hele', en: 'whole' },
  state: { da: 'vis', en: 'show' },
  initials: { da: 'bruger', en: 'user' },
  role: { da: 'rolle', en: 'role' },
  ticket: { da: 'nummer', en: 'ticket' },
  kiosk: { da: 'kiosk', en: 'kiosk' },
  station: { da: 'station', en: 'station' },
};

/** Values that the program itself writes there. */
const values: Readonly<Record<string, { readonly da: string; readonly en: string }>> = {
  yes: { da: 'ja', en: 'yes' },
  no: { da: 'nej', en: 'no' },
  all: { da: 'alle', en: 'all' },
  'to-enter': { da: 'til indtastning', en: 'to be entered' },
  open: { da: 'åbne', en: 'open' },
  closed: { da: 'lukkede', en: 'closed' },
};

/** An entry in words; what a later version noted is shown as it stands. */
export function describeOfficeEntry({ action, detail }: OfficeAuditEntry, locale: Locale): string {
  const known = Object.hasOwn(words, action) ? words[action as OfficeAction][locale] : action;
  const facts = Object.entries(detail)
    // A record, which the page makes a link of; and an office without a name.
    .filter(([name, value]) => name !== 'beside' && value !== '')
    .map(
      ([name, value]) => `${details[name]?.[locale] ?? name}: ${values[String(value)]?.[locale] ?? value}`,
    );
  return facts.length === 0 ? known : `${known} (${facts.join(', ')})`;
}

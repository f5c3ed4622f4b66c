import type { AuditEntry } from '../../domain/audit.ts';
import { assertNever } from '../../domain/result.ts';
import {
  clerkText,
  exportText,
  lockedText,
  printed,
  receiptFaultText,
  refusedRegister,
  registrations,
  searchText,
  settingsText,
} from './audit-details.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** What an audit entry needs to be told in words. */
export interface AuditWords {
  readonly locale: Locale;
  /** The initials of a clerk; undefined for one that is not known here. */
  readonly findInitials: (id: string) => string | undefined;
}

/** What was done, in words that go on after who did it: "så en registrering". */
export const describeAuditEntry = (entry: AuditEntry, words: AuditWords): string =>
  inLocale(textOf(entry, words.findInitials), words.locale);

function textOf(entry: AuditEntry, findInitials: AuditWords['findInitials']): Bilingual {
  const { action, detail = '', count } = entry;
  switch (action) {
    case 'set-up':
      return { da: 'satte stationen op', en: 'set the station up' };
    case 'signed-in':
      if (detail !== 'wrong-tries-before' || count === undefined)
        return { da: 'loggede ind', en: 'signed in' };
      return {
        da: `loggede ind efter ${count === 1 ? 'ét forkert forsøg' : `${count} forkerte forsøg`}`,
        en: `signed in after ${count === 1 ? 'one wrong try' : `${count} wrong tries`}`,
      };
    case 'locked':
      return lockedText(detail);
    case 'recovered':
      return {
        da: 'åbnede stationen med gendannelsesnøglen',
        en: 'opened the station with the recovery key',
      };
    case 'saw':
      return { da: 'så en registrering', en: 'saw a registration' };
    case 'searched':
      return searchText(entry);
    case 'started-draft':
      return { da: 'begyndte en kladde', en: 'started a draft' };
    case 'opened-draft':
      return { da: 'åbnede en kladde', en: 'opened a draft' };
    case 'discarded-draft':
      return { da: 'slettede en kladde', en: 'deleted a draft' };
    case 'looked-for-intake':
      return {
        da: `søgte kioskindtag ${detail ?? ''}`.trim(),
        en: `looked for kiosk intake ${detail ?? ''}`.trim(),
      };
    case 'took-intake':
      return { da: `tog kioskindtag ${detail ?? ''}`.trim(), en: `took kiosk intake ${detail ?? ''}`.trim() };
    case 'gave-up-intake':
      return {
        da: `lagde kioskindtag ${detail ?? ''} tilbage`,
        en: `put kiosk intake ${detail ?? ''} back`,
      };
    case 'finished-intake':
      return {
        da: `afsluttede kioskindtag ${detail ?? ''}`.trim(),
        en: `finished kiosk intake ${detail ?? ''}`.trim(),
      };
    case 'moved-from-training':
      return {
        da: 'tog en sag ind, der var begyndt i øvelsen',
        en: 'took in a case that was begun in training',
      };
    case 'handed-draft-over': {
      const to = findInitials(detail);
      return {
        da: `overdrog en kladde til ${to ?? 'en kollega'}`,
        en: `handed a draft over to ${to ?? 'a colleague'}`,
      };
    }
    case 'saved':
      return { da: 'gemte en registrering', en: 'saved a registration' };
    case 'corrected':
      return { da: 'rettede en registrering med en ny', en: 'corrected a registration by a new one' };
    case 'withdrew':
      return { da: 'trak en registrering tilbage', en: 'withdrew a registration' };
    case 'sent-again':
      return { da: 'satte en registrering til at blive sendt igen', en: 'had a registration sent again' };
    case 'saved-withdrawal':
      return {
        da: 'gemte en tilbagetrækning til kommunens system',
        en: 'saved a withdrawal for the kommune’s system',
      };
    case 'handed-case-over': {
      const to = findInitials(detail);
      return {
        da: `overdrog en sag til ${to ?? 'en kollega'}`,
        en: `handed a case over to ${to ?? 'a colleague'}`,
      };
    }
    case 'set-case-day':
      return { da: `satte en sags frist til ${detail}`, en: `set the day of a case to ${detail}` };
    case 'offered-again':
      return {
        da: `tilbød igen ${registrations(count, 'da')}, som kommunens system ikke havde mere`,
        en: `offered ${registrations(count, 'en')} again that the kommune’s system had no more`,
      };
    case 'found-receipt-fault':
      return receiptFaultText(detail);
    case 'handed-over':
      return {
        da: `afleverede ${registrations(count, 'da')} til kommunens system`,
        en: `handed ${registrations(count, 'en')} over to the kommune’s system`,
      };
    case 'printed':
      return { da: `udskrev ${printed(detail).da}`, en: `printed ${printed(detail).en}` };
    case 'exported':
      return exportText(detail, count);
    case 'purged':
      return {
        da: 'fjernede en afleveret registrering efter fristen',
        en: 'removed a handed-over registration after its time',
      };
    case 'added-clerk':
      return { da: `oprettede medarbejderen ${detail}`, en: `added ${detail}` };
    case 'changed-clerk':
      return clerkText(detail, findInitials);
    case 'changed-settings':
      return settingsText(detail);
    case 'loaded-register':
      return { da: `indlæste adresseregisteret ${detail}`, en: `loaded the address register ${detail}` };
    case 'took-register':
      return {
        da: `tog adresseregisteret ${detail} fra kommunens system i brug`,
        en: `took the address register ${detail} from the kommune’s system into use`,
      };
    case 'refused-register':
      return {
        da: `afviste et adresseregister fra kommunens system: ${refusedRegister(detail).da}`,
        en: `refused an address register from the kommune’s system: ${refusedRegister(detail).en}`,
      };
    case 'connected-server':
      return {
        da: `tilsluttede stationen til ${detail === '' ? 'kommunens system' : detail}`,
        en: `connected the station to ${detail === '' ? 'the kommune’s system' : detail}`,
      };
    case 'took-list':
      return {
        da: `tog kommunens liste over omfattede grupper i brug: ${detail}`,
        en: `took the kommune’s list of covered groups into use: ${detail}`,
      };
    case 'refused-list':
      return {
        da: 'afviste en liste over omfattede grupper, som ikke er kommunens eller ikke kan læses',
        en: 'refused a list of covered groups that is not the kommune’s or cannot be read',
      };
    case 'saw-list-change':
      if (count !== undefined) {
        return {
          da: `fik vist, hvad listen ${detail} ville ændre for ${registrations(count, 'da')}`,
          en: `was shown what the list ${detail} would change for ${registrations(count, 'en')}`,
        };
      }
      return {
        da: `så, hvad listen ${detail} ville ændre for en registrering`,
        en: `saw what the list ${detail} would change for a registration`,
      };
    case 'backed-up':
      return detail === 'daily'
        ? {
            da: `lavede dagens sikkerhedskopi med ${registrations(count, 'da')}`,
            en: `made the day’s backup of ${registrations(count, 'en')}`,
          }
        : {
            da: `lavede og hentede en sikkerhedskopi med ${registrations(count, 'da')}`,
            en: `made and took out a backup of ${registrations(count, 'en')}`,
          };
    case 'restored':
      return { da: 'gendannede stationen fra en sikkerhedskopi', en: 'restored the station from a backup' };
    case 'rebuilt':
      return { da: 'genopbyggede data fra journalen', en: 'rebuilt data from the journal' };
    case 'alarm':
      return { da: 'fandt, at tallene ikke gik op', en: 'found that the numbers did not add up' };
    default:
      return assertNever(action);
  }
}

import type { AuditEntry } from '../../domain/audit.ts';
import type { Role } from '../../domain/clerk.ts';
import { assertNever } from '../../domain/result.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** What an audit entry needs to be told in words. */
export interface AuditWords {
  readonly locale: Locale;
  /** The initials of a clerk; undefined for one that is not known here. */
  readonly findInitials: (id: string) => string | undefined;
}

const roleNames: Readonly<Record<Role, Bilingual>> = {
  clerk: { da: 'sagsbehandler', en: 'caseworker' },
  supervisor: { da: 'leder', en: 'supervisor' },
  'it-administrator': { da: 'it-administrator', en: 'IT administrator' },
  kiosk: { da: 'kiosk', en: 'kiosk' },
};

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

function receiptFaultText(kind: string): Bilingual {
  switch (kind) {
    case 'lost-after-purge':
      return {
        da: 'fandt, at kommunens system har mistet en registrering, hvis indhold er slettet her',
        en: 'found that the kommune’s system has lost a registration that was removed here',
      };
    case 'arrived-though-withdrawn':
      return {
        da: 'fandt, at en registrering, der var trukket tilbage her, står i kommunens system',
        en: 'found that a registration withdrawn here stands in the kommune’s system',
      };
    default:
      return {
        da: 'fandt, at kommunens system har noget andet under en registrerings id',
        en: 'found that the kommune’s system has something else under a registration’s id',
      };
  }
}

function lockedText(cause: string): Bilingual {
  switch (cause) {
    case 'idle':
      return { da: 'var der ikke, og stationen låste', en: 'was away, and the station locked' };
    case 'other-window':
      return { da: 'låste stationen i et andet vindue', en: 'locked the station in another window' };
    default:
      return { da: 'låste stationen', en: 'locked the station' };
  }
}

const registrations = (count: number | undefined, locale: Locale): string => {
  if (locale === 'da') return count === 1 ? 'én registrering' : `${count ?? 'nogle'} registreringer`;
  return count === 1 ? 'one registration' : `${count ?? 'some'} registrations`;
};

function searchText({ detail = '', count }: AuditEntry): Bilingual {
  if (detail === 'audit-trail')
    return { da: 'slog en person op i revisionen', en: 'looked a person up in the audit trail' };
  return {
    da: `søgte efter »${detail}« og fik ${registrations(count, 'da')} vist`,
    en: `searched for “${detail}” and was shown ${registrations(count, 'en')}`,
  };
}

function printed(what: string): Bilingual {
  switch (what) {
    case 'day-report':
      return { da: 'dagsrapporten', en: 'the day report' };
    case 'person-trail':
      return { da: 'en persons indsigt i, hvem der har set sagen', en: 'who has seen a person’s case' };
    case 'record-trail':
      return { da: 'hvem der har set en registrering', en: 'who has seen a registration' };
    case 'recovery-key':
      return { da: 'en ny gendannelsesnøgle', en: 'a new recovery key' };
    case 'registration':
      return { da: 'en kladde', en: 'a draft' };
    case 'outbox':
      return { da: 'fra Afleveringer', en: 'from Hand-overs' };
    case 'audit':
      return { da: 'fra revisionen', en: 'from the audit trail' };
    case 'desk':
      return { da: 'Skranken', en: 'the desk' };
    case 'clerks':
      return { da: 'listen over medarbejdere', en: 'the list of staff' };
    case 'settings':
      return { da: 'indstillingerne', en: 'the settings' };
    default:
      return { da: 'en side', en: 'a page' };
  }
}

function exportText(what: string, count: number | undefined): Bilingual {
  const [, bundle] = /^bundle (\d+)$/.exec(what) ?? [];
  if (bundle !== undefined) {
    return {
      da: `lavede USB-pakke ${bundle} med ${registrations(count, 'da')}`,
      en: `made USB bundle ${bundle} of ${registrations(count, 'en')}`,
    };
  }
  switch (what) {
    case 'person':
      return {
        da: `hentede ${count ?? 'nogle'} hændelser om en person som fil`,
        en: `took out ${count ?? 'some'} entries about a person as a file`,
      };
    case 'record':
      return {
        da: `hentede ${count ?? 'nogle'} hændelser om en registrering som fil`,
        en: `took out ${count ?? 'some'} entries about a registration as a file`,
      };
    case 'backup':
      return { da: 'hentede en gemt sikkerhedskopi', en: 'took out a kept backup' };
    default:
      return {
        da: `hentede hele revisionen som fil: ${count ?? 'nogle'} hændelser`,
        en: `took out the whole audit trail as a file: ${count ?? 'some'} entries`,
      };
  }
}

/** The administration notes what it did and to whom: `closed <id>`, `passcode <id>`, `<role> <id>`. */
function clerkText(detail: string, findInitials: AuditWords['findInitials']): Bilingual {
  if (detail === 'own passcode') return { da: 'skiftede sin egen kode', en: 'changed their own passcode' };
  const [what = '', id = ''] = detail.split(' ');
  const initials = findInitials(id);
  const whom = { da: initials ?? 'en medarbejder', en: initials ?? 'somebody' };
  const role = Object.hasOwn(roleNames, what) ? roleNames[what as Role] : undefined;
  if (role !== undefined) {
    return {
      da: `ændrede navn eller rolle for ${whom.da}; rollen er ${role.da}`,
      en: `changed the name or role of ${whom.en}; the role is ${role.en}`,
    };
  }
  switch (what) {
    case 'passcode':
      return { da: `gav ${whom.da} en ny kode`, en: `gave ${whom.en} a new passcode` };
    case 'closed':
      return { da: `lukkede adgangen for ${whom.da}`, en: `closed the access of ${whom.en}` };
    case 'reopened':
      return { da: `åbnede adgangen igen for ${whom.da}`, en: `opened the access of ${whom.en} again` };
    default:
      return { da: `ændrede adgangen for ${whom.da}`, en: `changed the access of ${whom.en}` };
  }
}

function settingsText(detail: string): Bilingual {
  if (detail === 'recovery-key') {
    return {
      da: 'lavede en ny gendannelsesnøgle i stedet for den gamle',
      en: 'made a new recovery key in place of the old one',
    };
  }
  const { idleMinutes, retentionDays } = findSettings(detail);
  if (idleMinutes === undefined) return { da: 'ændrede indstillinger', en: 'changed settings' };
  return {
    da: `ændrede indstillinger: låser efter ${idleMinutes} minutter; ${
      retentionDays === undefined ? 'intet fjernes' : `afleverede fjernes efter ${retentionDays} dage`
    }`,
    en: `changed settings: locks after ${idleMinutes} minutes; ${
      retentionDays === undefined
        ? 'nothing is removed'
        : `what is handed over goes after ${retentionDays} days`
    }`,
  };
}

function findSettings(detail: string): { readonly idleMinutes?: number; readonly retentionDays?: number } {
  try {
    const values: unknown = JSON.parse(detail);
    if (typeof values !== 'object' || values === null) return {};
    const numberOf = (name: string): number | undefined => {
      const value: unknown = Reflect.get(values, name);
      return typeof value === 'number' ? value : undefined;
    };
    const [idleMinutes, retentionDays] = [numberOf('idleMinutes'), numberOf('retentionDays')];
    return {
      ...(idleMinutes === undefined ? {} : { idleMinutes }),
      ...(retentionDays === undefined ? {} : { retentionDays }),
    };
  } catch {
    return {};
  }
}

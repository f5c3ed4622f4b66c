import type { AuditEntry } from '../../domain/audit.ts';
import type { Role } from '../../domain/clerk.ts';
import type { Bilingual, Locale } from './locale.ts';

const roleNames: Readonly<Record<Role, Bilingual>> = {
  clerk: { da: 'sagsbehandler', en: 'caseworker' },
  supervisor: { da: 'leder', en: 'supervisor' },
  'it-administrator': { da: 'it-administrator', en: 'IT administrator' },
  kiosk: { da: 'kiosk', en: 'kiosk' },
};

/** Why an address register that the server offered was not taken: the kind of its `RegisterFetchOutcome`. */
export function refusedRegister(why: string): Bilingual {
  switch (why) {
    case 'wrong-signature':
      return { da: 'det er underskrevet af en anden', en: 'it is signed by another' };
    case 'older':
      return { da: 'det er ældre end det, der bruges', en: 'it is older than the one in use' };
    case 'other-bytes':
      return { da: 'det, der blev hentet, er noget andet', en: 'what was fetched is something else' };
    case 'other-result':
      return { da: 'indholdet er et andet register', en: 'what is in it is another register' };
    case 'damaged':
      return { da: 'det er beskadiget', en: 'it is damaged' };
    default:
      return { da: 'det kan ikke bruges', en: 'it cannot be used' };
  }
}

export function receiptFaultText(kind: string): Bilingual {
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

export function lockedText(cause: string): Bilingual {
  switch (cause) {
    case 'idle':
      return { da: 'var der ikke, og stationen låste', en: 'was away, and the station locked' };
    case 'other-window':
      return { da: 'låste stationen i et andet vindue', en: 'locked the station in another window' };
    default:
      return { da: 'låste stationen', en: 'locked the station' };
  }
}

export const registrations = (count: number | undefined, locale: Locale): string => {
  if (locale === 'da') return count === 1 ? 'én registrering' : `${count ?? 'nogle'} registreringer`;
  return count === 1 ? 'one registration' : `${count ?? 'some'} registrations`;
};

export function searchText({ detail = '', count }: AuditEntry): Bilingual {
  if (detail === 'audit-trail')
    return { da: 'slog en person op i revisionen', en: 'looked a person up in the audit trail' };
  return {
    da: `søgte efter »${detail}« og fik ${registrations(count, 'da')} vist`,
    en: `searched for “${detail}” and was shown ${registrations(count, 'en')}`,
  };
}

export function printed(what: string): Bilingual {
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

export function exportText(what: string, count: number | undefined): Bilingual {
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
export function clerkText(detail: string, findInitials: (id: string) => string | undefined): Bilingual {
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

export function settingsText(detail: string): Bilingual {
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

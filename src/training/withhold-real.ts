import type { AuditTrail } from '../application/ports/audit-trail.ts';
import type { PageImage } from '../application/ports/letter-reader.ts';
import type { Draft, DraftStore, StationStore } from '../application/ports/station-store.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { parseCprNumber } from '../domain/cpr-number.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { fail, ok } from '../domain/result.ts';

/** Six digits and four, with what people put between them; no longer run of digits, and no part of a word. */
const written = /(?<![\p{L}\d])\d{2}[ .]?\d{2}[ .]?\d{2}[ ]?[-‐‑‒–—]?[ ]?\d{4}(?![\p{L}\d])/gu;

/** Whether a text holds a number that a real person could bear: born by today, of the civil series. */
export function holdsRealNumber(text: string, today: CalendarDate): boolean {
  return (text.match(written) ?? []).some((found) => {
    const digits = found.replace(/\D/gu, '');
    return parseCprNumber(digits, { today, series: 'civil' }).ok;
  });
}

/** Every text in a value that came out of a form, whatever its shape. */
function someText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => someText(part, test));
}

export interface WithheldPorts {
  readonly store: StationStore;
  readonly drafts: DraftStore;
  readonly trail: AuditTrail;
}

export interface WithholdOptions {
  /** By the machine’s clock, not the trainer’s: who is born is no part of the lesson. */
  readonly today: () => CalendarDate;
  /** A form holds such a number for the first time; nothing of it is kept from now on. */
  readonly onReal: (id: RegistrationId) => void;
}

/**
 * Keeps what may be a real case out of the training database. A form that holds such a number is kept in memory
 * alone, with all that stands in it, and what was kept of it is removed. Letters’ pages are never kept: what
 * they show nobody has looked at yet.
 */
export function withholdReal(ports: WithheldPorts, { today, onReal }: WithholdOptions): WithheldPorts {
  const { store, drafts, trail } = ports;
  const held = new Map<RegistrationId, Draft>();
  const pages = new Map<RegistrationId, readonly PageImage[]>();
  const isReal = (value: unknown): boolean => someText(value, (text) => holdsRealNumber(text, today()));

  return {
    drafts: {
      ...drafts,
      async saveDraft(draft) {
        const { id } = draft;
        if (!held.has(id) && !isReal(draft.form)) return drafts.saveDraft(draft);
        const isNew = !held.has(id);
        // Once real, always: the rest of the form is that person’s too, also when the number is gone again.
        held.set(id, draft);
        if (!isNew) return ok(undefined);
        const discarded = await drafts.discardDraft(id);
        onReal(id);
        return discarded;
      },
      findDraft: async (id) => held.get(id) ?? drafts.findDraft(id),
      async discardDraft(id) {
        pages.delete(id);
        if (held.delete(id)) return ok(undefined);
        return drafts.discardDraft(id);
      },
      async saveLetterPages(id, given) {
        pages.set(id, given);
        return ok(undefined);
      },
      findLetterPages: async (id) => pages.get(id) ?? [],
    },
    store: {
      ...store,
      // The field has refused the number already; a name or a cause may hold one all the same.
      saveRegistration: async (registration, savedAt) =>
        held.has(registration.id) || isReal(registration)
          ? fail({ kind: 'unavailable' })
          : store.saveRegistration(registration, savedAt),
      saveWithdrawal: async (withdrawal, savedAt) =>
        isReal(withdrawal) ? fail({ kind: 'unavailable' }) : store.saveWithdrawal(withdrawal, savedAt),
      changeStates: (changes, ...rest) =>
        store.changeStates(
          changes.map((change) =>
            isReal(change.withdrawnBecause) ? { ...change, withdrawnBecause: removed } : change,
          ),
          ...rest,
        ),
    },
    trail: {
      ...trail,
      note(event) {
        if (!isReal(event.detail)) return trail.note(event);
        // Not its keyed hash either.
        const { person: _, ...rest } = event;
        return trail.note({ ...rest, detail: removed });
      },
    },
  };
}

/** Stands where a number stood that is not for training. */
export const removed = 'fjernet: ligner et rigtigt nummer';

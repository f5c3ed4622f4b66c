import type { AuditTrail } from '../application/ports/audit-trail.ts';
import type { OutboxRecord } from '../application/ports/outbox.ts';
import type { Draft, DraftStore, StationStore } from '../application/ports/station-store.ts';
import { findStoredForm } from '../application/registration-form/form.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { parseCprNumber } from '../domain/cpr-number.ts';
import type { EarlierNumber } from '../domain/registration.ts';
import type { Outcome, OutcomeRecord } from '../domain/training/outcome.ts';

export interface ObservedPorts {
  readonly store: Pick<StationStore, 'listOutbox'>;
  readonly drafts: Pick<DraftStore, 'listDrafts'>;
  readonly trail: Pick<AuditTrail, 'list'>;
  readonly today: CalendarDate;
}

/** What a sitting has come to, read out of the station’s own store. */
export async function observeOutcome({ store, drafts, trail, today }: ObservedPorts): Promise<Outcome> {
  const outbox = await store.listOutbox();
  const entries = await trail.list();
  return {
    records: outbox.flatMap((entry) => toRecord(entry, outbox) ?? []),
    drafts: (await drafts.listDrafts()).filter(isBegun).map(({ form }) => {
      const text = findStoredForm(form)?.fields.cpr.text ?? '';
      const number = parseCprNumber(text, { today, series: 'practice' });
      return number.ok ? { number: number.value.number } : {};
    }),
    draftsBegun: entries.filter(({ entry }) => entry.action === 'started-draft').length,
  };
}

/** A form that was opened and left empty is none that somebody has to look at. */
const isBegun = ({ form }: Draft): boolean => {
  const fields = findStoredForm(form)?.fields;
  return fields === undefined || Object.values(fields).some(({ text }) => text.trim() !== '');
};

function toRecord(entry: OutboxRecord, all: readonly OutboxRecord[]): OutcomeRecord | undefined {
  const { registration, state, correctedBy, withdrawnBy, settled, trouble } = entry;
  if (registration === undefined) return undefined;
  const { person, coverage, residence, documentsSeen, distinctFrom } = registration;
  const stands = (id: string | undefined): boolean =>
    id !== undefined && all.some((other) => other.id === id && other.state !== 'withdrawn');
  const replacedBy = stands(correctedBy) ? 'correction' : stands(withdrawnBy) ? 'withdrawal' : undefined;
  return {
    number: person.cpr,
    name: person.name,
    ...(coverage.group === undefined ? {} : { group: coverage.group }),
    printed: residence.printed,
    movedIn: residence.moveInDate,
    careOf: residence.careOf !== undefined,
    documentsSeen,
    earlierNumber: person.earlierNumber.answer,
    ...earlierDigitsOf(person.earlierNumber),
    keptApart: distinctFrom !== undefined,
    state,
    ...(replacedBy === undefined ? {} : { replacedBy }),
    wasCase: settled !== undefined || trouble?.kind === 'conflict' || trouble?.kind === 'refused',
  };
}

function earlierDigitsOf(earlier: EarlierNumber): Pick<OutcomeRecord, 'earlierDigits'> {
  if (earlier.answer !== 'yes' || earlier.number === undefined) return {};
  return { earlierDigits: earlier.number.replaceAll(/\D/g, '') };
}

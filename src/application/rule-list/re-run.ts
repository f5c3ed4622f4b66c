import type { CalendarDate } from '../../domain/calendar-date.ts';
import { decideCoverage } from '../../domain/coverage.ts';
import type { Coverage, CoverageDecision, GroupId } from '../../domain/covered-groups.ts';
import type { LegalBasisReading } from '../../domain/legal-basis.ts';
import type { HandOverState, Instant, Registration, RegistrationId } from '../../domain/registration.ts';
import { stands } from '../hand-over/apply-changes.ts';
import type { OutboxRecord } from '../ports/outbox.ts';
import type { StationStore } from '../ports/station-store.ts';
import { type Edition, findEditionFor, isLaterThan } from './edition.ts';

/** What was decided when a record was saved. */
export interface DecidedThen {
  readonly coverage: Coverage;
  /** All that the provision came under; undefined where the record does not say. */
  readonly groups?: readonly GroupId[];
  /** The one that applies. */
  readonly group?: GroupId;
  readonly listVersion: string;
}

/** A record that would be decided otherwise now. Nothing was done about it. */
export interface ChangedDecision {
  readonly record: OutboxRecord;
  readonly before: DecidedThen;
  readonly after: CoverageDecision;
  /** The day that it is decided as of. */
  readonly on: CalendarDate;
}

export interface ReRunPorts {
  readonly store: Pick<StationStore, 'findRecords' | 'findRecord' | 'findReceivedSince'>;
  readonly editions: readonly Edition[];
  readonly now: Instant;
  readonly today: CalendarDate;
  /** The local day of an instant. */
  readonly dayOf: (instant: Instant) => CalendarDate;
  /** Whether somebody has looked at what the edition of this version changes for the record. */
  readonly isSeen: (version: string, record: RegistrationId) => boolean;
}

/** Records that the kommune has had for longer than this are the kommune's to look after. */
export const reRunDays = 90;
const dayMilliseconds = 86_400_000;

const unsent: readonly HandOverState[] = ['waiting', 'sending', 'conflict', 'refused', 'quarantined'];

/**
 * Decides again, by lists that came after each decision: what is not handed over yet as of today, and what was
 * acknowledged lately as of the day it was recorded. Lists those that come out otherwise, newest first; it is
 * for a person to say what becomes of them.
 */
export async function findChangedDecisions(ports: ReRunPorts): Promise<readonly ChangedDecision[]> {
  const { store, editions, now, today, dayOf, isSeen } = ports;
  // There is none that a decision could have been made before.
  if (editions.length < 2) return [];
  const since = new Date(Date.parse(now) - reRunDays * dayMilliseconds).toISOString() as Instant;
  // By id: a record may be acknowledged while they are gone through.
  const changed = new Map<RegistrationId, ChangedDecision>();
  async function goThrough(records: readonly OutboxRecord[]): Promise<void> {
    for (const record of records) {
      const { id, registration, state } = record;
      if (registration === undefined) continue;
      const on = state === 'acknowledged' ? dayOf(registration.recordedAt) : today;
      const found = reRun(registration, on, editions);
      if (found === undefined || isSeen(found.after.listVersion, id)) continue;
      if (!(await isReplaced(store, record))) changed.set(id, { record, on, ...found });
    }
  }
  await goThrough((await store.findRecords({ states: unsent })).records);
  for await (const records of store.findReceivedSince(since)) await goThrough(records);
  return [...changed.values()].sort((a, b) => (a.record.id < b.record.id ? 1 : -1));
}

/** Undefined where no later list is in force that day, or it comes out the same. */
export function reRun(
  { permit, person, coverage: decided }: Pick<Registration, 'permit' | 'person' | 'coverage'>,
  on: CalendarDate,
  editions: readonly Edition[],
): Pick<ChangedDecision, 'before' | 'after'> | undefined {
  const edition = findEditionFor(on, editions);
  if (edition === undefined || !isLaterThan(edition, decided.listVersion, editions)) return undefined;
  const reading: LegalBasisReading = { kind: 'one', basis: permit.legalBasis, repairs: [] };
  const after = decideCoverage({ reading, on, birthDate: person.birthDate }, edition.list);
  const before = readDecision(decided);
  return isSame(before, after) ? undefined : { before, after };
}

function readDecision({ coverage, group, listVersion, trace }: Registration['coverage']): DecidedThen {
  const groups = trace.flatMap(({ rule, outcome }) => {
    const id = outcome === 'matched' ? /^group-(\d+)$/.exec(rule)?.[1] : undefined;
    return id === undefined ? [] : [id as GroupId];
  });
  return {
    coverage,
    listVersion,
    ...(groups.length === 0 ? {} : { groups: [...new Set(groups)] }),
    ...(group === undefined ? {} : { group }),
  };
}

function isSame({ coverage, groups, group }: DecidedThen, after: CoverageDecision): boolean {
  const ids = after.groups.map((match) => match.group.id);
  if (coverage !== after.coverage) return false;
  if (group !== undefined && !ids.includes(group)) return false;
  return groups === undefined || (groups.length === ids.length && groups.every((id) => ids.includes(id)));
}

/** A correction or withdrawal that counts has taken its place. */
async function isReplaced(
  store: Pick<StationStore, 'findRecord'>,
  { correctedBy, withdrawnBy }: OutboxRecord,
): Promise<boolean> {
  for (const later of [correctedBy, withdrawnBy]) {
    if (later !== undefined && (await stands((id) => store.findRecord(id), later))) return true;
  }
  return false;
}

import {
  type ClaimedRecord,
  type OutboxChange,
  type SamePersonHit,
  type SaveProblem,
  type StationStore,
  StoreFailure,
  type StoreProblem,
} from '../application/ports/station-store.ts';
import { findRegistrationContent, writeRegistrationContent } from '../contract/registration-content.ts';
import type { AuditEvent } from '../domain/audit.ts';
import {
  countQueue,
  findNextState,
  type HandOverState,
  type Instant,
  type Registration,
  type RegistrationId,
} from '../domain/registration.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { namedBirthKey } from '../domain/same-person.ts';
import { findStanding } from './find-standing.ts';
import type { RowChange } from './journal/rows.ts';
import type { Vault } from './keys/vault.ts';
import { createRecordSearch } from './record-search.ts';
import { causePlace, contentPlace, createRecordReader } from './records.ts';
import type { OutboxRow, StationDatabase } from './station-database.ts';
import type { Decision, Writer } from './writer.ts';

const rowsAtATime = 200;

const states: readonly HandOverState[] = [
  'waiting',
  'sending',
  'acknowledged',
  'conflict',
  'refused',
  'quarantined',
  'withdrawn',
];

/** The station's registrations and outbox in IndexedDB, every write also in the journal. */
export function createStationStore(database: StationDatabase, vault: Vault, writer: Writer): StationStore {
  const { registrations, outbox, counters } = database;
  const reader = createRecordReader(vault);
  const search = createRecordSearch(database, reader);

  const cprKeyOf = (cpr: string): Promise<string> => vault.lookupKey('cpr', cpr);
  const nameBirthKeyOf = (person: Pick<Registration['person'], 'name' | 'birthDate'>): Promise<string> =>
    vault.lookupKey('name-and-birth-date', namedBirthKey(person.name, person.birthDate));

  const toRecords = async (ids: readonly RegistrationId[]) => {
    const [rows, saved] = await Promise.all([outbox.bulkGet([...ids]), registrations.bulkGet([...ids])]);
    const records = rows.flatMap((row, at) => (row === undefined ? [] : [reader.toRecord(row, saved[at])]));
    return Promise.all(records);
  };

  /** Ids of the records in some states, the oldest first. Keys are read fast, rows and cursors are not. */
  async function findInStates(wanted: readonly HandOverState[]): Promise<RegistrationId[]> {
    const each = await Promise.all(wanted.map((state) => outbox.where('state').equals(state).primaryKeys()));
    return each.flat().sort();
  }

  /** What waits and whose time has come, the oldest first. */
  async function findDue(now: Instant, limit: number): Promise<OutboxRow[]> {
    const waiting = await findInStates(['waiting']);
    const due: OutboxRow[] = [];
    for (let at = 0; at < waiting.length && due.length < limit; at += rowsAtATime) {
      for (const row of await outbox.bulkGet(waiting.slice(at, at + rowsAtATime))) {
        if (row !== undefined && (row.nextAttemptAt === undefined || row.nextAttemptAt <= now)) due.push(row);
      }
    }
    return due.slice(0, limit);
  }

  /** For writes that have no refusal of their own. */
  async function write(decide: () => Promise<Decision>): Promise<void> {
    const written = await writer.commit<StoreProblem>(async () => ok(await decide()));
    if (!written.ok) throw new StoreFailure(written.error);
  }

  async function decideSaving(
    registration: Registration,
    savedAt: Instant,
    text: string,
  ): Promise<Result<Decision, SaveProblem>> {
    const { id, person, corrects } = registration;
    if ((await registrations.get(id)) !== undefined || (await outbox.get(id))?.purgedAt !== undefined) {
      return ok({ changes: [] });
    }
    const [content, cprKey, nameBirthKey] = await Promise.all([
      vault.sealText(contentPlace(id), text),
      cprKeyOf(person.cpr),
      nameBirthKeyOf(person),
    ]);
    const [other] = await findStanding(database, 'cprKey', cprKey, corrects);
    if (other !== undefined) return fail({ kind: 'same-cpr', id: other });
    const created = (await counters.get('created'))?.value ?? 0;
    const changes: RowChange[] = [
      { table: 'registrations', row: { id, cprKey, nameBirthKey, content } },
      { table: 'outbox', row: { id, state: 'waiting', savedAt, changedAt: savedAt, attempts: 0 } },
      { table: 'counters', row: { name: 'created', value: created + 1 } },
      { table: 'drafts', gone: id },
      { table: 'letterPages', gone: id },
    ];
    const events: AuditEvent[] = [{ action: 'saved', record: id, person: cprKey }];
    const corrected = corrects === undefined ? undefined : await outbox.get(corrects);
    if (corrected !== undefined) {
      const withdrawn = findNextState(corrected.state, 'withdraw') === 'withdrawn';
      const withdrawnBecause = await vault.sealText(causePlace(corrected.id), `rettet: ${id}`);
      const withdrawal = withdrawn
        ? { state: 'withdrawn' as const, changedAt: savedAt, withdrawnBecause }
        : {};
      changes.push({ table: 'outbox', row: { ...corrected, correctedBy: id, ...withdrawal } });
      events.push({ action: 'corrected', record: corrected.id, person: cprKey });
    }
    return ok({ changes, events });
  }

  return {
    async saveRegistration(registration, savedAt) {
      const text = writeRegistrationContent(registration);
      // "Saved" is said of nothing that could not be read and handed over afterwards.
      if (findRegistrationContent(text) === undefined) throw new Error('Not a registration that can be kept');
      return writer.commit<SaveProblem>(() => decideSaving(registration, savedAt, text));
    },

    async findSamePerson(person, except) {
      const [cprKey, nameBirthKey] = await Promise.all([cprKeyOf(person.cpr), nameBirthKeyOf(person)]);
      const hits: SamePersonHit[] = [];
      const seen = new Set<RegistrationId>();
      const searches = [
        ['same-cpr', await findStanding(database, 'cprKey', cprKey, except)],
        ['same-name-and-birth-date', await findStanding(database, 'nameBirthKey', nameBirthKey, except)],
      ] as const;
      for (const [why, ids] of searches) {
        for (const entry of await toRecords(ids)) {
          if (seen.has(entry.id)) continue;
          seen.add(entry.id);
          hits.push({ why, entry });
        }
      }
      return hits;
    },

    async countQueue() {
      const [counts, created] = await database.transaction('r', [outbox, counters], () =>
        Promise.all([
          Promise.all(states.map((state) => outbox.where('state').equals(state).count())),
          counters.get('created'),
        ]),
      );
      const each = states.flatMap((state, at) => Array<HandOverState>(counts[at] ?? 0).fill(state));
      return countQueue(each, created?.value ?? 0);
    },

    countSavedSince: (from) => outbox.filter(({ savedAt }) => savedAt >= from).count(),

    async findRecords({ states: wanted, search: text = '', limit }) {
      if (wanted === undefined && text.trim() === '' && limit !== undefined) {
        // UUIDv7 sorts by time: the newest first.
        const [rows, total] = await Promise.all([
          outbox.orderBy(':id').reverse().limit(limit).primaryKeys(),
          outbox.count(),
        ]);
        return { records: await toRecords(rows), total };
      }
      const [found, inState] = await Promise.all([
        text.trim() === '' ? undefined : search.find(text),
        wanted === undefined ? undefined : findInStates(wanted),
      ]);
      let ids: readonly RegistrationId[];
      if (found === undefined) {
        ids = (inState ?? (await outbox.toCollection().primaryKeys())).reverse();
      } else {
        const allowed = inState === undefined ? undefined : new Set(inState);
        ids = allowed === undefined ? found : found.filter((id) => allowed.has(id));
      }
      return { records: await toRecords(limit === undefined ? ids : ids.slice(0, limit)), total: ids.length };
    },

    async listOutbox() {
      return (await this.findRecords({})).records;
    },

    warmSearch: () => search.warm(),

    async findRecord(id) {
      const [row, saved] = await Promise.all([outbox.get(id), registrations.get(id)]);
      return row === undefined ? undefined : reader.toRecord(row, saved);
    },

    async claimWaiting(now, limit) {
      let claimed: OutboxRow[] = [];
      await write(async () => {
        claimed = await findDue(now, limit);
        return {
          changes: claimed.map((row) => ({
            table: 'outbox',
            row: { ...row, state: 'sending', changedAt: now },
          })),
        };
      });
      const saved = await registrations.bulkGet(claimed.map(({ id }) => id));
      return Promise.all(
        claimed.map(async ({ id, attempts }, at): Promise<ClaimedRecord> => {
          const content = await reader.findContent(saved[at]);
          const readable = content !== undefined && findRegistrationContent(content) !== undefined;
          return { id, attempts, ...(readable ? { content } : {}) };
        }),
      );
    },

    async changeStates(changes, at) {
      const movedOn: RegistrationId[] = [];
      await write(async () => {
        movedOn.length = 0;
        const rows = await outbox.bulkGet(changes.map(({ id }) => id));
        const puts: RowChange[] = [];
        const events: AuditEvent[] = [];
        const written = new Map<RegistrationId, OutboxRow>();
        for (const [index, change] of changes.entries()) {
          const row = written.get(change.id) ?? rows[index];
          if (row === undefined || row.state !== change.from) {
            movedOn.push(change.id);
            continue;
          }
          const cause =
            change.withdrawnBecause === undefined
              ? undefined
              : await vault.sealText(causePlace(change.id), change.withdrawnBecause);
          const next = applyChange(row, change, cause, at);
          written.set(change.id, next);
          puts.push({ table: 'outbox', row: next });
          const event = eventOf(change);
          if (event !== undefined) events.push(event);
        }
        const acknowledged = changes.filter(({ id, to }) => to === 'acknowledged' && !movedOn.includes(id));
        if (acknowledged.length > 0) events.push({ action: 'handed-over', count: acknowledged.length });
        return { changes: puts, events };
      });
      return movedOn;
    },

    async putBackInterrupted(at) {
      let count = 0;
      await write(async () => {
        const rows = await outbox.where('state').equals('sending').toArray();
        count = rows.length;
        return {
          changes: rows.map((row) => ({ table: 'outbox', row: { ...row, state: 'waiting', changedAt: at } })),
        };
      });
      return count;
    },

    async hasten() {
      await write(async () => {
        const rows = await outbox.where('state').equals('waiting').toArray();
        const held = rows.filter(({ nextAttemptAt }) => nextAttemptAt !== undefined);
        return {
          changes: held.map(({ nextAttemptAt: _, ...row }) => ({ table: 'outbox', row })),
        };
      });
    },
  };
}

/** What a person did to a record. What the line did is counted, not listed. */
function eventOf({ id, from, to }: OutboxChange): AuditEvent | undefined {
  if (to === 'withdrawn') return { action: 'withdrew', record: id };
  if (to === 'waiting' && from !== 'sending') return { action: 'sent-again', record: id };
  return undefined;
}

function applyChange(
  row: OutboxRow,
  change: OutboxChange,
  cause: OutboxRow['withdrawnBecause'],
  at: Instant,
): OutboxRow {
  return {
    ...row,
    state: change.to,
    changedAt: at,
    attempts: change.attempts ?? row.attempts,
    nextAttemptAt: change.nextAttemptAt,
    trouble: change.trouble,
    receipt: change.receipt ?? row.receipt,
    withdrawnBecause: cause ?? row.withdrawnBecause,
  };
}

import type {
  ClaimedRecord,
  OutboxChange,
  OutboxRecord,
  SamePersonHit,
  StationStore,
} from '../application/ports/station-store.ts';
import { findRegistrationContent, writeRegistrationContent } from '../contract/registration-content.ts';
import {
  countQueue,
  findNextState,
  type Instant,
  type Registration,
  type RegistrationId,
} from '../domain/registration.ts';
import { fail, ok } from '../domain/result.ts';
import { namedBirthKey } from '../domain/same-person.ts';
import { findStanding } from './find-standing.ts';
import type { OutboxRow, RegistrationRow, StationDatabase } from './station-database.ts';
import { toStoreProblem } from './store-problem.ts';
import type { Vault } from './vault.ts';

const contentPlace = (id: RegistrationId): string => `registrations/${id}`;
const causePlace = (id: RegistrationId): string => `outbox/${id}/withdrawnBecause`;

class SameCprError extends Error {
  override readonly name = 'SameCprError';
  readonly id: RegistrationId;
  constructor(id: RegistrationId) {
    super('The CPR number has an active registration here');
    this.id = id;
  }
}

/**
 * The station's registrations and outbox in IndexedDB. Encryption happens before a transaction opens:
 * IndexedDB commits by itself as soon as anything else is awaited.
 */
export function createStationStore(database: StationDatabase, vault: Vault): StationStore {
  const { registrations, outbox, counters, drafts, letterPages } = database;

  const findContent = async (row: RegistrationRow | undefined): Promise<string | undefined> =>
    row === undefined ? undefined : vault.findText(contentPlace(row.id), row.content);

  async function toRecord(row: OutboxRow, saved: RegistrationRow | undefined): Promise<OutboxRecord> {
    const content = await findContent(saved);
    const registration = content === undefined ? undefined : findRegistrationContent(content);
    const { nextAttemptAt, trouble, receipt, withdrawnBecause, correctedBy, ...entry } = row;
    const cause = withdrawnBecause && (await vault.findText(causePlace(row.id), withdrawnBecause));
    return {
      ...entry,
      ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
      ...(trouble === undefined ? {} : { trouble }),
      ...(receipt === undefined ? {} : { receipt }),
      ...(cause === undefined ? {} : { withdrawnBecause: cause }),
      ...(correctedBy === undefined ? {} : { correctedBy }),
      ...(registration === undefined ? {} : { registration }),
    };
  }

  const cprKeyOf = (cpr: string): Promise<string> => vault.lookupKey('cpr', cpr);
  const nameBirthKeyOf = (person: Pick<Registration['person'], 'name' | 'birthDate'>): Promise<string> =>
    vault.lookupKey('name-and-birth-date', namedBirthKey(person.name, person.birthDate));

  return {
    async saveRegistration(registration, savedAt) {
      const { id, person, corrects } = registration;
      const text = writeRegistrationContent(registration);
      // "Saved" is said of nothing that could not be read and handed over afterwards.
      if (findRegistrationContent(text) === undefined) throw new Error('Not a registration that can be kept');
      const [content, cprKey, nameBirthKey, correctedBecause] = await Promise.all([
        vault.sealText(contentPlace(id), text),
        cprKeyOf(person.cpr),
        nameBirthKeyOf(person),
        corrects === undefined ? undefined : vault.sealText(causePlace(corrects), `rettet: ${id}`),
      ]);
      try {
        await database.transaction('rw', [registrations, outbox, counters, drafts, letterPages], async () => {
          if ((await registrations.get(id)) !== undefined) return;
          const [other] = await findStanding(database, 'cprKey', cprKey, corrects);
          if (other !== undefined) throw new SameCprError(other);
          const created = (await counters.get('created'))?.value ?? 0;
          await registrations.add({ id, cprKey, nameBirthKey, content });
          await outbox.add({ id, state: 'waiting', savedAt, changedAt: savedAt, attempts: 0 });
          await counters.put({ name: 'created', value: created + 1 });
          await drafts.delete(id);
          await letterPages.delete(id);
          const corrected = corrects === undefined ? undefined : await outbox.get(corrects);
          if (corrected === undefined) return;
          const withdrawn = findNextState(corrected.state, 'withdraw') === 'withdrawn';
          await outbox.put({
            ...corrected,
            correctedBy: id,
            ...(withdrawn
              ? { state: 'withdrawn', changedAt: savedAt, withdrawnBecause: correctedBecause }
              : {}),
          });
        });
        return ok(undefined);
      } catch (error) {
        if (error instanceof SameCprError) return fail({ kind: 'same-cpr', id: error.id });
        return fail(toStoreProblem(error));
      }
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
        for (const id of ids) {
          const [row, saved] = await Promise.all([outbox.get(id), registrations.get(id)]);
          if (seen.has(id) || row === undefined) continue;
          seen.add(id);
          hits.push({ why, entry: await toRecord(row, saved) });
        }
      }
      return hits;
    },

    async countQueue() {
      const [rows, created] = await database.transaction('r', [outbox, counters], () =>
        Promise.all([outbox.toArray(), counters.get('created')]),
      );
      return countQueue(
        rows.map((row) => row.state),
        created?.value ?? 0,
      );
    },

    async listOutbox() {
      const [rows, saved] = await database.transaction('r', [outbox, registrations], () =>
        Promise.all([outbox.toArray(), registrations.toArray()]),
      );
      const byId = new Map(saved.map((row) => [row.id, row]));
      // UUIDv7 sorts by time: the newest first.
      rows.sort((a, b) => (a.id < b.id ? 1 : -1));
      return Promise.all(rows.map((row) => toRecord(row, byId.get(row.id))));
    },

    async findRecord(id) {
      const [row, saved] = await Promise.all([outbox.get(id), registrations.get(id)]);
      return row === undefined ? undefined : toRecord(row, saved);
    },

    async claimWaiting(now, limit) {
      const claimed = await database.transaction('rw', [outbox, registrations], async () => {
        const due = (await outbox.where('state').equals('waiting').sortBy('id'))
          .filter((row) => row.nextAttemptAt === undefined || row.nextAttemptAt <= now)
          .slice(0, limit);
        await outbox.bulkPut(due.map((row) => ({ ...row, state: 'sending', changedAt: now })));
        const saved = await registrations.bulkGet(due.map((row) => row.id));
        return due.map((row, at) => ({ row, saved: saved[at] }));
      });
      return Promise.all(
        claimed.map(async ({ row, saved }): Promise<ClaimedRecord> => {
          const content = await findContent(saved);
          const readable = content !== undefined && findRegistrationContent(content) !== undefined;
          return { id: row.id, attempts: row.attempts, ...(readable ? { content } : {}) };
        }),
      );
    },

    async changeStates(changes, at) {
      const causes = await Promise.all(
        changes.map(async ({ id, withdrawnBecause }) =>
          withdrawnBecause === undefined ? undefined : vault.sealText(causePlace(id), withdrawnBecause),
        ),
      );
      return database.transaction('rw', outbox, async () => {
        const movedOn: RegistrationId[] = [];
        for (const [index, change] of changes.entries()) {
          const row = await outbox.get(change.id);
          if (row === undefined || row.state !== change.from) movedOn.push(change.id);
          else await outbox.put(applyChange(row, change, causes[index], at));
        }
        return movedOn;
      });
    },

    async putBackInterrupted(at) {
      return database.transaction('rw', outbox, () =>
        outbox.where('state').equals('sending').modify({ state: 'waiting', changedAt: at }),
      );
    },

    async hasten() {
      await database.transaction('rw', outbox, () =>
        outbox.where('state').equals('waiting').modify({ nextAttemptAt: undefined }),
      );
    },
  };
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

import type { PageImage } from '../application/ports/letter-reader.ts';
import {
  type ClaimedRecord,
  type Draft,
  type DraftStore,
  type OutboxChange,
  type OutboxEntry,
  type OutboxRecord,
  type SamePersonHit,
  type StationStore,
  StoreFailure,
} from '../application/ports/station-store.ts';
import { findRegistrationContent, writeRegistrationContent } from '../contract/registration-content.ts';
import type { ClerkId } from '../domain/clerk.ts';
import {
  countQueue,
  findNextState,
  type Instant,
  type Registration,
  type RegistrationId,
} from '../domain/registration.ts';
import { fail, ok } from '../domain/result.ts';
import { foldName, namedBirthKey } from '../domain/same-person.ts';

/** What the real store keeps, in memory, with the faults that a test can bring about. */
export interface MemoryStationStore extends StationStore, DraftStore {
  /** The disk is full, or has room again. */
  setFull(isFull: boolean): void;
  /** The saved text of a record can no longer be read. */
  damage(id: RegistrationId): void;
}

interface Saved {
  readonly person: Registration['person'];
  content: string | undefined;
}

/** Whose the drafts are where nobody says otherwise. */
export const memoryClerk = '00000000-0000-4000-8000-000000000001' as ClerkId;

export function createMemoryStationStore(clerk = memoryClerk): MemoryStationStore {
  const saved = new Map<RegistrationId, Saved>();
  const outbox = new Map<RegistrationId, OutboxEntry>();
  const drafts = new Map<RegistrationId, Draft>();
  const letterPages = new Map<RegistrationId, readonly PageImage[]>();
  let isFull = false;

  const byId = (a: { id: RegistrationId }, b: { id: RegistrationId }): number => (a.id < b.id ? -1 : 1);

  function toRecord(entry: OutboxEntry): OutboxRecord {
    const content = saved.get(entry.id)?.content;
    const registration = content === undefined ? undefined : findRegistrationContent(content);
    return { ...entry, ...(registration === undefined ? {} : { registration }) };
  }

  function stands({ state, correctedBy }: OutboxEntry): boolean {
    if (state === 'withdrawn') return false;
    for (let next = correctedBy; next !== undefined; ) {
      const correction = outbox.get(next);
      if (correction !== undefined && correction.state !== 'withdrawn') return false;
      next = correction?.correctedBy;
    }
    return true;
  }

  function findStanding(
    isSame: (person: Registration['person']) => boolean,
    except: RegistrationId | undefined,
  ): readonly OutboxEntry[] {
    return [...outbox.values()]
      .filter((entry) => entry.id !== except && stands(entry) && isSame(personOf(entry.id)))
      .sort(byId);
  }

  function personOf(id: RegistrationId): Registration['person'] {
    const found = saved.get(id);
    if (found === undefined) throw new Error('Every outbox row has its registration');
    return found.person;
  }

  function applyChange(entry: OutboxEntry, change: OutboxChange, at: Instant): OutboxEntry {
    const { id, savedAt, attempts, correctedBy } = entry;
    const receipt = change.receipt ?? entry.receipt;
    const cause = change.withdrawnBecause ?? entry.withdrawnBecause;
    return {
      id,
      savedAt,
      changedAt: at,
      state: change.to,
      attempts: change.attempts ?? attempts,
      ...(change.nextAttemptAt === undefined ? {} : { nextAttemptAt: change.nextAttemptAt }),
      ...(change.trouble === undefined ? {} : { trouble: change.trouble }),
      ...(receipt === undefined ? {} : { receipt }),
      ...(cause === undefined ? {} : { withdrawnBecause: cause }),
      ...(correctedBy === undefined ? {} : { correctedBy }),
    };
  }

  function markCorrected(corrects: RegistrationId, by: RegistrationId, at: Instant): void {
    const entry = outbox.get(corrects);
    if (entry === undefined) return;
    const withdrawal =
      findNextState(entry.state, 'withdraw') === 'withdrawn'
        ? ({ state: 'withdrawn', changedAt: at, withdrawnBecause: `rettet: ${by}` } as const)
        : {};
    outbox.set(corrects, { ...entry, correctedBy: by, ...withdrawal });
  }

  /** As the store on a disk: what the hand-over writes, it writes whole or throws. */
  function mustHaveRoom(changes: number): void {
    if (isFull && changes > 0) throw new StoreFailure({ kind: 'no-room' });
  }

  return {
    setFull(full) {
      isFull = full;
    },
    damage(id) {
      const found = saved.get(id);
      if (found === undefined) throw new Error('Only what was saved can be damaged');
      found.content = undefined;
    },

    async saveRegistration(registration, savedAt) {
      const { id, person, corrects } = registration;
      const content = writeRegistrationContent(registration);
      if (findRegistrationContent(content) === undefined) {
        throw new Error('Not a registration that can be kept');
      }
      if (saved.has(id)) return ok(undefined);
      const [other] = findStanding(({ cpr }) => cpr === person.cpr, corrects);
      if (other !== undefined) return fail({ kind: 'same-cpr', id: other.id });
      if (isFull) return fail({ kind: 'no-room' });
      saved.set(id, { person, content });
      outbox.set(id, { id, state: 'waiting', savedAt, changedAt: savedAt, attempts: 0 });
      drafts.delete(id);
      letterPages.delete(id);
      if (corrects !== undefined) markCorrected(corrects, id, savedAt);
      return ok(undefined);
    },

    async findSamePerson({ cpr, name, birthDate }, except) {
      const key = namedBirthKey(name, birthDate);
      const sameCpr = findStanding((person) => person.cpr === cpr, except);
      const sameName = findStanding((person) => namedBirthKey(person.name, person.birthDate) === key, except);
      return [
        ...sameCpr.map((entry): SamePersonHit => ({ why: 'same-cpr', entry: toRecord(entry) })),
        ...sameName
          .filter((entry) => !sameCpr.includes(entry))
          .map((entry): SamePersonHit => ({ why: 'same-name-and-birth-date', entry: toRecord(entry) })),
      ];
    },

    async countQueue() {
      const states = [...outbox.values()].map(({ state }) => state);
      return countQueue(states, saved.size);
    },

    async countSavedSince(from) {
      return [...outbox.values()].filter(({ savedAt }) => savedAt >= from).length;
    },

    async findRecords({ states, search = '', limit }) {
      const words = foldName(search).split(' ').filter(Boolean);
      const found = (await this.listOutbox()).filter(({ state, registration }) => {
        if (states !== undefined && !states.includes(state)) return false;
        if (words.length === 0) return true;
        const { person, residence } = registration ?? {};
        const text = foldName(`${person?.name} ${person?.cpr} ${residence?.printed.join(' ')}`).split(' ');
        return words.every((word) => text.some((other) => other.startsWith(word)));
      });
      return { records: found.slice(0, limit), total: found.length };
    },

    async warmSearch() {},

    async listOutbox() {
      return [...outbox.values()].sort(byId).reverse().map(toRecord);
    },

    async findRecord(id) {
      const entry = outbox.get(id);
      return entry === undefined ? undefined : toRecord(entry);
    },

    async claimWaiting(now, limit) {
      const due = [...outbox.values()]
        .filter(({ state }) => state === 'waiting')
        .filter(({ nextAttemptAt }) => nextAttemptAt === undefined || nextAttemptAt <= now)
        .sort(byId)
        .slice(0, limit);
      mustHaveRoom(due.length);
      return due.map((entry): ClaimedRecord => {
        const { id, attempts } = entry;
        outbox.set(id, { ...entry, state: 'sending', changedAt: now });
        const content = saved.get(id)?.content;
        return { id, attempts, ...(content === undefined ? {} : { content }) };
      });
    },

    async changeStates(changes, at) {
      mustHaveRoom(changes.filter(({ id, from }) => outbox.get(id)?.state === from).length);
      return changes.flatMap((change) => {
        const entry = outbox.get(change.id);
        if (entry === undefined || entry.state !== change.from) return [change.id];
        outbox.set(change.id, applyChange(entry, change, at));
        return [];
      });
    },

    async putBackInterrupted(at) {
      const interrupted = [...outbox.values()].filter(({ state }) => state === 'sending');
      mustHaveRoom(interrupted.length);
      for (const entry of interrupted) outbox.set(entry.id, { ...entry, state: 'waiting', changedAt: at });
      return interrupted.length;
    },

    async hasten() {
      const held = [...outbox.values()].filter(
        ({ state, nextAttemptAt }) => state === 'waiting' && nextAttemptAt !== undefined,
      );
      mustHaveRoom(held.length);
      for (const { nextAttemptAt: _, ...entry } of held) outbox.set(entry.id, entry);
    },

    async saveDraft(draft) {
      if (isFull) return fail({ kind: 'no-room' });
      const owner = drafts.get(draft.id)?.owner ?? clerk;
      if (!saved.has(draft.id)) drafts.set(draft.id, structuredClone({ ...draft, owner }));
      return ok(undefined);
    },

    async findDraft(id) {
      return structuredClone(drafts.get(id));
    },

    async isAnothers() {
      return false;
    },

    async listDrafts() {
      const order = ({ changedAt, id }: Draft): string => `${changedAt} ${id}`;
      return structuredClone([...drafts.values()]).sort((a, b) => (order(a) < order(b) ? 1 : -1));
    },

    async discardDraft(id) {
      if (isFull && (drafts.has(id) || letterPages.has(id))) return fail({ kind: 'no-room' });
      drafts.delete(id);
      letterPages.delete(id);
      return ok(undefined);
    },

    async handDraftOver(id, to) {
      const draft = drafts.get(id);
      if (draft === undefined) return fail({ kind: 'unavailable' });
      if (isFull) return fail({ kind: 'no-room' });
      drafts.set(id, { ...draft, owner: to });
      return ok(undefined);
    },

    async saveLetterPages(id, pages) {
      if (isFull) return fail({ kind: 'no-room' });
      if (!saved.has(id)) letterPages.set(id, structuredClone(pages));
      return ok(undefined);
    },

    async findLetterPages(id) {
      return structuredClone(letterPages.get(id) ?? []);
    },
  };
}

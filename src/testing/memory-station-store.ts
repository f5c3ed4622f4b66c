import { stands } from '../application/hand-over/apply-changes.ts';
import { emptyMemory } from '../application/hand-over/memory.ts';
import { correctEntry, doubtEntry, findCase } from '../application/hand-over/move-entry.ts';
import type { OutboxRecord } from '../application/ports/outbox.ts';
import type { DraftStore, SamePersonHit, StationStore } from '../application/ports/station-store.ts';
import { findRecordContent } from '../contract/record-content.ts';
import { findRegistrationContent, writeRegistrationContent } from '../contract/registration-content.ts';
import type { ClerkId } from '../domain/clerk.ts';
import { countQueue, type Instant, type Registration, type RegistrationId } from '../domain/registration.ts';
import { fail, ok } from '../domain/result.ts';
import { foldName, namedBirthKey } from '../domain/same-person.ts';
import { createMemoryDraftStore } from './memory-draft-store.ts';
import { createMemoryHandOver } from './memory-hand-over.ts';
import { copyOf, type HeldEntry, type HeldStation, toEntry } from './memory-station.ts';

/** What the real store keeps, in memory, with the faults that a test can bring about. */
export interface MemoryStationStore extends StationStore, DraftStore {
  /** The disk is full, or has room again. */
  setFull(isFull: boolean): void;
  /** The saved text of a record can no longer be read. */
  damage(id: RegistrationId): void;
  /** Removes what an acknowledged record says, as retention does. */
  purge(id: RegistrationId, at: Instant): void;
  /** Everything as it is now: a backup. */
  takeSnapshot(): HeldStation;
  /** The station as it was: restored from a backup, on this machine or another. */
  restore(snapshot: HeldStation): void;
}

/** Whose the records and drafts are where nobody says otherwise. */
export const memoryClerk = '00000000-0000-4000-8000-000000000001' as ClerkId;

export function createMemoryStationStore(clerk = memoryClerk): MemoryStationStore {
  const station: HeldStation = { saved: new Map(), outbox: new Map(), memory: emptyMemory };
  const { saved, outbox } = station;
  let full = false;
  const isFull = (): boolean => full;

  let last: Promise<unknown> = Promise.resolve();
  const alone = <Value>(run: () => Promise<Value>): Promise<Value> => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };

  const byId = (a: { id: RegistrationId }, b: { id: RegistrationId }): number => (a.id < b.id ? -1 : 1);
  const find = async (id: RegistrationId): Promise<HeldEntry | undefined> => outbox.get(id);

  function toRecord(entry: HeldEntry): OutboxRecord {
    const content = saved.get(entry.id)?.content;
    const { kind: _, ...says } = (content === undefined ? undefined : findRecordContent(content)) ?? {};
    return { ...toEntry(entry, findCase(entry)), ...says };
  }

  async function findReplacement(entry: HeldEntry | undefined): Promise<RegistrationId | undefined> {
    for (const other of [entry?.correctedBy, entry?.withdrawnBy]) {
      if (other !== undefined && (await stands(find, other))) return other;
    }
    return undefined;
  }

  async function findStanding(
    isSame: (person: Registration['person']) => boolean,
    except?: RegistrationId,
  ): Promise<readonly HeldEntry[]> {
    const found: HeldEntry[] = [];
    for (const entry of outbox.values()) {
      const person = saved.get(entry.id)?.person;
      if (entry.id === except || entry.state === 'withdrawn') continue;
      if (person === undefined || !isSame(person)) continue;
      if ((await findReplacement(entry)) === undefined) found.push(entry);
    }
    return found.sort(byId);
  }

  function markCorrected(entry: HeldEntry, by: RegistrationId, at: Instant): void {
    const next = { ...correctEntry(entry, by, at), otherSide: undefined };
    const isWithdrawn = next.state === 'withdrawn';
    outbox.set(entry.id, isWithdrawn ? { ...next, withdrawnBecause: `rettet: ${by}` } : next);
  }

  const drafts = createMemoryDraftStore({ clerk, isFull, isSaved: (id) => saved.has(id) });
  return {
    ...drafts,
    ...createMemoryHandOver({ station, clerk, isFull, alone, toRecord }),

    setFull(isFullNow) {
      full = isFullNow;
    },
    damage(id) {
      const found = saved.get(id);
      if (found === undefined) throw new Error('Only what was saved can be damaged');
      found.content = undefined;
    },
    purge(id, at) {
      const entry = outbox.get(id);
      if (entry?.state !== 'acknowledged') throw new Error('Only what was handed over is purged');
      saved.set(id, { person: undefined, content: undefined });
      outbox.set(id, { ...entry, purgedAt: at });
    },
    takeSnapshot: () => copyOf(station),
    restore(snapshot) {
      const copy = copyOf(snapshot);
      saved.clear();
      outbox.clear();
      for (const [id, one] of copy.saved) saved.set(id, one);
      for (const [id, one] of copy.outbox) {
        // What was on its way is in no backup.
        outbox.set(id, doubtEntry(one.state === 'sending' ? { ...one, state: 'waiting' } : one));
      }
      // What the hand-over remembers lies in no backup.
      station.memory = emptyMemory;
    },

    saveRegistration: (registration, savedAt) =>
      alone(async () => {
        const { id, person, corrects } = registration;
        const content = writeRegistrationContent(registration);
        if (findRegistrationContent(content) === undefined) {
          throw new Error('Not a registration that can be kept');
        }
        if (saved.has(id)) return ok(undefined);
        const corrected = corrects === undefined ? undefined : outbox.get(corrects);
        const replacement = await findReplacement(corrected);
        if (replacement !== undefined) return fail({ kind: 'no-longer-current', id: replacement });
        const [other] = await findStanding(({ cpr }) => cpr === person.cpr, corrects);
        if (other !== undefined) return fail({ kind: 'same-cpr', id: other.id });
        if (full) return fail({ kind: 'no-room' });
        saved.set(id, { person, content });
        const entry = { id, kind: 'registration', state: 'waiting', savedAt, changedAt: savedAt } as const;
        outbox.set(id, { ...entry, attempts: 0, owner: clerk, ...(corrects && { corrects }) });
        drafts.end(id);
        if (corrected !== undefined) markCorrected(corrected, id, savedAt);
        return ok(undefined);
      }),

    async findSamePerson({ cpr, name, birthDate }, except) {
      const key = namedBirthKey(name, birthDate);
      const sameCpr = await findStanding((person) => person.cpr === cpr, except);
      const sameName = await findStanding(
        (person) => namedBirthKey(person.name, person.birthDate) === key,
        except,
      );
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
      const records = await this.listOutbox();
      const found = records.filter(({ state, registration, withdraws }) => {
        if (states !== undefined && !states.includes(state)) return false;
        if (words.length === 0) return true;
        const target = registration ?? records.find(({ id }) => id === withdraws)?.registration;
        const { person, residence } = target ?? {};
        const text = foldName(`${person?.name} ${person?.cpr} ${residence?.printed.join(' ')}`).split(' ');
        return words.every((word) => text.some((other) => other.startsWith(word)));
      });
      return { records: found.slice(0, limit), total: found.length };
    },

    async warmSearch() {},

    async *findReceivedSince(from) {
      for (const record of await this.listOutbox()) {
        const { kind, state, receipt } = record;
        if (kind === 'registration' && state === 'acknowledged' && (receipt?.receivedAt ?? '') >= from) {
          yield [record];
        }
      }
    },

    async listOutbox() {
      return [...outbox.values()].sort(byId).reverse().map(toRecord);
    },

    async findRecord(id) {
      const entry = outbox.get(id);
      return entry === undefined ? undefined : toRecord(entry);
    },
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftStore, OutboxRecord, StationStore } from '../application/ports/station-store.ts';
import type { Receipt } from '../contract/intake-api.ts';
import { writeRegistrationContent } from '../contract/registration-content.ts';
import { calendarDate } from '../domain/calendar-date.ts';
import { isConserved, type Registration, type RegistrationId } from '../domain/registration.ts';
import { buildRegistration, type RegistrationOverrides } from './build-registration.ts';
import { instant, practiceId } from './fake-machine.ts';
import { practicePerson } from './practice-persons.ts';
import { createStoreOperator, storeOperations } from './station-store-operations.ts';

type Store = StationStore & DraftStore;

const now = instant('2026-11-23T08:00:00.000Z');
const later = instant('2026-11-23T08:05:00.000Z');

const receiptOf = (id: RegistrationId): Receipt => ({
  id,
  sequence: 7,
  receivedAt: later,
  contentHash: 'a'.repeat(64),
});

const idsOf = (records: readonly { readonly id: RegistrationId }[]) => records.map(({ id }) => id);

async function save(store: Store, overrides: RegistrationOverrides) {
  const registration = buildRegistration(overrides);
  const saved = await store.saveRegistration(registration, now);
  expect(saved).toEqual({ ok: true, value: undefined });
  return registration;
}

async function acknowledge(store: Store, id: RegistrationId): Promise<void> {
  await store.claimWaiting(now, 100);
  const change = { id, from: 'sending', to: 'acknowledged', receipt: receiptOf(id) } as const;
  expect(await store.changeStates([change], later)).toEqual([]);
}

async function withdraw(store: Store, id: RegistrationId): Promise<void> {
  const change = { id, from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Mødte ikke op' } as const;
  expect(await store.changeStates([change], later)).toEqual([]);
}

/** What every store of a station must do. Each call of `create` gives an empty one. */
export function describeStationStore(name: string, create: () => Promise<Store>): void {
  describe(`${name}: saving`, () => {
    it('keeps a registration word for word, waiting to be handed over', async () => {
      const store = await create();
      const registration = await save(store, { nth: 1 });
      const record = await store.findRecord(registration.id);
      expect(record).toEqual({
        id: registration.id,
        state: 'waiting',
        savedAt: now,
        changedAt: now,
        attempts: 0,
        registration,
      } satisfies OutboxRecord);
      expect(await store.listOutbox()).toEqual([record]);
    });

    it('saves the same id once, however often it is saved', async () => {
      const store = await create();
      const registration = await save(store, { nth: 1 });
      await acknowledge(store, registration.id);
      const before = await store.findRecord(registration.id);
      await save(store, { nth: 1, documentsSeen: ['passport'] });
      expect(await store.findRecord(registration.id)).toEqual(before);
      expect((await store.countQueue()).created).toBe(1);
    });

    it('ends the draft and its letter with the save, and a late keystroke does not revive them', async () => {
      const store = await create();
      const id = practiceId(1);
      const draft = { id, startedAt: now, changedAt: now, form: { name: 'Øvine' } };
      const page = { width: 2, height: 3, mediaType: 'image/png', bytes: new Uint8Array([1, 2]) } as const;
      await store.saveDraft(draft);
      await store.saveLetterPages(id, [page]);
      await save(store, { nth: 1 });
      await store.saveDraft(draft);
      await store.saveLetterPages(id, [page]);
      expect(await store.findDraft(id)).toBeUndefined();
      expect(await store.listDrafts()).toEqual([]);
      expect(await store.findLetterPages(id)).toEqual([]);
    });

    it('keeps nothing of a save that is refused', async () => {
      const store = await create();
      const first = await save(store, { nth: 1 });
      const second = buildRegistration({ nth: 2, person: practicePerson(1), corrects: practiceId(3) });
      const third = await save(store, { nth: 3 });
      const draft = { id: second.id, startedAt: now, changedAt: now, form: { half: 'filled' } };
      await store.saveDraft(draft);
      expect(await store.saveRegistration(second, now)).toEqual({
        ok: false,
        error: { kind: 'same-cpr', id: first.id },
      });
      expect(await store.findRecord(second.id)).toBeUndefined();
      expect(await store.findDraft(second.id)).toEqual(draft);
      expect((await store.findRecord(third.id))?.state).toBe('waiting');
      expect(await store.countQueue()).toMatchObject({ created: 2, waiting: 2 });
    });

    it('says "saved" of nothing that could not be read afterwards', async () => {
      const store = await create();
      const nameless = buildRegistration({ nth: 1, person: { name: ' ' } });
      await expect(store.saveRegistration(nameless, now)).rejects.toThrow('Not a registration');
      expect(await store.listOutbox()).toEqual([]);
      expect((await store.countQueue()).created).toBe(0);
    });

    it('takes only one of two registrations of a person saved in the same moment', async () => {
      const store = await create();
      const answers = await Promise.all(
        [1, 2].map((nth) =>
          store.saveRegistration(buildRegistration({ nth, person: practicePerson(9) }), now),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await store.countQueue()).created).toBe(1);
    });
  });

  describe(`${name}: correcting`, () => {
    it('withdraws the unsent record that is corrected, in the same save', async () => {
      const store = await create();
      const wrong = await save(store, { nth: 1 });
      const right = await save(store, { nth: 2, person: practicePerson(1), corrects: wrong.id });
      const record = await store.findRecord(wrong.id);
      expect(record).toMatchObject({ state: 'withdrawn', correctedBy: right.id });
      expect(record?.withdrawnBecause).toContain(right.id);
      expect(await store.countQueue()).toEqual({
        created: 2,
        acknowledged: 0,
        waiting: 1,
        needsAPerson: 0,
        withdrawn: 1,
      });
    });

    it('leaves a record that is under way or handed over, and notes what corrects it', async () => {
      const store = await create();
      const handedOver = await save(store, { nth: 1 });
      await acknowledge(store, handedOver.id);
      const underWay = await save(store, { nth: 2 });
      await store.claimWaiting(now, 10);
      for (const { id } of [handedOver, underWay]) {
        const before = await store.findRecord(id);
        const person = before?.registration?.person ?? {};
        const nth = id === handedOver.id ? 11 : 12;
        await save(store, { nth, person, corrects: id });
        expect(await store.findRecord(id)).toEqual({ ...before, correctedBy: practiceId(nth) });
      }
    });

    it('lets a correction be corrected in its turn', async () => {
      const store = await create();
      const person = practicePerson(1);
      await save(store, { nth: 1, person });
      await acknowledge(store, practiceId(1));
      await save(store, { nth: 2, person, corrects: practiceId(1) });
      await acknowledge(store, practiceId(2));
      await save(store, { nth: 3, person, corrects: practiceId(2) });
      await save(store, { nth: 4, person, corrects: practiceId(3) });
      const again = buildRegistration({ nth: 5, person });
      expect(await store.saveRegistration(again, now)).toEqual({
        ok: false,
        error: { kind: 'same-cpr', id: practiceId(4) },
      });
    });

    it('lets the corrected record stand again when the correction is withdrawn', async () => {
      const store = await create();
      const person = practicePerson(1);
      await save(store, { nth: 1, person });
      await acknowledge(store, practiceId(1));
      await save(store, { nth: 2, person, corrects: practiceId(1) });
      await withdraw(store, practiceId(2));
      expect(idsOf((await store.findSamePerson(person)).map(({ entry }) => entry))).toEqual([practiceId(1)]);
    });
  });

  describe(`${name}: the same person`, () => {
    it('is found by the number, whatever the name', async () => {
      const store = await create();
      const { person } = await save(store, { nth: 1 });
      const hits = await store.findSamePerson({ ...person, name: 'En Helt Anden' });
      expect(hits).toHaveLength(1);
      expect(hits[0]).toMatchObject({
        why: 'same-cpr',
        entry: { id: practiceId(1), registration: { person } },
      });
    });

    it.each([
      ['the words in another order', 'Øveby Samira Test'],
      ['a hyphen where there was a space', 'Samira-Test ØVEBY'],
      ['Danish letters spelt out, other marks gone', 'samira test Oeveby'],
    ])('is found under another number by name and birth date: %s', async (_, name) => {
      const store = await create();
      const birthDate = calendarDate('2045-01-01');
      await save(store, { nth: 1, person: { name: 'Samíra Test Øveby', birthDate } });
      const hits = await store.findSamePerson({ cpr: practicePerson(2).cpr, name, birthDate });
      expect(hits.map(({ why, entry }) => [why, entry.id])).toEqual([
        ['same-name-and-birth-date', practiceId(1)],
      ]);
      const born = calendarDate('2045-01-02');
      expect(await store.findSamePerson({ cpr: practicePerson(2).cpr, name, birthDate: born })).toEqual([]);
    });

    it('is named once, by the number first, where both fit', async () => {
      const store = await create();
      const { person } = await save(store, { nth: 1 });
      await save(store, { nth: 2, person: { name: person.name, birthDate: person.birthDate } });
      const hits = await store.findSamePerson(person);
      expect(hits.map(({ why, entry }) => [why, entry.id])).toEqual([
        ['same-cpr', practiceId(1)],
        ['same-name-and-birth-date', practiceId(2)],
      ]);
    });

    it('is not found in a withdrawn record, which lets the person be registered again', async () => {
      const store = await create();
      const { id, person } = await save(store, { nth: 1 });
      await withdraw(store, id);
      expect(await store.findSamePerson(person)).toEqual([]);
      await save(store, { nth: 2, person });
    });

    it('is not found in the record that is being corrected', async () => {
      const store = await create();
      const { id, person } = await save(store, { nth: 1 });
      expect(await store.findSamePerson(person, id)).toEqual([]);
    });
  });

  describe(`${name}: the outbox`, () => {
    it('gives the exact texts, oldest first, no more than asked for, and marks them as being sent', async () => {
      const store = await create();
      const saved: Registration[] = [];
      for (const nth of [3, 1, 2]) saved.push(await save(store, { nth }));
      const claimed = await store.claimWaiting(later, 2);
      const text = (nth: number) => {
        const registration = saved.find(({ id }) => id === practiceId(nth));
        return registration === undefined ? undefined : writeRegistrationContent(registration);
      };
      expect(claimed).toEqual([
        { id: practiceId(1), attempts: 0, content: text(1) },
        { id: practiceId(2), attempts: 0, content: text(2) },
      ]);
      expect(await store.findRecord(practiceId(2))).toMatchObject({ state: 'sending', changedAt: later });
      expect(await store.findRecord(practiceId(3))).toMatchObject({ state: 'waiting', changedAt: now });
    });

    it('lists the newest first', async () => {
      const store = await create();
      for (const nth of [2, 1, 3]) await save(store, { nth });
      expect(idsOf(await store.listOutbox())).toEqual([3, 2, 1].map(practiceId));
    });

    it('gives a record whose time has not come only when it is hastened', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.claimWaiting(now, 10);
      const putBack = { id: practiceId(1), from: 'sending', to: 'waiting', attempts: 1 } as const;
      await store.changeStates([{ ...putBack, nextAttemptAt: later, trouble: { kind: 'timed-out' } }], now);
      expect(await store.claimWaiting(instant('2026-11-23T08:04:59.999Z'), 10)).toEqual([]);
      expect(await store.findRecord(practiceId(1))).toMatchObject({
        nextAttemptAt: later,
        trouble: { kind: 'timed-out' },
      });
      await store.hasten();
      expect(await store.findRecord(practiceId(1))).not.toHaveProperty('nextAttemptAt');
      expect(await store.claimWaiting(now, 10)).toMatchObject([{ id: practiceId(1), attempts: 1 }]);
    });

    it('gives it when its time has come', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.claimWaiting(now, 10);
      const putBack = { id: practiceId(1), from: 'sending', to: 'waiting', nextAttemptAt: later } as const;
      await store.changeStates([putBack], now);
      expect(idsOf(await store.claimWaiting(later, 10))).toEqual([practiceId(1)]);
    });

    it('never gives a record to two who ask in the same moment', async () => {
      const store = await create();
      for (const nth of [1, 2, 3, 4, 5]) await save(store, { nth });
      const claims = await Promise.all([
        store.claimWaiting(now, 3),
        store.claimWaiting(now, 3),
        store.claimWaiting(now, 3),
      ]);
      expect(idsOf(claims.flat()).sort()).toEqual([1, 2, 3, 4, 5].map(practiceId));
    });

    it('changes a record only from the state that was looked at', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await save(store, { nth: 2 });
      await store.claimWaiting(now, 1);
      const movedOn = await store.changeStates(
        [
          { id: practiceId(1), from: 'waiting', to: 'withdrawn', withdrawnBecause: 'For sent' },
          { id: practiceId(2), from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Mødte ikke op' },
          { id: practiceId(3), from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Findes ikke' },
        ],
        later,
      );
      expect(movedOn).toEqual([practiceId(1), practiceId(3)]);
      expect((await store.findRecord(practiceId(1)))?.state).toBe('sending');
      expect(await store.findRecord(practiceId(2))).toMatchObject({
        state: 'withdrawn',
        changedAt: later,
        withdrawnBecause: 'Mødte ikke op',
      });
    });

    it('keeps the receipt for good', async () => {
      const store = await create();
      const { id } = await save(store, { nth: 1 });
      await acknowledge(store, id);
      expect(await store.findRecord(id)).toMatchObject({ state: 'acknowledged', receipt: receiptOf(id) });
    });

    it('lets what was being sent when the program died wait again, and nothing else', async () => {
      const store = await create();
      for (const nth of [1, 2, 3]) await save(store, { nth });
      await acknowledge(store, practiceId(1));
      await store.putBackInterrupted(later);
      await store.claimWaiting(now, 1);
      expect(await store.putBackInterrupted(later)).toBe(1);
      expect((await store.listOutbox()).map(({ state }) => state)).toEqual([
        'waiting',
        'waiting',
        'acknowledged',
      ]);
    });
  });

  describe(`${name}: drafts`, () => {
    const draft = (nth: number, changedAt = now) => ({
      id: practiceId(nth),
      startedAt: now,
      changedAt,
      form: { cpr: '010145', notes: ['halvt', null], step: nth },
    });

    it('come back as they were, the last changed first', async () => {
      const store = await create();
      await store.saveDraft(draft(1, later));
      await store.saveDraft(draft(2));
      expect(await store.listDrafts()).toEqual([draft(1, later), draft(2)]);
      expect(await store.findDraft(practiceId(2))).toEqual(draft(2));
      expect(await store.findDraft(practiceId(3))).toBeUndefined();
    });

    it('keep their letter until they are discarded', async () => {
      const store = await create();
      const id = practiceId(1);
      const pages = [
        { width: 1654, height: 2339, mediaType: 'image/jpeg', bytes: new Uint8Array([255, 216, 0, 7]) },
        { width: 1240, height: 1754, mediaType: 'image/png', bytes: new Uint8Array([137, 80]) },
      ] as const;
      await store.saveDraft(draft(1));
      await store.saveLetterPages(id, pages);
      expect(await store.findLetterPages(id)).toEqual(pages);
      await store.discardDraft(id);
      expect(await store.findDraft(id)).toBeUndefined();
      expect(await store.findLetterPages(id)).toEqual([]);
    });
  });

  describe(`${name}: whatever happens`, () => {
    it('every saved record is acknowledged, waiting, with a person, or withdrawn', async () => {
      await fc.assert(
        fc.asyncProperty(storeOperations, async (operations) => {
          const store = await create();
          const operate = createStoreOperator(store);
          const saved = new Set<RegistrationId>();
          const ended = new Map<RegistrationId, string>();
          for (const operation of operations) {
            const answer = await operate(operation);
            const isSaved = operation.kind === 'save' && (answer as { ok: boolean }).ok;
            if (isSaved) saved.add(practiceId(operation.nth));
            const count = await store.countQueue();
            expect(count.created).toBe(saved.size);
            expect(isConserved(count)).toBe(true);
            const records = await store.listOutbox();
            expect(idsOf(records).toSorted()).toEqual([...saved].sort());
            for (const { id, state, receipt, withdrawnBecause } of records) {
              // Nothing leaves the end of the road.
              if (ended.has(id)) expect(state).toBe(ended.get(id));
              if (state === 'acknowledged' || state === 'withdrawn') ended.set(id, state);
              if (state === 'acknowledged') expect(receipt?.id).toBe(id);
              if (state === 'withdrawn') expect(withdrawnBecause).toBeTruthy();
            }
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { OutboxRecord } from '../../application/ports/outbox.ts';
import { calendarDate } from '../../domain/calendar-date.ts';
import { buildRegistration } from '../build-registration.ts';
import { practiceId } from '../fake-machine.ts';
import { memoryClerk } from '../memory-station-store.ts';
import { practicePerson } from '../practice-persons.ts';
import { acknowledge, type CreateStore, idsOf, now, save, withdraw } from './contract-steps.ts';

/** Saving, correcting, and finding the same person again. */
export function describeSaving(name: string, create: CreateStore): void {
  describe(`${name}: saving`, () => {
    it('keeps a registration word for word, waiting to be handed over', async () => {
      const store = await create();
      const registration = await save(store, { nth: 1 });
      const record = await store.findRecord(registration.id);
      expect(record).toEqual({
        id: registration.id,
        kind: 'registration',
        owner: memoryClerk,
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
      expect(await store.findDraft(second.id)).toMatchObject(draft);
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
}

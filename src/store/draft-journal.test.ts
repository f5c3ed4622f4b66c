import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../application/ports/station-store.ts';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { createTestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const page = { width: 1, height: 1, mediaType: 'image/png', bytes: Uint8Array.of(7) } as const;
const draft = (nth: number, text = 'a'): Draft => ({
  id: practiceId(nth),
  startedAt: now,
  changedAt: now,
  form: { text },
});

async function createStation() {
  const machine = createTestMachine();
  const station = await machine.open();
  const size = (): number => machine.files.used();
  /** The station as it is rebuilt from the journal alone. */
  const rebuild = async () => {
    const database = await machine.look();
    for (const table of database.tables) await table.clear();
    return machine.open();
  };
  const settle = (): Promise<void> => station.tryRoom();
  const close = (): Promise<void> => station.close();
  const { store, drafts } = station;
  return { machine, store, drafts, size, rebuild, settle, close };
}

describe("A draft's way into the journal", () => {
  it('takes the newest of many keystrokes, once', async () => {
    const { machine, drafts, size, rebuild, settle } = await createStation();
    const before = size();
    for (const text of ['a', 'ab', 'abc']) await drafts.saveDraft(draft(1, text));
    expect(size()).toBe(before);
    machine.letTimePass();
    await settle();
    const once = size();
    machine.letTimePass();
    await settle();
    expect(size()).toBe(once);
    expect(await (await rebuild()).drafts.findDraft(practiceId(1))).toMatchObject({ form: { text: 'abc' } });
  });

  it('takes the letter once, and not again with every keystroke', async () => {
    const { drafts, size, rebuild, settle } = await createStation();
    const large = { ...page, bytes: new Uint8Array(50_000) };
    await drafts.saveDraft(draft(1));
    await drafts.saveLetterPages(practiceId(1), [large]);
    await settle();
    const withLetter = size();
    await drafts.saveDraft(draft(1, 'ab'));
    await settle();
    expect(size() - withLetter).toBeLessThan(2000);
    const { drafts: rebuilt } = await rebuild();
    expect(await rebuilt.findLetterPages(practiceId(1))).toEqual([large]);
    expect(await rebuilt.findDraft(practiceId(1))).toMatchObject({ form: { text: 'ab' } });
  });

  it('does not bring back what was saved or discarded meanwhile', async () => {
    const { machine, drafts, store, rebuild, settle } = await createStation();
    for (const nth of [1, 2, 3]) await drafts.saveDraft(draft(nth));
    await store.saveRegistration(buildRegistration({ nth: 1 }), now);
    await drafts.discardDraft(practiceId(2));
    machine.letTimePass();
    await settle();
    const { drafts: rebuilt } = await rebuild();
    expect((await rebuilt.listDrafts()).map(({ id }) => id)).toEqual([practiceId(3)]);
  });

  it('is finished before the store is closed', async () => {
    const { drafts, close, rebuild } = await createStation();
    await drafts.saveDraft(draft(1));
    await close();
    expect(await (await rebuild()).drafts.listDrafts()).toHaveLength(1);
  });

  it('goes on with the next keystroke where the disk would not take the last', async () => {
    const { machine, drafts, rebuild, settle } = await createStation();
    await drafts.saveDraft(draft(1));
    machine.files.failNext('unavailable');
    machine.letTimePass();
    await drafts.saveDraft(draft(2));
    machine.letTimePass();
    await settle();
    expect(await (await rebuild()).drafts.listDrafts()).toHaveLength(2);
  });

  it('lets the store be closed also where it cannot be gone', async () => {
    const { machine, drafts, store, close } = await createStation();
    await drafts.saveDraft(draft(1));
    machine.files.setRoom(0);
    await close();
    machine.files.setRoom(undefined);
    await expect(store.countQueue()).rejects.toThrow();
    expect(await (await machine.open()).drafts.listDrafts()).toHaveLength(1);
  });
});

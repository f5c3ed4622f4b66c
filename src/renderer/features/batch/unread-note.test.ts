import { expect, test } from 'vitest';
import type { ClerkId } from '../../../domain/clerk.ts';
import { createFakeIds } from '../../../testing/fake-machine.ts';
import { createUnreadNote } from './unread-note.ts';

const clerk = 'a' as ClerkId;
const colleague = 'b' as ClerkId;

/** Turns every sign round: what lies in the storage is not what was written. */
const later = {
  async seal(place: string, text: string) {
    const data = new TextEncoder().encode(`${place} ${text}`).map((byte) => 255 - byte);
    return { nonce: new Uint8Array(12), data };
  },
  async open(place: string, { data }: { readonly data: Uint8Array | ArrayBuffer }) {
    const text = new TextDecoder().decode(new Uint8Array(data).map((byte) => 255 - byte));
    return text.startsWith(`${place} `) ? text.slice(place.length + 1) : undefined;
  },
};

function setUp() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const ids = createFakeIds();
  return { kept, open: (whose: ClerkId) => createUnreadNote({ later, ids }, whose, storage) };
}

test('the files that were not read are named to the clerk who gave them, and to nobody else', async () => {
  const { kept, open } = setUp();
  const note = open(clerk);
  note.keep(['Amina Øvelse.pdf', 'scan-2.pdf']);
  await note.settle();
  expect([...kept.values()].join()).not.toContain('Amina');
  expect(await open(clerk).find()).toEqual(['Amina Øvelse.pdf', 'scan-2.pdf']);
  expect(await open(colleague).find()).toEqual([]);
});

test('the newest note counts, and none is left when all is read', async () => {
  const { kept, open } = setUp();
  const note = open(clerk);
  note.keep(['1', '2']);
  note.keep(['2']);
  await note.settle();
  expect(await note.find()).toEqual(['2']);
  note.keep([]);
  await note.settle();
  expect(kept.size).toBe(0);
});

test('a note that does not open tells nothing', async () => {
  const { kept, open } = setUp();
  kept.set('bopael-unread-letters-a', '{"place":"x"}');
  expect(await open(clerk).find()).toEqual([]);
});

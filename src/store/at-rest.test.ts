import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { buildAddress, buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import type { StationDatabase } from './station-database.ts';
import { createTestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');

async function createStation(key = 7) {
  const machine = createTestMachine({ rootKey: new Uint8Array(32).fill(key) });
  const opened = await machine.open();
  return { ...opened, machine, database: await machine.look() };
}

describe('What lies in the station database and its files', () => {
  const canary = {
    cpr: '2402505991',
    name: 'Kanariefugl Prøvesen',
    street: 'Kanariestræde',
    careOf: 'Fuglsang',
    note: 'Naboen Gulbrand sagde det',
  };

  it('shows nothing of a person, in drafts, letters, registrations or causes', async () => {
    const { machine, database, store, drafts } = await createStation();
    const address = buildAddress({ street: canary.street });
    const registration = (nth: number) =>
      buildRegistration({
        nth,
        person: { cpr: canary.cpr as never, name: canary.name },
        residence: { address, careOf: canary.careOf },
      });
    expect((await store.saveRegistration(registration(1), now)).ok).toBe(true);
    await store.changeStates(
      [{ id: practiceId(1), from: 'waiting', to: 'withdrawn', withdrawnBecause: canary.note }],
      now,
    );
    expect((await store.saveRegistration(registration(2), now)).ok).toBe(true);
    const again = { ...registration(3), corrects: practiceId(2) };
    expect((await store.saveRegistration(again, now)).ok).toBe(true);
    await drafts.saveDraft({ id: practiceId(4), startedAt: now, changedAt: now, form: canary });
    const bytes = new TextEncoder().encode(Object.values(canary).join(' '));
    await drafts.saveLetterPages(practiceId(4), [{ width: 1, height: 1, mediaType: 'image/png', bytes }]);

    machine.letTimePass();
    await drafts.discardDraft(practiceId(5));

    const everything = `${await dump(database)}\n${print(machine.files.contents)}`;
    // The dump does see what is there: ids are in clear, and so is this.
    expect(everything).toContain(practiceId(4));
    expect(everything).toContain('withdrawn');
    for (const text of [...Object.values(canary), '240250', '5991', 'Kanarie', 'Gulbrand']) {
      for (const form of [
        text,
        text.toLowerCase(),
        btoa(String.fromCharCode(...new TextEncoder().encode(text))),
      ]) {
        expect(everything.includes(form), form).toBe(false);
      }
    }
  });

  it("tells two look-up keys of one number apart only for those who hold the station's key", async () => {
    const [one, other] = [await createStation(1), await createStation(2)];
    for (const { store } of [one, other]) await store.saveRegistration(buildRegistration(), now);
    const [mine, theirs] = await Promise.all(
      [one, other].map(({ database }) => database.registrations.toCollection().first()),
    );
    expect(mine?.cprKey).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(mine?.cprKey).not.toBe(theirs?.cprKey);
    expect(mine?.nameBirthKey).not.toBe(mine?.cprKey);
  });
});

/** Bytes both as text and as their neighbours would print them. */
function print(value: unknown): string {
  if (value instanceof ArrayBuffer) return print(new Uint8Array(value));
  if (value instanceof Uint8Array) {
    return ['utf-8', 'latin1', 'utf-16le']
      .map((encoding) => new TextDecoder(encoding).decode(value))
      .join('\n');
  }
  if (value instanceof Map) return print([...value]);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}\n${print(inner)}`)
    .join('\n');
}

/** Every row of every table. */
async function dump(database: StationDatabase): Promise<string> {
  const parts: string[] = [];
  for (const table of database.tables) {
    parts.push(table.name, print(await table.toArray()), print(await table.toCollection().primaryKeys()));
  }
  return parts.join('\n');
}

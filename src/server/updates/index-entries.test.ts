import { createHash, createHmac } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import type { OutgoingRecord } from '../../contract/intake-api.ts';
import { type IndexEntry, IndexEntrySchema } from '../../contract/updates.ts';
import { entryTexts } from '../../domain/person-tokens.ts';
import type { Registration } from '../../domain/registration.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import {
  outgoing,
  practiceCpr,
  practiceRegistration,
  practiceWithdrawal,
} from '../testing/practice-registrations.ts';
import { deskOn, openTestDatabase } from '../testing/test-desk.ts';
import { steppingClock } from '../testing/test-server.ts';
import { createIndexEntries, recordsAtOnce } from './index-entries.ts';
import type { FindIndexEntries } from './updates-route.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** All that there is, asked for part by part. */
async function readAll(find: FindIndexEntries, limit = 2000): Promise<readonly IndexEntry[]> {
  const all: IndexEntry[] = [];
  for (let after = 0; ; ) {
    const { entries, upTo } = await find(after, limit);
    for (const { sequence } of entries) expect(sequence > after && sequence <= upTo).toBe(true);
    all.push(...entries);
    if (entries.length === 0) return all;
    after = upTo;
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const numbersOf = (entries: readonly IndexEntry[]): readonly number[] =>
  entries.map(({ sequence }) => sequence);

describeOnEachDatabase('the blinded index', (newPlace) => {
  const open = async () => {
    const database = await openTestDatabase(await newPlace());
    closing.push(() => database.close());
    const { station, handOver } = await deskOn(database, steppingClock()).newStation('Skranke 1', 'Nord');
    const tokenOf = (text: string): string =>
      createHmac('sha256', database.keys.blinding).update(text).digest().subarray(0, 8).toString('base64');
    return {
      ...database,
      station,
      tokenOf,
      find: createIndexEntries(database),
      async take(records: readonly OutgoingRecord[]): Promise<void> {
        const { results } = await handOver(records);
        expect(results.filter(({ outcome }) => outcome !== 'acknowledged')).toEqual([]);
      },
    };
  };

  /** Many records at once, without the work of a hand-over. */
  const fill = async (
    { db, station }: Pick<Awaited<ReturnType<typeof open>>, 'db' | 'station'>,
    count: number,
    contentOf: (place: number, registration: Registration) => string = (_, one) => outgoing(one).content,
  ): Promise<void> => {
    const rows = Array.from({ length: count }, (_, place) => {
      const cpr = practiceCpr(place);
      const registration = practiceRegistration({ cpr, name: `Øvelse Nummer ${place}` });
      const content = contentOf(place, registration);
      return {
        id: registration.id,
        sequence: place + 1,
        station_id: station.id,
        received_at: new Date('2026-11-22T23:30:00.000Z'),
        content,
        content_hash: sha256(content),
        cpr,
        named_birth_hash: sha256(cpr),
        replaces: null,
      };
    });
    for (let at = 0; at < count; at += 1000) {
      await db
        .insertInto('records')
        .values(rows.slice(at, at + 1000))
        .execute();
    }
    await db.updateTable('lines').set({ last: count }).where('name', '=', 'records').execute();
  };

  it('has an entry of every record in its order, findable with the key alone', async () => {
    const server = await open();
    expect(await server.find(0, 10)).toEqual({ entries: [], upTo: 0 });
    const people = Array.from({ length: 25 }, (_, place) =>
      practiceRegistration({ cpr: practiceCpr(place), name: `Jürgen Ali-Øvelse Nr${place}` }),
    );
    await server.take(people.slice(0, 10).map(outgoing));
    expect(numbersOf(await readAll(server.find, 3))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await server.take(people.slice(10).map(outgoing));
    expect((await server.find(10, 100)).entries.map(({ id }) => id)).toEqual(
      people.slice(10).map(({ id }) => id),
    );
    const all = await readAll(server.find, 7);
    expect(all.length).toBe(25);
    for (const [at, entry] of all.entries()) {
      const { person, id } = people[at] as Registration;
      const texts = entryTexts(person, id);
      expect(IndexEntrySchema.parse(entry)).toEqual({
        sequence: at + 1,
        id,
        person: {
          office: server.station.office,
          receivedOn: '2026-11-23',
          cpr: server.tokenOf(texts.cpr),
          whole: server.tokenOf(texts.whole),
          pairs: texts.pairs.map(server.tokenOf).sort(),
          parts: texts.parts.map(server.tokenOf).sort(),
        },
      });
    }
  });

  it('says which record a correction or a withdrawal takes the place of, and of whom no more', async () => {
    const server = await open();
    const first = practiceRegistration({ cpr: practiceCpr(0), name: 'Amina Øvelse' });
    await server.take([outgoing(first)]);
    const second = practiceRegistration({
      cpr: practiceCpr(0),
      name: 'Amina Prøvesen',
      corrects: first.id,
    });
    await server.take([outgoing(second)]);
    const withdrawal = practiceWithdrawal({ withdraws: second.id });
    await server.take([withdrawal]);
    const again = practiceRegistration({ cpr: practiceCpr(0), name: 'Amina Øvelse' });
    await server.take([outgoing(again)]);
    const [one, two, three, four] = await readAll(server.find);
    expect(one).toMatchObject({ id: first.id, person: { cpr: expect.any(String) as string } });
    expect(one).not.toHaveProperty('replaces');
    expect(two).toMatchObject({ id: second.id, replaces: first.id, person: { cpr: one?.person?.cpr } });
    expect(three).toEqual({ sequence: 3, id: withdrawal.id, replaces: second.id });
    expect(four).toMatchObject({
      id: again.id,
      replaces: withdrawal.id,
      person: { whole: one?.person?.whole },
    });
  });

  it('several processes that build it at once make each entry once', async () => {
    const server = await open();
    await fill(server, 3 * recordsAtOnce + 11);
    const finders = [server.find, createIndexEntries(server), createIndexEntries(server)];
    const read = await Promise.all(finders.map((find) => readAll(find, 500)));
    for (const entries of read) {
      expect(numbersOf(entries)).toEqual(Array.from({ length: 3 * recordsAtOnce + 11 }, (_, at) => at + 1));
      expect(entries).toEqual(read[0]);
    }
  });

  it('is built no further than one question needs', async () => {
    const server = await open();
    await fill(server, recordsAtOnce + 5);
    expect((await server.find(0, 5)).upTo).toBe(5);
    const count = async () =>
      (await server.db.selectFrom('index_entries').select('sequence').execute()).length;
    expect(await count()).toBe(recordsAtOnce);
    expect((await server.find(5, 5)).upTo).toBe(10);
    expect(await count()).toBe(recordsAtOnce);
    expect((await server.find(recordsAtOnce, 5)).upTo).toBe(recordsAtOnce + 5);
  });

  it('goes back where the one who asks is ahead', async () => {
    const server = await open();
    await fill(server, 3);
    await server.find(0, 5);
    expect(await server.find(9, 5)).toEqual({ entries: [], upTo: 3 });
  });

  it('a record that cannot be read has an entry that names nobody, and stops nothing', async () => {
    const server = await open();
    const contents = ['no JSON', '{"schemaVersion":99}', '{}'];
    await fill(server, 5, (place, registration) => contents[place - 1] ?? outgoing(registration).content);
    const all = await readAll(server.find);
    expect(all.map(({ person }) => person !== undefined)).toEqual([true, false, false, false, true]);
  });

  it('holds nothing that says who somebody is, in any way of writing it', async () => {
    const server = await open();
    const people = Array.from({ length: 8 }, (_, place) =>
      practiceRegistration({ cpr: practiceCpr(place * 61), name: `Zarathustra${place} Prøvesen Vilkårlig` }),
    );
    await server.take(people.map(outgoing));
    await server.find(0, 100);
    const rows = await server.db.selectFrom('index_entries').select('entry').execute();
    const kept = rows.map(({ entry }) => entry).join('\n');
    const raw = Buffer.concat(
      [...kept.matchAll(/[A-Za-z0-9+/]{11}=/g)].map(([token]) => Buffer.from(token, 'base64')),
    );
    expect(raw.length).toBe(8 * 8 * 8);
    for (const { person } of people) {
      const { cpr, birthDate, name } = person;
      const [year = '', month = '', day = ''] = birthDate.split('-');
      const words = name.split(' ').filter((word) => word !== '');
      const secrets = [
        cpr,
        `${cpr.slice(0, 6)}-${cpr.slice(6)}`,
        cpr.slice(0, 6),
        birthDate,
        year + month + day,
        `${day}-${month}-${year}`,
        `${day}.${month}.${year}`,
        ...words,
      ];
      for (const secret of secrets) {
        const bytes = Buffer.from(secret);
        const ways = [secret, secret.toLowerCase(), bytes.toString('hex'), encodeURIComponent(secret)];
        // Within a longer text base64 has one of three shapes.
        for (const shift of [0, 1, 2]) {
          const within = Buffer.concat([Buffer.alloc(shift), bytes])
            .toString('base64')
            .replace(/=+$/, '');
          ways.push(within.slice(shift === 0 ? 0 : shift + 1, -1));
        }
        for (const way of ways) expect([way, kept.includes(way)]).toEqual([way, false]);
        expect(raw.includes(bytes)).toBe(false);
        // Nor a hash that anybody can compute.
        expect(raw.includes(sha256(secret).subarray(0, 8))).toBe(false);
      }
    }
  });

  it('of 10,000 records is built once, and read the same whenever it is asked for', async () => {
    const server = await open();
    await fill(server, 10_000);
    const built = await readAll(server.find);
    const read = await readAll(server.find);
    expect(read).toEqual(built);
    expect(built.length).toBe(10_000);
  });

  it('entries of one person share the number’s token, and nothing of what is bound to the entry', async () => {
    const server = await open();
    const [one, other] = [0, 1].map((place) =>
      practiceRegistration({ cpr: practiceCpr(place), name: 'Amina Øvelse' }),
    );
    if (one === undefined || other === undefined) throw new Error('two');
    expect(one.person.birthDate).toBe(other.person.birthDate);
    await server.take([
      outgoing(one),
      outgoing({ ...other, distinctFrom: { registrations: [one.id], because: 'Begge har vist pas' } }),
    ]);
    const [first, second] = (await readAll(server.find)).map(({ person }) => person);
    expect(first?.whole).toBe(second?.whole);
    expect(first?.cpr).not.toBe(second?.cpr);
    expect(first?.parts.filter((token) => second?.parts.includes(token))).toEqual([]);
  });
});

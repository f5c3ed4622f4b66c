import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutgoingRecord, Receipt } from '../../contract/intake-api.ts';
import { makeBundleParty } from '../../testing/bundle-parties.ts';
import { type AttackWorld, attacks, type Dice, type GenuineBundle } from '../testing/bundle-attacks.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import { openBundleReceipt, type PostedBundle, postBundle, writeBundle } from '../testing/test-bundles.ts';
import {
  enrolTestStation,
  startTestServer,
  type TestServer,
  type TestStation,
} from '../testing/test-server.ts';

const seed = 0x5eed_0004;
const rounds = 500;

/** mulberry32: small, and the same everywhere. */
function dieOf(start: number): Dice {
  let state = start >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 2 ** 32) % sides;
  };
}

describeOnEachDatabase(`${rounds} attacked deliveries`, (newPlace) => {
  let server: TestServer;
  let world: AttackWorld;
  let people = 0;
  const newRecord = (): OutgoingRecord => practiceRecord({ cpr: practiceCpr(people++ * 2) });
  const dice = dieOf(seed);

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace() });
    const offices = await Promise.all(
      ['Bornholm', 'Anholt', 'Fur', 'Læsø'].map((name) => server.newStation(name)),
    );
    const genuine: GenuineBundle[] = [];
    for (const [office, station] of offices.entries()) {
      for (let nth = 1; nth <= 15; nth += 1) {
        const count = office === 0 && nth === 9 ? 1_100 : 1 + dice(9);
        const records = Array.from({ length: count }, newRecord);
        // Hand-overs by line have numbers of the same counter: there are gaps.
        const number = nth * 10 + dice(9);
        genuine.push({ station, number, records, bytes: await writeBundle(station, { number, records }) });
      }
    }
    const revoked = await server.newStation('Stjålet');
    await server.stations.revoke(revoked.id);
    const renewed = await server.newStation('Ny maskine');
    const code = await server.stations.newCode(renewed.id);
    await enrolTestStation(server.url, code?.code ?? '');
    world = {
      server,
      genuine,
      revoked,
      renewed,
      newRecord,
      rogue: await server.newStation('Bagmand'),
      stranger: await makeBundleParty(),
      otherServer: await makeBundleParty(),
    };
  });
  afterAll(async () => {
    await server.stop();
  });

  it('accepts no forgery, and loses and doubles nothing', async () => {
    const receipts = new Map<string, Receipt>();
    /** What `station` is told of these records is what anybody was ever told of them. */
    async function expectReplay(
      station: TestStation,
      posted: PostedBundle,
      records: readonly OutgoingRecord[],
    ) {
      if (posted.kind === 'refused') throw new Error(`refused: ${posted.reason}`);
      const { answers } = await openBundleReceipt(station, posted.response);
      const results = answers.flatMap((answer) => answer.results);
      expect(results.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
      for (const result of results) {
        if (result.outcome !== 'acknowledged') throw new Error(`${result.outcome}`);
        const known = receipts.get(result.id);
        if (known === undefined) receipts.set(result.id, result.receipt);
        else expect(result.receipt).toEqual(known);
      }
    }
    const genuineIds = new Set<string>(world.genuine.flatMap(({ records }) => records.map(({ id }) => id)));

    const kinds = Object.keys(attacks);
    const shuffled = world.genuine
      .map((bundle) => ({ bundle, at: dice(1_000_000) }))
      .sort((one, other) => one.at - other.at)
      .map(({ bundle }) => bundle);
    const told = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      // Each kind once, and then as the dice fall.
      const kind = kinds[round < kinds.length ? round : dice(kinds.length)] ?? '';
      const attack = await attacks[kind]?.(world, dice);
      if (attack === undefined) throw new Error(`no attack ${kind}`);
      const { bytes, headers = {}, atOnce = 1, answers, replays } = attack;
      const posts = await Promise.all(
        Array.from({ length: atOnce }, () => postBundle(server.url, bytes, headers)),
      );
      for (const posted of posts) {
        const answer = posted.kind === 'imported' ? answers[0] : posted.reason;
        expect([kind, answers]).toEqual([kind, expect.arrayContaining([answer])]);
        if (posted.kind === 'refused') {
          expect(posted.status).toBeGreaterThanOrEqual(400);
          expect(posted.status).toBeLessThan(500);
        } else {
          expect(['imported', 'refusals', 'conflicts']).toContain(answer);
          const station = [...world.genuine.map((one) => one.station), world.rogue].find(
            ({ id }) => id === posted.response.station,
          );
          if (station === undefined) throw new Error('somebody else was answered');
          if (replays !== undefined) await expectReplay(station, posted, replays);
          else expect(posted.response.acknowledged).toBe(0);
        }
        told.set(answer ?? '', (told.get(answer ?? '') ?? 0) + 1);
      }
      // Nothing that was not genuine is there.
      const ids = await server.database.db.selectFrom('records').select('id').execute();
      const strangers = ids.filter(({ id }) => !genuineIds.has(id));
      expect([kind, strangers.length]).toEqual([kind, 0]);
      // And a genuine bundle still comes in: first each of them in turn, then any of them again.
      const next = shuffled[round < shuffled.length ? round : dice(shuffled.length)];
      if (next === undefined) throw new Error('there are bundles');
      await expectReplay(next.station, await postBundle(server.url, next.bytes), next.records);
    }

    const found = server.database.db.selectFrom('records').select(['id', 'content', 'sequence']);
    const rows = await found.execute();
    const sent = new Map(
      world.genuine.flatMap(({ records }) => records.map(({ id, content }) => [String(id), content])),
    );
    const there = new Set(rows.map(({ id }) => id));
    const lost = [...sent.keys()].filter((id) => !there.has(id)).length;
    const doubled = rows.length - there.size;
    const forgeries = rows.filter((row) => sent.get(row.id) !== row.content).length;
    for (const { id, sequence } of rows) expect(receipts.get(id)?.sequence).toBe(sequence);
    const answers = [...told]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([answer, count]) => `${answer} ${count}`);
    process.stdout.write(
      `${rounds} attacked deliveries of ${kinds.length} kinds (seed ${seed}), ${rounds} genuine ones between them: ` +
        `${doubled} doubled, ${lost} lost, ${forgeries} forgeries accepted; ${rows.length} of ${sent.size} records there. ` +
        `Answers: ${answers.join(', ')}.\n`,
    );
    expect({ doubled, lost, forgeries, there: rows.length }).toEqual({
      doubled: 0,
      lost: 0,
      forgeries: 0,
      there: sent.size,
    });
    const log = server.log.join('');
    expect(log).not.toContain('Øvelse');
    expect(log).not.toMatch(/(?<![0-9a-f-])\d{10}(?![0-9a-f-])/);
    expect(log).not.toContain('a request failed');
  });
});

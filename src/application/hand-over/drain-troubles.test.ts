import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handOverLimits } from '../../contract/intake-api.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { createDrainStation, inState } from '../../testing/drain-station.ts';
import { practiceId } from '../../testing/fake-machine.ts';
import { practicePerson } from '../../testing/practice-persons.ts';
import type { HandOverAnswer } from '../ports/intake-transport.ts';
import { drainOutbox } from './drain-outbox.ts';
import { createLinePace } from './line-pace.ts';

describe('A record that the server will not have', () => {
  it.each([
    [400, 'refused'],
    [409, 'conflict'],
    [413, 'refused'],
    [422, 'refused'],
  ])('is found among many at status %i, and the others get through', async (status, state) => {
    const station = await createDrainStation(40);
    station.transport.poison(practiceId(23), { kind: 'status', status, problem: 'malformed' });
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 39 });
    expect(await inState(station, state)).toEqual([practiceId(23)]);
    expect(await inState(station, 'acknowledged')).toHaveLength(39);
    const order = station.server.ids();
    expect(order).toEqual([...order].sort());
    // Halving: two requests a level, not one a record.
    expect(station.transport.requests.length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(40)));
  });

  it('is none where an earlier server takes no more than half as many: it gets them in halves', async () => {
    const station = await createDrainStation(handOverLimits.records + 3);
    const sizes: number[] = [];
    const handOver: typeof station.transport.handOver = async (records, ...rest) => {
      sizes.push(records.length);
      if (records.length > 500) return { kind: 'status', status: 413, problem: 'too-large' };
      return await station.transport.handOver(records, ...rest);
    };
    const transport = { ...station.transport, handOver };
    const sent = handOverLimits.records + 3;
    expect(await drainOutbox({ ...station, transport })).toEqual({ kind: 'drained', sent });
    expect(sizes).toEqual([1000, 500, 500, 3]);
  });

  it('is found also when there are several of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 19 })), async (bad) => {
        const station = await createDrainStation(20);
        for (const nth of bad) {
          station.transport.poison(practiceId(nth), { kind: 'status', status: 422, problem: 'malformed' });
        }
        expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 20 - bad.length });
        expect((await inState(station, 'refused')).toSorted()).toEqual(bad.map(practiceId).sort());
      }),
      { numRuns: 30 },
    );
  });

  it('becomes a case with the conflict that the server found, and holds up nobody', async () => {
    const station = await createDrainStation(3);
    const elsewhere = buildRegistration({ nth: 50, person: practicePerson(1) });
    await station.server.receive([
      { id: elsewhere.id, content: JSON.stringify({ schemaVersion: 1, ...elsewhere }) },
    ]);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 2 });
    expect(await station.store.findRecord(practiceId(1))).toMatchObject({
      state: 'conflict',
      trouble: {
        kind: 'conflict',
        conflict: { kind: 'active-registration', existing: { id: elsewhere.id } },
      },
    });
  });

  it('does not hold the others up for ever when it makes the server fail', async () => {
    const station = await createDrainStation(30);
    station.transport.poison(practiceId(7), { kind: 'status', status: 500 });
    for (let minute = 0; minute < 240; minute += 1) {
      await drainOutbox(station);
      for (let quarter = 0; quarter < 4; quarter += 1) {
        station.clock.advance(15);
        await drainOutbox(station);
      }
    }
    expect(await inState(station, 'waiting')).toEqual([practiceId(7)]);
    expect(await inState(station, 'acknowledged')).toHaveLength(29);
  });
});

describe('A line that fails', () => {
  const stops: readonly [Exclude<HandOverAnswer, { kind: 'answered' }>, object][] = [
    [{ kind: 'unreachable' }, { kind: 'interrupted', trouble: { kind: 'unreachable' } }],
    [{ kind: 'timed-out' }, { kind: 'interrupted', trouble: { kind: 'timed-out' } }],
    [{ kind: 'not-the-intake-server' }, { kind: 'interrupted', trouble: { kind: 'not-the-intake-server' } }],
    [
      { kind: 'status', status: 503 },
      { kind: 'interrupted', trouble: { kind: 'server-error', status: 503 } },
    ],
    [
      { kind: 'status', status: 401 },
      { kind: 'paused', trouble: { kind: 'not-enrolled' } },
    ],
    [
      { kind: 'status', status: 403, problem: 'wrong-audience' },
      { kind: 'paused', trouble: { kind: 'wrong-audience' } },
    ],
  ];

  it.each(stops)('stops the drain at once, and everything waits: %o', async (answer, expected) => {
    const station = await createDrainStation(handOverLimits.records + 1);
    const transport = { ...station.transport, handOver: async () => answer };
    expect(await drainOutbox({ ...station, transport })).toEqual({ ...expected, sent: 0 });
    expect(await station.store.countQueue()).toMatchObject({ waiting: handOverLimits.records + 1 });
    expect(await inState(station, 'sending')).toEqual([]);
  });

  it('ends only when what it claims is claimed, also where what goes along cannot be looked up', async () => {
    const station = await createDrainStation(3);
    let isClaimed = false;
    const claimWaiting: typeof station.store.claimWaiting = async (...given) => {
      const claimed = await station.store.claimWaiting(...given);
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      isClaimed = true;
      return claimed;
    };
    const findQueue = (): Promise<never> => Promise.reject(new Error('no queue'));
    const ports = { ...station, store: { ...station.store, claimWaiting }, findQueue };
    await expect(drainOutbox(ports)).rejects.toThrow('no queue');
    expect([isClaimed, station.transport.requests]).toEqual([true, []]);
    await station.store.putBackInterrupted(station.clock.now());
    expect(await inState(station, 'waiting')).toHaveLength(3);
  });

  it('takes no more out of a long queue than it tries where the line is down', async () => {
    const station = await createDrainStation(handOverLimits.records + 5);
    const asked: number[] = [];
    const claimWaiting: typeof station.store.claimWaiting = async (now, limit) => {
      asked.push(limit);
      return await station.store.claimWaiting(now, limit);
    };
    station.transport.befall({ kind: 'lost-request', seenAs: 'unreachable' });
    await drainOutbox({
      ...station,
      store: { ...station.store, claimWaiting },
      pace: createLinePace(handOverLimits.bytes),
    });
    expect(asked).toEqual([handOverLimits.records]);
    const untouched = (await station.store.listOutbox()).filter(({ attempts }) => attempts === 0);
    expect(untouched.length).toBeGreaterThan(handOverLimits.records - 50);
  });

  it('gives each record a time of its own, later at each attempt', async () => {
    const station = await createDrainStation(8);
    const { clock, store, transport } = station;
    for (const attempt of [1, 2, 3, 4]) {
      transport.befall({ kind: 'lost-request', seenAs: 'unreachable' });
      await drainOutbox(station);
      const records = await store.listOutbox();
      const waits = records.map(
        ({ nextAttemptAt }) => Date.parse(nextAttemptAt ?? '') - Date.parse(clock.now()),
      );
      const longest = 2000 * 2 ** (attempt - 1);
      for (const wait of waits) {
        expect(wait).toBeGreaterThanOrEqual(longest / 2);
        expect(wait).toBeLessThanOrEqual(longest);
      }
      expect(new Set(waits).size).toBe(8);
      expect(records.map(({ attempts }) => attempts)).toEqual(Array.from({ length: 8 }, () => attempt));
      clock.advance(longest / 1000);
    }
  });

  it('comes back no sooner than the server asks', async () => {
    const station = await createDrainStation(1);
    station.transport.befall({ kind: 'status', status: 429, retryAfterSeconds: 600 });
    await drainOutbox(station);
    station.clock.advance(599);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 0 });
    station.clock.advance(151);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 1 });
  });

  it('costs records that were not tried neither an attempt nor a wait', async () => {
    // Sixty records of some 45 kB each are too much for one request.
    const station = await createDrainStation(0);
    const trace = Array.from({ length: 35 }, () => ({
      rule: 'r',
      outcome: 'hint' as const,
      detail: '名'.repeat(400),
    }));
    for (let nth = 0; nth < 60; nth += 1) {
      const registration = buildRegistration({ nth, coverage: { trace } });
      await station.store.saveRegistration(registration, station.clock.now());
    }
    station.transport.befall({ kind: 'lost-request', seenAs: 'timed-out' });
    await drainOutbox(station);
    const records = await station.store.listOutbox();
    const tried = station.transport.requests[0] ?? [];
    expect(tried.length).toBeGreaterThan(10);
    expect(tried.length).toBeLessThan(60);
    for (const { id, attempts, nextAttemptAt, trouble } of records) {
      expect(trouble).toEqual({ kind: 'timed-out' });
      expect([attempts, nextAttemptAt !== undefined]).toEqual(tried.includes(id) ? [1, true] : [0, false]);
    }
  });

  it('counts what got through before it failed', async () => {
    const station = await createDrainStation(8);
    station.transport.befall(
      { kind: 'status', status: 413 },
      { kind: 'doubled' },
      { kind: 'lost-request', seenAs: 'unreachable' },
    );
    expect(await drainOutbox(station)).toMatchObject({ kind: 'interrupted', sent: 4 });
  });
});

describe('A record that can no longer be read', () => {
  it('is set aside for a person, and the others are sent', async () => {
    const station = await createDrainStation(3);
    station.store.damage(practiceId(1));
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 2 });
    expect(station.transport.requests).toEqual([[practiceId(0), practiceId(2)]]);
    expect(await station.store.findRecord(practiceId(1))).toMatchObject({
      state: 'quarantined',
      trouble: { kind: 'unreadable' },
    });
  });

  it('asks nothing of the line when nothing else waits', async () => {
    const station = await createDrainStation(1);
    station.store.damage(practiceId(0));
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 0 });
    expect(station.transport.requests).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handOverLimits } from '../../contract/intake-api.ts';
import { isConserved, needsAPerson } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { createFakeIntakeTransport, type Fault } from '../../testing/fake-intake-transport.ts';
import { createFakeClock, practiceId } from '../../testing/fake-machine.ts';
import { faultScripts } from '../../testing/fault-scripts.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { practicePerson } from '../../testing/practice-persons.ts';
import { createSimulatedIntakeServer } from '../../testing/simulated-intake-server.ts';
import { trustPorts } from '../../testing/test-trust.ts';
import { webSha256 } from '../../testing/web-sha256.ts';
import type { HandOverAnswer } from '../ports/intake-transport.ts';
import { drainOutbox } from './drain-outbox.ts';

async function createStation(records: number) {
  const store = createMemoryStationStore();
  const clock = createFakeClock();
  const server = createSimulatedIntakeServer();
  const transport = createFakeIntakeTransport(server);
  for (let nth = 0; nth < records; nth += 1) {
    await store.saveRegistration(buildRegistration({ nth }), clock.now());
  }
  // A fixed sequence that is spread over the whole range: jitter matters to what is sent together.
  let turn = 0;
  const random = (): number => {
    turn += 1;
    return (turn * 0.618_033_988) % 1;
  };
  return { store, clock, server, transport, random, ...trustPorts };
}

type Station = Awaited<ReturnType<typeof createStation>>;

const statesOf = async ({ store }: Station) =>
  new Map((await store.listOutbox()).map(({ id, state }) => [id, state]));

const inState = async (station: Station, state: string) =>
  [...(await statesOf(station))].filter(([, is]) => is === state).map(([id]) => id);

/** An acknowledgement stands on a receipt for the very bytes that the server keeps. */
async function expectHonestReceipts({ store, server }: Station): Promise<void> {
  for (const { id, state, receipt } of await store.listOutbox()) {
    if (state !== 'acknowledged') continue;
    expect(receipt?.id).toBe(id);
    expect(receipt?.contentHash).toBe(await webSha256(server.findContent(id) ?? 'not on the server'));
  }
}

describe('Handing over the outbox', () => {
  it('tells the head of the audit trail as it is at each batch, where there is one', async () => {
    const station = await createStation(handOverLimits.records + 1);
    let seq = 40;
    const findAuditHead = async () => {
      seq += 1;
      return seq === 41 ? undefined : { seq, mac: 'a'.repeat(64), publicKey: `${'A'.repeat(43)}=` };
    };
    expect(await drainOutbox({ ...station, findAuditHead })).toMatchObject({ kind: 'drained' });
    expect(station.transport.auditHeads.map((head) => head?.seq)).toEqual([undefined, 42]);
  });

  it('tells what waits besides the records that it sends', async () => {
    const station = await createStation(handOverLimits.records + 3);
    const told: unknown[] = [];
    const handOver: typeof station.transport.handOver = (records, along) => {
      told.push(along?.queue);
      return station.transport.handOver(records, along);
    };
    const transport = { ...station.transport, handOver };
    const findQueue = async () => ({ waiting: handOverLimits.records + 3, needsAPerson: 2 });
    await drainOutbox({ ...station, transport, findQueue });
    expect(told[0]).toEqual({ waiting: 3, needsAPerson: 2 });
    expect(told).toHaveLength(2);
  });

  it('sends what waits, oldest first, and takes the receipts', async () => {
    const station = await createStation(3);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 3 });
    expect(station.transport.requests).toEqual([[0, 1, 2].map(practiceId)]);
    expect(await inState(station, 'acknowledged')).toHaveLength(3);
    await expectHonestReceipts(station);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 0 });
    expect(station.transport.requests).toHaveLength(1);
  });

  it('sends no more at a time than the server takes', async () => {
    const count = handOverLimits.records + 20;
    const station = await createStation(count);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: count });
    expect(station.transport.requests.map(({ length }) => length)).toEqual([handOverLimits.records, 20]);
  });

  it('loses and doubles nothing, whatever befalls the line, the server and the station', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), faultScripts, async (count, script) => {
        const station = await createStation(count);
        const { store, server, transport, clock } = station;
        transport.befall(...script);
        for (let turn = 0; turn < 60; turn += 1) {
          const outcome = await drainOutbox(station).catch(() => 'died' as const);
          if (outcome === 'died') await store.putBackInterrupted(clock.now());
          const queue = await store.countQueue();
          expect(isConserved(queue)).toBe(true);
          expect(queue.created).toBe(count);
          expect(await inState(station, 'sending')).toEqual([]);
          await expectHonestReceipts(station);
          if (transport.faultsLeft() === 0 && queue.waiting === 0) break;
          // Longer than the longest wait that a server can ask for.
          clock.advance(4600);
        }
        expect(new Set(server.ids()).size).toBe(server.ids().length);
        for (const [id, state] of await statesOf(station)) {
          // A record that fate blamed is a case, and need not have reached the server.
          if (needsAPerson(state)) expect((await store.findRecord(id))?.trouble).toBeDefined();
          else expect([state, server.ids().includes(id)]).toEqual(['acknowledged', true]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('takes a replayed answer for what it is when the first one was lost', async () => {
    const station = await createStation(2);
    station.transport.befall({ kind: 'lost-answer', seenAs: 'timed-out' });
    expect(await drainOutbox(station)).toEqual({
      kind: 'interrupted',
      sent: 0,
      trouble: { kind: 'timed-out' },
    });
    expect(await inState(station, 'waiting')).toHaveLength(2);
    station.clock.advance(2);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 2 });
    expect(station.server.ids()).toEqual([0, 1].map(practiceId));
    expect(station.server.arrivals(practiceId(0))).toBe(2);
  });

  it.each<Fault>([
    { kind: 'wrong-receipt-hash' },
    { kind: 'foreign-receipt' },
    { kind: 'unsigned' },
    { kind: 'forged' },
    { kind: 'other-world' },
    { kind: 'half-answer' },
    { kind: 'reordered' },
  ])(
    'believes no receipt that the server has not signed for these bytes and this kommune ($kind)',
    async (fault) => {
      const station = await createStation(2);
      station.transport.befall(fault);
      const trouble = { kind: 'receipt-not-signed' };
      expect(await drainOutbox(station)).toMatchObject({ kind: 'interrupted', trouble });
      expect(await station.store.findRecord(practiceId(0))).toMatchObject({
        state: 'waiting',
        trouble,
        attempts: 1,
      });
      expect(await station.store.findRecord(practiceId(0))).not.toHaveProperty('receipt');
    },
  );

  it('keeps what was answered for where only half was taken, and tries the rest again', async () => {
    const station = await createStation(5);
    station.transport.befall({ kind: 'half-taken' });
    expect(await drainOutbox(station)).toMatchObject({ kind: 'interrupted', sent: 3 });
    expect(await inState(station, 'acknowledged')).toEqual([2, 1, 0].map(practiceId));
    station.clock.advance(2);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 2 });
  });
});

describe('What a drain does beside handing over', () => {
  it('finds out by a number that comes twice that the server was restored in the middle', async () => {
    const station = await createStation(2);
    const empty = station.server.takeSnapshot();
    await drainOutbox(station);
    station.server.restore(empty);
    await station.store.saveRegistration(buildRegistration({ nth: 2 }), station.clock.now());
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 1 });
    expect((await station.store.findMemory()).comparing).toMatchObject({ because: 'server-restored' });
  });

  it('remembers the hand-over that was answered last, and when', async () => {
    const station = await createStation(1);
    station.transport.befall({ kind: 'unsigned' });
    await drainOutbox(station);
    expect(await station.store.findMemory()).toEqual({ lastAnswered: 0 });
    station.clock.advance(4600);
    await drainOutbox(station);
    expect(await station.store.findMemory()).toEqual({
      lastAnswered: 2,
      highestSequence: 1,
      lastSuccess: station.clock.now(),
    });
  });

  it('tells the server of cases that ended here, once it has an answer to that', async () => {
    const station = await createStation(1);
    const { store, transport, server, clock } = station;
    const elsewhere = buildRegistration({ nth: 50, person: practicePerson(0) });
    const record = { id: elsewhere.id, content: JSON.stringify({ schemaVersion: 1, ...elsewhere }) };
    await server.receive([record]);
    await drainOutbox(station);
    expect(server.caseOf(practiceId(0))).toBe('open');
    const id = practiceId(0);
    await store.changeStates([{ id, from: 'conflict', to: 'withdrawn', withdrawnBecause: 'x' }], clock.now());
    transport.befall({ kind: 'lost-answer', seenAs: 'timed-out' });
    await drainOutbox(station);
    expect((await store.findRecord(id))?.settled).toBe('to-tell');
    await drainOutbox(station);
    expect((await store.findRecord(id))?.settled).toBe('told');
    expect(server.caseOf(id)).toBe('withdrawn');
    expect(transport.requests.at(-1)).toEqual([]);
  });

  it('sends nothing more when it is called off, and what it had claimed waits as it was', async () => {
    const station = await createStation(handOverLimits.records * 3);
    const isCalledOff = () => station.transport.requests.length > 0;
    expect(await drainOutbox({ ...station, isCalledOff })).toEqual({
      kind: 'drained',
      sent: handOverLimits.records,
    });
    expect(station.transport.requests).toHaveLength(1);
    const waiting = (await station.store.listOutbox()).filter(({ state }) => state === 'waiting');
    expect(waiting).toHaveLength(handOverLimits.records * 2);
    for (const { attempts, trouble, mayHaveArrived } of waiting) {
      expect([attempts, trouble, mayHaveArrived]).toEqual([0, undefined, undefined]);
    }
  });

  it('has two batches on the line at most, and one until the first answer', async () => {
    const station = await createStation(handOverLimits.records * 5);
    let now = 0;
    const most: number[] = [];
    const handOver: typeof station.transport.handOver = async (...given) => {
      now += 1;
      most.push(now);
      await Promise.resolve();
      const answer = await station.transport.handOver(...given);
      now -= 1;
      return answer;
    };
    await drainOutbox({ ...station, transport: { ...station.transport, handOver } });
    expect([most[0], Math.max(...most), most.length]).toEqual([1, 2, 5]);
  });

  it('delivers 999 records of 1,000 where one is poisoned, and that one is a case', async () => {
    const station = await createStation(1000);
    const poison = { kind: 'status', status: 422, problem: 'malformed' } as const;
    station.transport.poison(practiceId(617), poison);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 999 });
    expect(await station.store.countQueue()).toMatchObject({
      created: 1000,
      acknowledged: 999,
      waiting: 0,
      needsAPerson: 1,
    });
    expect(await station.store.findRecord(practiceId(617))).toMatchObject({
      state: 'refused',
      trouble: { kind: 'refused', status: 422 },
      case: { dueOn: '2026-11-26' },
    });
    expect(station.server.ids()).toHaveLength(999);
  });
});

describe('A record that the server will not have', () => {
  it.each([
    [400, 'refused'],
    [409, 'conflict'],
    [413, 'refused'],
    [422, 'refused'],
  ])('is found among many at status %i, and the others get through', async (status, state) => {
    const station = await createStation(40);
    station.transport.poison(practiceId(23), { kind: 'status', status, problem: 'malformed' });
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 39 });
    expect(await inState(station, state)).toEqual([practiceId(23)]);
    expect(await inState(station, 'acknowledged')).toHaveLength(39);
    const order = station.server.ids();
    expect(order).toEqual([...order].sort());
    // Halving: two requests a level, not one a record.
    expect(station.transport.requests.length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(40)));
  });

  it('is found also when there are several of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 19 })), async (bad) => {
        const station = await createStation(20);
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
    const station = await createStation(3);
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
    const station = await createStation(30);
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
    const station = await createStation(handOverLimits.records + 1);
    const transport = { ...station.transport, handOver: async () => answer };
    expect(await drainOutbox({ ...station, transport })).toEqual({ ...expected, sent: 0 });
    expect(await station.store.countQueue()).toMatchObject({ waiting: handOverLimits.records + 1 });
    expect(await inState(station, 'sending')).toEqual([]);
  });

  it('gives each record a time of its own, later at each attempt', async () => {
    const station = await createStation(8);
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
    const station = await createStation(1);
    station.transport.befall({ kind: 'status', status: 429, retryAfterSeconds: 600 });
    await drainOutbox(station);
    station.clock.advance(599);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 0 });
    station.clock.advance(151);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 1 });
  });

  it('costs records that were not tried neither an attempt nor a wait', async () => {
    // Sixty records of some 45 kB each are too much for one request.
    const station = await createStation(0);
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
    const station = await createStation(8);
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
    const station = await createStation(3);
    station.store.damage(practiceId(1));
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 2 });
    expect(station.transport.requests).toEqual([[practiceId(0), practiceId(2)]]);
    expect(await station.store.findRecord(practiceId(1))).toMatchObject({
      state: 'quarantined',
      trouble: { kind: 'unreadable' },
    });
  });

  it('asks nothing of the line when nothing else waits', async () => {
    const station = await createStation(1);
    station.store.damage(practiceId(0));
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 0 });
    expect(station.transport.requests).toEqual([]);
  });
});

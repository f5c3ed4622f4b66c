import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handOverLimits } from '../../contract/intake-api.ts';
import { isConserved, needsAPerson } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import {
  createDrainStation,
  type DrainStation,
  expectHonestReceipts,
  inState,
  statesOf,
} from '../../testing/drain-station.ts';
import type { Fault } from '../../testing/fake-intake-transport.ts';
import { practiceId } from '../../testing/fake-machine.ts';
import { faultScripts } from '../../testing/fault-scripts.ts';
import { practicePerson } from '../../testing/practice-persons.ts';
import { drainOutbox } from './drain-outbox.ts';
import { createLinePace } from './line-pace.ts';

describe('Handing over the outbox', () => {
  it.each([
    [[0, 1999, 1999], Array<undefined>(7).fill(undefined)],
    [
      [0, 1999, 2000],
      [...Array<undefined>(6).fill(undefined), 42],
    ],
  ])('tells the head of the audit trail, looking again after two seconds', async (elapsed, heads) => {
    const station = await createDrainStation(handOverLimits.records * 6 + 1);
    let seq = 40;
    const findAuditHead = async () => {
      seq += 1;
      return seq === 41 ? undefined : { seq, mac: 'a'.repeat(64), publicKey: `${'A'.repeat(43)}=` };
    };
    let claims = 0;
    const claimWaiting: typeof station.store.claimWaiting = async (...given) => {
      claims += 1;
      return await station.store.claimWaiting(...given);
    };
    const clock = { ...station.clock, monotonic: () => elapsed[claims - 1] ?? elapsed.at(-1) ?? 0 };
    const store = { ...station.store, claimWaiting };
    expect(await drainOutbox({ ...station, store, clock, findAuditHead })).toMatchObject({ kind: 'drained' });
    expect(station.transport.auditHeads.map((head) => head?.seq)).toEqual(heads);
  });

  it.each([0, 2000])('tells fewer that wait with each batch, looking again after %i ms', async (step) => {
    const station = await createDrainStation(handOverLimits.records * 5 + 7);
    const told: unknown[] = [];
    const handOver: typeof station.transport.handOver = (records, along) => {
      told.push(along?.queue?.waiting);
      return station.transport.handOver(records, along);
    };
    let elapsed = 0;
    const monotonic = (): number => {
      elapsed += step;
      return elapsed;
    };
    const clock = { ...station.clock, monotonic };
    const findQueue = () => station.store.countQueue();
    await drainOutbox({ ...station, clock, transport: { ...station.transport, handOver }, findQueue });
    const full = [4, 3, 2, 1, 0].map((batches) => batches * handOverLimits.records + 7);
    expect(told).toEqual([...full, 0]);
  });

  it('tells what waits besides the records that it sends', async () => {
    const station = await createDrainStation(handOverLimits.records + 3);
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
    const station = await createDrainStation(3);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 3 });
    expect(station.transport.requests).toEqual([[0, 1, 2].map(practiceId)]);
    expect(await inState(station, 'acknowledged')).toHaveLength(3);
    await expectHonestReceipts(station);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 0 });
    expect(station.transport.requests).toHaveLength(1);
  });

  it('sends no more at a time than the server takes', async () => {
    const count = handOverLimits.records + 20;
    const station = await createDrainStation(count);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: count });
    expect(station.transport.requests.map(({ length }) => length)).toEqual([handOverLimits.records, 20]);
  });

  it('loses and doubles nothing, whatever befalls the line, the server and the station', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), faultScripts, async (count, script) => {
        const station = await createDrainStation(count);
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
    const station = await createDrainStation(2);
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
      const station = await createDrainStation(2);
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
    const station = await createDrainStation(5);
    station.transport.befall({ kind: 'half-taken' });
    expect(await drainOutbox(station)).toMatchObject({ kind: 'interrupted', sent: 3 });
    expect(await inState(station, 'acknowledged')).toEqual([2, 1, 0].map(practiceId));
    station.clock.advance(2);
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 2 });
  });
});

describe('What a drain does beside handing over', () => {
  it('finds out by a number that comes twice that the server was restored in the middle', async () => {
    const station = await createDrainStation(2);
    const empty = station.server.takeSnapshot();
    await drainOutbox(station);
    station.server.restore(empty);
    await station.store.saveRegistration(buildRegistration({ nth: 2 }), station.clock.now());
    expect(await drainOutbox(station)).toEqual({ kind: 'drained', sent: 1 });
    expect((await station.store.findMemory()).comparing).toMatchObject({ because: 'server-restored' });
  });

  it('remembers the hand-over that was answered last, and when', async () => {
    const station = await createDrainStation(1);
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
    const station = await createDrainStation(1);
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

  it('tells with an ended case what waits now, also where no record is sent', async () => {
    const station = await createDrainStation(1);
    const elsewhere = buildRegistration({ nth: 50, person: practicePerson(0) });
    const content = JSON.stringify({ schemaVersion: 1, ...elsewhere });
    await station.server.receive([{ id: elsewhere.id, content }]);
    await drainOutbox(station);
    await station.store.changeStates(
      [{ id: practiceId(0), from: 'conflict', to: 'withdrawn', withdrawnBecause: 'x' }],
      station.clock.now(),
    );
    const told: unknown[] = [];
    const handOver: typeof station.transport.handOver = (records, along) => {
      told.push({ records: records.length, queue: along?.queue });
      return station.transport.handOver(records, along);
    };
    const findQueue = () => station.store.countQueue();
    await drainOutbox({ ...station, transport: { ...station.transport, handOver }, findQueue });
    expect(told).toEqual([{ records: 0, queue: { waiting: 0, needsAPerson: 0 } }]);
  });

  it('sends nothing more when it is called off, and what it had claimed waits as it was', async () => {
    const station = await createDrainStation(handOverLimits.records * 3);
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

  it('tells how the line was when it sends', async () => {
    const station = await createDrainStation(handOverLimits.records * 3);
    const told: (boolean | undefined)[] = [];
    const handOver: typeof station.transport.handOver = (records, along, line) => {
      told.push(line?.isQuick);
      return station.transport.handOver(records, along);
    };
    const transport = { ...station.transport, handOver };
    await drainOutbox({ ...station, transport, pace: createLinePace(handOverLimits.bytes) });
    expect([told[0], told.at(-1)]).toEqual([false, true]);
  });

  it('reads the next ones while it sends, but none beside the first, on whose answer all waits', async () => {
    const station = {
      ...(await createDrainStation(handOverLimits.records * 4)),
      pace: createLinePace(handOverLimits.bytes),
    };
    const order: string[] = [];
    const claimWaiting: typeof station.store.claimWaiting = async (...given) => {
      order.push('read');
      return await station.store.claimWaiting(...given);
    };
    const handOver: typeof station.transport.handOver = async (...given) => {
      const answer = await station.transport.handOver(...given);
      order.push('answered');
      return answer;
    };
    const transport = { ...station.transport, handOver };
    await drainOutbox({ ...station, store: { ...station.store, claimWaiting }, transport });
    expect(order.slice(0, 2)).toEqual(['read', 'answered']);
    const answers = order.filter((what) => what === 'answered').length;
    const third = order.indexOf('read', order.indexOf('read', 1) + 1);
    expect(order.slice(third).filter((what) => what === 'answered').length).toBeGreaterThan(answers / 2);
  });

  it('has three batches on the line at most, and one until it is known how quick the line is', async () => {
    const station = {
      ...(await createDrainStation(handOverLimits.records * 5)),
      pace: createLinePace(handOverLimits.bytes),
    };
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
    expect([...most.slice(0, 3), Math.max(...most), most.length]).toEqual([1, 1, 1, 3, 7]);
  });

  it.each([
    ['nobody knows', 0],
    ['was quick the last time', 5],
  ])(
    'brings a long queue over a line that %s, and on which a full request never arrives',
    async (_, answers) => {
      const pace = createLinePace(handOverLimits.bytes);
      for (let turn = 0; turn < answers; turn += 1) pace.noteAnswer(pace.batchBytes, 1);
      expect(pace.isQuick).toBe(answers > 0);
      const station: DrainStation = { ...(await createDrainStation(handOverLimits.records * 2)), pace };
      let [now, most, timedOut] = [0, 0, 0];
      const handOver: typeof station.transport.handOver = async (records, along) => {
        now += 1;
        most = Math.max(most, now);
        const seconds = records.reduce((sum, { bytes }) => sum + bytes.length, 0) / 8_000;
        station.clock.advance(Math.min(seconds, 60));
        await Promise.resolve();
        now -= 1;
        if (seconds <= 60) return await station.transport.handOver(records, along);
        timedOut += 1;
        return { kind: 'timed-out' };
      };
      const noted: number[] = [];
      const outcome = await drainOutbox({
        ...station,
        transport: { ...station.transport, handOver },
        onAnswered: (records) => noted.push(records),
      });
      expect(outcome).toEqual({ kind: 'drained', sent: handOverLimits.records * 2 });
      expect([most, timedOut]).toEqual([1, 0]);
      expect(noted).toEqual(station.transport.requests.map(({ length }) => length));
      await expectHonestReceipts(station);
    },
  );

  it('delivers 999 records of 1,000 where one is poisoned, and that one is a case', async () => {
    const station = await createDrainStation(1000);
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

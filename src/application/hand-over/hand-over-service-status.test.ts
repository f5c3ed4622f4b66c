import { describe, expect, it } from 'vitest';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { createServiceStation } from '../../testing/service-station.ts';
import { type LineStatus, startHandOverService } from './hand-over-service.ts';

describe('How the hand-over service stands', () => {
  it('sends what waits when it starts, says how things stand, and looks again after a while', async () => {
    const { ports, schedule, statuses, states } = await createServiceStation(2);
    const service = startHandOverService(ports);
    expect(await schedule.settled()).toBe(15_000);
    expect(await states()).toEqual(['acknowledged', 'acknowledged']);
    const lastSuccess = '2026-11-23T08:00:00.000Z';
    const sending = { reachability: 'ready', sending: true };
    const because = 'never-compared';
    expect(statuses).toEqual([
      { reachability: 'ready', sending: false },
      { ...sending, progress: { answered: 0, of: 2 } },
      { ...sending, progress: { answered: 2, of: 2 } },
      { ...sending, lastSuccess },
      { ...sending, lastSuccess, comparing: { compared: 0, of: 2, because } },
      { ...sending, lastSuccess, comparing: { compared: 2, of: 2, because } },
      { ...sending, lastSuccess },
      { reachability: 'ready', sending: false, lastSuccess },
      {
        reachability: 'ready',
        sending: false,
        lastSuccess,
        nextTry: { at: '2026-11-23T08:00:15.000Z', why: { kind: 'routine' } },
      },
    ]);
    await service.stop();
  });

  it('tells how far a long hand-over has come, and when it last had an answer, also after a restart', async () => {
    const { ports, schedule, statuses, clock } = await createServiceStation(1600);
    const service = startHandOverService(ports);
    await schedule.settled();
    const progress = statuses.flatMap((status) => (status.sending ? (status.progress ?? []) : []));
    expect(progress[0]).toEqual({ answered: 0, of: 1600 });
    expect(progress.at(-1)).toEqual({ answered: 1600, of: 1600 });
    const steps = progress.map(({ answered }) => answered);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(statuses.at(-1)?.progress).toBeUndefined();
    await service.stop();

    const lastSuccess = clock.now();
    clock.advance(3600);
    const again: LineStatus[] = [];
    const next = startHandOverService({ ...ports, onStatus: (status) => again.push(status) });
    await schedule.settled();
    expect(again.at(-1)).toMatchObject({ lastSuccess });
    await next.stop();
  });

  it('says when it tries again, and that records wait until their own time', async () => {
    const { ports, schedule, transport, statuses } = await createServiceStation(1);
    transport.befall({ kind: 'status', status: 429, retryAfterSeconds: 600 });
    const service = startHandOverService(ports);
    await schedule.settled();
    const trouble = { kind: 'server-error', status: 429 };
    expect(statuses.at(-1)?.nextTry).toEqual({
      at: '2026-11-23T08:11:15.000Z',
      why: { kind: 'trouble', trouble },
    });
    service.nudge();
    expect(statuses.at(-1)?.nextTry).toBeUndefined();
    await schedule.settled();
    await service.stop();
  });

  it('offers again what a restored server has lost, before what is new, and says that it compares', async () => {
    const { ports, schedule, server, statuses, save, states, transport } = await createServiceStation(2);
    const empty = server.takeSnapshot();
    const service = startHandOverService(ports);
    await schedule.settled();
    server.restore(empty);
    await save(2);
    statuses.length = 0;
    schedule.fire();
    await schedule.settled();
    const because = statuses.flatMap(({ comparing }) => comparing?.because ?? []);
    expect(because[0]).toBe('server-restored');
    expect(transport.requests.at(-1)).toEqual([0, 1, 2].map(practiceId));
    expect(await states()).toEqual(['acknowledged', 'acknowledged', 'acknowledged']);
    expect(server.ids()).toHaveLength(3);
    await service.stop();
  });

  it('compares once a day, and not again after that', async () => {
    const { ports, schedule, statuses, clock } = await createServiceStation(1);
    const service = startHandOverService(ports);
    const comparisons = async (): Promise<number> => {
      statuses.length = 0;
      schedule.fire();
      await schedule.settled();
      return statuses.filter(({ comparing }) => comparing?.compared === 0).length;
    };
    await schedule.settled();
    expect(await comparisons()).toBe(0);
    clock.advance(86_399);
    expect(await comparisons()).toBe(0);
    clock.advance(1);
    expect(await comparisons()).toBe(1);
    expect(await comparisons()).toBe(0);
    await service.stop();
  });

  it('puts a comparison off for what is saved meanwhile, and ends it after that', async () => {
    const { ports, schedule, save, states, transport, store } = await createServiceStation(0);
    for (let nth = 0; nth < 600; nth += 1) await save(nth);
    let saved = false;
    const compareRecords: typeof transport.compareRecords = async (...given) => {
      if (!saved) {
        saved = true;
        await save(900);
        service.nudge();
      }
      return transport.compareRecords(...given);
    };
    const service = startHandOverService({ ...ports, transport: { ...transport, compareRecords } });
    await schedule.settled();
    expect(new Set(await states())).toEqual(new Set(['acknowledged']));
    expect(await store.findMemory()).not.toHaveProperty('comparing');
    await service.stop();
  });

  it('asks for news after each turn that went through, and goes on where that fails', async () => {
    const { ports, schedule, transport, faults } = await createServiceStation(1);
    let asked = 0;
    const takeUpdates = async (): Promise<boolean> => {
      asked += 1;
      if (asked === 2) throw new Error('no news');
      return true;
    };
    transport.befall({ kind: 'status', status: 503 });
    const service = startHandOverService({ ...ports, takeUpdates });
    await schedule.settled();
    expect(asked).toBe(0);
    for (const expected of [1, 2, 3]) {
      service.sendNow();
      await schedule.settled();
      expect(asked).toBe(expected);
    }
    expect(faults).toEqual([new Error('no news')]);
    await service.stop();
  });

  it('brings into order what was acknowledged in bulk, and lets a save go first', async () => {
    const { ports, schedule, store, transport, save } = await createServiceStation(1);
    const order: string[] = [];
    let left = 3;
    const settle = async (): Promise<boolean> => {
      left -= 1;
      order.push('settled');
      if (left === 1) {
        await save(1);
        service.nudge();
      }
      return left > 0;
    };
    const handOver: typeof transport.handOver = async (...given) => {
      order.push('sent');
      return transport.handOver(...given);
    };
    const service = startHandOverService({
      ...ports,
      store: { ...store, settle },
      transport: { ...transport, handOver },
    });
    await schedule.settled();
    expect(order).toEqual(['sent', 'settled', 'settled', 'sent', 'settled']);
    await service.stop();
  });

  it('sends nothing to a server that is not ready, and says why', async () => {
    const { ports, schedule, transport, statuses, states } = await createServiceStation(1);
    for (const kind of ['unreachable', 'not-enrolled', 'wrong-audience', 'not-the-intake-server'] as const) {
      transport.reachability = { kind };
      const service = startHandOverService(ports);
      await schedule.settled();
      expect(statuses.at(-1)).toEqual({
        reachability: kind,
        sending: false,
        nextTry: { at: '2026-11-23T08:00:15.000Z', why: { kind: 'not-ready' } },
      });
      await service.stop();
    }
    expect(transport.requests).toEqual([]);
    expect(await states()).toEqual(['waiting']);
  });

  it('says what interrupted it, until a turn goes through', async () => {
    const { ports, schedule, transport, clock, statuses } = await createServiceStation(1);
    transport.befall({ kind: 'status', status: 503 });
    const service = startHandOverService(ports);
    await schedule.settled();
    const trouble = { kind: 'server-error', status: 503 };
    expect(statuses.at(-1)).toEqual({
      reachability: 'ready',
      sending: false,
      trouble,
      nextTry: { at: '2026-11-23T08:00:15.000Z', why: { kind: 'trouble', trouble } },
    });
    clock.advance(15);
    schedule.fire();
    await schedule.settled();
    expect(statuses.at(-1)).toMatchObject({
      reachability: 'ready',
      sending: false,
      trouble: undefined,
      lastSuccess: '2026-11-23T08:00:15.000Z',
      nextTry: { at: '2026-11-23T08:00:30.000Z', why: { kind: 'routine' } },
    });
    await service.stop();
  });

  it('tells what the server’s clock shows each time that it is ready, and nothing while it is not', async () => {
    const { ports, schedule, transport } = await createServiceStation(0);
    const told: string[] = [];
    const service = startHandOverService({ ...ports, onServerTime: (time) => told.push(time) });
    await schedule.settled();
    transport.reachability = { kind: 'unreachable' };
    schedule.fire();
    await schedule.settled();
    transport.reachability = { kind: 'ready', serverTime: instant('2026-11-23T08:00:30.000Z') };
    schedule.fire();
    await schedule.settled();
    expect(told).toEqual(['2026-11-23T08:00:00.000Z', '2026-11-23T08:00:30.000Z']);
    await service.stop();
  });

  it('hears all from the beginning after the server was restored, until all of it was heard, also in its next life', async () => {
    const { ports, server, schedule } = await createServiceStation(1);
    const asked: (string | undefined)[] = [];
    let hearsAll = true;
    const takeUpdates = async (how?: 'from-the-beginning'): Promise<boolean> => {
      asked.push(how);
      return hearsAll;
    };
    const before = server.takeSnapshot();
    let service = startHandOverService({ ...ports, takeUpdates });
    await schedule.settled();
    server.restore(before);
    hearsAll = false;
    for (const _ of [1, 2]) {
      schedule.fire();
      await schedule.settled();
    }
    await service.stop();
    hearsAll = true;
    service = startHandOverService({ ...ports, takeUpdates });
    await schedule.settled();
    for (const _ of [1, 2]) {
      schedule.fire();
      await schedule.settled();
    }
    const again = asked.slice(asked.indexOf('from-the-beginning'));
    expect(asked[0]).toBeUndefined();
    expect(again.slice(0, 3)).toEqual(Array(3).fill('from-the-beginning'));
    expect(again.at(-1)).toBeUndefined();
    await service.stop();
  });
});

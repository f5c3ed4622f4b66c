import { describe, expect, it } from 'vitest';
import { buildRegistration } from '../../testing/build-registration.ts';
import { createFakeIntakeTransport } from '../../testing/fake-intake-transport.ts';
import { createFakeClock, instant, practiceId } from '../../testing/fake-machine.ts';
import { createFakeSchedule } from '../../testing/fake-schedule.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { createSimulatedIntakeServer } from '../../testing/simulated-intake-server.ts';
import { trustPorts } from '../../testing/test-trust.ts';
import type { HandOverAnswer } from '../ports/intake-transport.ts';
import { type LineStatus, type ServicePorts, startHandOverService } from './hand-over-service.ts';

async function createStation(records: number) {
  const store = createMemoryStationStore();
  const clock = createFakeClock();
  const server = createSimulatedIntakeServer();
  const transport = createFakeIntakeTransport(server);
  const schedule = createFakeSchedule();
  const statuses: LineStatus[] = [];
  const faults: unknown[] = [];
  const ports: ServicePorts = {
    store,
    transport,
    clock,
    random: () => 0.5,
    ...trustPorts,
    schedule: schedule.schedule,
    onStatus: (status) => statuses.push(status),
    onFault: (error) => faults.push(error),
  };
  const save = (nth: number) => store.saveRegistration(buildRegistration({ nth }), clock.now());
  for (let nth = 0; nth < records; nth += 1) await save(nth);
  const states = async () => (await store.listOutbox()).map(({ state }) => state).toReversed();
  return { store, clock, server, transport, schedule, statuses, faults, ports, save, states };
}

/** A promise that a test settles when it wants to. */
function createGate<Value>() {
  let open: (value: Value) => void = () => {};
  const passed = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** Holds the first hand-over until the gate opens; says when it has been reached. */
async function createHeldStation(records: number) {
  const station = await createStation(records);
  const { transport, ports } = station;
  const gate = createGate<void>();
  const reached = createGate<void>();
  let isHeld = true;
  const handOver = async (...sent: Parameters<typeof transport.handOver>): Promise<HandOverAnswer> => {
    if (isHeld) {
      isHeld = false;
      reached.open();
      await gate.passed;
    }
    return transport.handOver(...sent);
  };
  return { ...station, gate, reached, ports: { ...ports, transport: { ...transport, handOver } } };
}

describe('The hand-over service', () => {
  it('sends what waits when it starts, says how things stand, and looks again after a while', async () => {
    const { ports, schedule, statuses, states } = await createStation(2);
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
    const { ports, schedule, statuses, clock } = await createStation(1600);
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
    const { ports, schedule, transport, statuses } = await createStation(1);
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
    const { ports, schedule, server, statuses, save, states, transport } = await createStation(2);
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
    const { ports, schedule, statuses, clock } = await createStation(1);
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
    const { ports, schedule, save, states, transport, store } = await createStation(0);
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
    const { ports, schedule, transport, faults } = await createStation(1);
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
    const { ports, schedule, store, transport, save } = await createStation(1);
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

  it.each(['station-revoked', 'station-cloned', 'server-key-changed'] as const)(
    'sends nothing when it is told %s, and the records wait',
    async (kind) => {
      const { ports, schedule, transport, statuses, states } = await createStation(1);
      transport.reachability = { kind };
      const service = startHandOverService(ports);
      await schedule.settled();
      expect(statuses.at(-1)).toMatchObject({ reachability: kind, nextTry: { why: { kind: 'not-ready' } } });
      expect([transport.requests.length, await states()]).toEqual([0, ['waiting']]);
      await service.stop();
    },
  );

  it('sends again what was under way when the program died', async () => {
    const { ports, schedule, store, clock, states } = await createStation(1);
    await store.claimWaiting(clock.now(), 1);
    const service = startHandOverService(ports);
    await schedule.settled();
    expect(await states()).toEqual(['acknowledged']);
    await service.stop();
  });

  it('sends nothing to a server that is not ready, and says why', async () => {
    const { ports, schedule, transport, statuses, states } = await createStation(1);
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
    const { ports, schedule, transport, clock, statuses } = await createStation(1);
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

  it('does not wait out a pause between attempts when the server comes back', async () => {
    const { ports, schedule, transport, states } = await createStation(1);
    transport.befall({ kind: 'status', status: 503, retryAfterSeconds: 3000 });
    const service = startHandOverService(ports);
    await schedule.settled();
    const ready = transport.reachability;
    for (const [reachability, state] of [
      [ready, 'waiting'],
      [{ kind: 'unreachable' }, 'waiting'],
      [ready, 'acknowledged'],
    ] as const) {
      transport.reachability = reachability;
      schedule.fire();
      await schedule.settled();
      expect(await states()).toEqual([state]);
    }
    await service.stop();
  });

  it('tells what the server’s clock shows each time that it is ready, and nothing while it is not', async () => {
    const { ports, schedule, transport } = await createStation(0);
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

  it('takes one more turn when something is saved while it is sending', async () => {
    const { ports, schedule, transport, reached, gate, save, states } = await createHeldStation(1);
    let probes = 0;
    const probe = async () => {
      probes += 1;
      return transport.reachability;
    };
    const service = startHandOverService({ ...ports, transport: { ...ports.transport, probe } });
    await reached.passed;
    await save(1);
    service.nudge();
    service.nudge();
    expect(schedule.pending).toBe(0);
    gate.open();
    await schedule.settled();
    expect(await states()).toEqual(['acknowledged', 'acknowledged']);
    expect(probes).toBe(2);
    await service.stop();
  });

  it('sends at once what is saved while it rests, and calls off the look that was planned', async () => {
    const { ports, schedule, save, states } = await createStation(0);
    const service = startHandOverService(ports);
    await schedule.settled();
    await save(0);
    service.nudge();
    expect(schedule.pending).toBe(0);
    await schedule.settled();
    expect(await states()).toEqual(['acknowledged']);
    await service.stop();
  });

  it('hears all from the beginning after the server was restored, until all of it was heard', async () => {
    const { ports, server, schedule } = await createStation(1);
    const asked: (string | undefined)[] = [];
    let hearsAll = true;
    const takeUpdates = async (how?: 'from-the-beginning'): Promise<boolean> => {
      asked.push(how);
      return hearsAll;
    };
    const before = server.takeSnapshot();
    const service = startHandOverService({ ...ports, takeUpdates });
    await schedule.settled();
    server.restore(before);
    hearsAll = false;
    for (const _ of [1, 2]) {
      schedule.fire();
      await schedule.settled();
    }
    hearsAll = true;
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

  it('leaves what waits for a later attempt to its time when it is merely nudged', async () => {
    const { ports, schedule, transport, states } = await createStation(1);
    transport.befall({ kind: 'status', status: 503, retryAfterSeconds: 600 });
    const service = startHandOverService(ports);
    await schedule.settled();
    service.nudge();
    await schedule.settled();
    expect(await states()).toEqual(['waiting']);
    await service.stop();
  });

  it('sends everything at once when a person asks', async () => {
    const { ports, schedule, transport, states } = await createStation(1);
    transport.befall({ kind: 'status', status: 503, retryAfterSeconds: 600 });
    const service = startHandOverService(ports);
    await schedule.settled();
    service.sendNow();
    await schedule.settled();
    expect(await states()).toEqual(['acknowledged']);
    await service.stop();
  });

  it('remembers that a person asked while it was sending', async () => {
    const { ports, schedule, transport, reached, gate, states } = await createHeldStation(1);
    transport.befall({ kind: 'status', status: 503, retryAfterSeconds: 600 });
    const service = startHandOverService(ports);
    await reached.passed;
    service.sendNow();
    gate.open();
    await schedule.settled();
    expect(await states()).toEqual(['acknowledged']);
    await service.stop();
  });

  it('reports a fault, puts back what was under way, and goes on', async () => {
    const { ports, schedule, transport, clock, statuses, faults, states } = await createStation(2);
    transport.befall({ kind: 'station-dies' });
    const service = startHandOverService(ports);
    await schedule.settled();
    expect(faults).toEqual([new Error('The program died here')]);
    expect(statuses.at(-1)?.sending).toBe(false);
    clock.advance(15);
    schedule.fire();
    await schedule.settled();
    expect(await states()).toEqual(['acknowledged', 'acknowledged']);
    expect(faults).toHaveLength(1);
    await service.stop();
  });

  it('goes on when the store fails too, and when the server comes back meanwhile', async () => {
    const { ports, schedule, store, transport, faults, states } = await createStation(1);
    transport.befall({ kind: 'status', status: 503, retryAfterSeconds: 3000 });
    let broken: keyof typeof store | undefined;
    const breakable = <Key extends 'hasten' | 'putBackInterrupted'>(key: Key) => ({
      [key]: async (...given: Parameters<(typeof store)[Key]>) => {
        if (broken === key) throw new Error(`no ${key}`);
        return (store[key] as (...args: unknown[]) => Promise<unknown>)(...given);
      },
    });
    const service = startHandOverService({
      ...ports,
      store: { ...store, ...breakable('hasten'), ...breakable('putBackInterrupted') },
    });
    await schedule.settled();
    transport.reachability = { kind: 'unreachable' };
    schedule.fire();
    await schedule.settled();
    transport.reachability = { kind: 'ready', serverTime: instant('2026-11-23T08:00:15.000Z') };
    for (const next of ['hasten', 'putBackInterrupted'] as const) {
      broken = next;
      schedule.fire();
      await schedule.settled();
      expect(await states()).toEqual(['waiting']);
    }
    broken = undefined;
    schedule.fire();
    await schedule.settled();
    expect(faults).toEqual([new Error('no hasten'), new Error('no putBackInterrupted')]);
    expect(await states()).toEqual(['acknowledged']);
    await service.stop();
  });

  it('stops when nothing is under way any more, and then for good', async () => {
    const { ports, schedule, transport, reached, gate, save, states } = await createHeldStation(1);
    const service = startHandOverService(ports);
    await reached.passed;
    let isStopped = false;
    const stopping = service.stop().then(() => {
      isStopped = true;
    });
    service.nudge();
    await Promise.resolve();
    expect(isStopped).toBe(false);
    gate.open();
    await stopping;
    expect(schedule.pending).toBe(0);
    expect(await states()).toEqual(['acknowledged']);
    await save(1);
    service.nudge();
    service.sendNow();
    await service.stop();
    expect(schedule.pending).toBe(0);
    expect(transport.requests).toEqual([[practiceId(0)]]);
  });

  it('calls off the next look when it stops while it rests', async () => {
    const { ports, schedule } = await createStation(0);
    const service = startHandOverService(ports);
    await schedule.settled();
    await service.stop();
    expect(schedule.pending).toBe(0);
  });
});

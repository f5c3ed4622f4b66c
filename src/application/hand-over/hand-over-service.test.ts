import { describe, expect, it } from 'vitest';
import { buildRegistration } from '../../testing/build-registration.ts';
import { createFakeIntakeTransport } from '../../testing/fake-intake-transport.ts';
import { createFakeClock, instant, practiceId } from '../../testing/fake-machine.ts';
import { createFakeSchedule } from '../../testing/fake-schedule.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { createSimulatedIntakeServer } from '../../testing/simulated-intake-server.ts';
import { webSha256 } from '../../testing/web-sha256.ts';
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
    sha256: webSha256,
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
    expect(statuses).toEqual([
      { reachability: 'ready', sending: false, trouble: undefined },
      { reachability: 'ready', sending: true, trouble: undefined },
      { reachability: 'ready', sending: true, trouble: undefined },
      { reachability: 'ready', sending: false, trouble: undefined },
    ]);
    await service.stop();
  });

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
      expect(statuses.at(-1)).toEqual({ reachability: kind, sending: false, trouble: undefined });
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
    expect(statuses.at(-1)).toEqual({
      reachability: 'ready',
      sending: false,
      trouble: { kind: 'server-error', status: 503 },
    });
    clock.advance(15);
    schedule.fire();
    await schedule.settled();
    expect(statuses.at(-1)).toEqual({ reachability: 'ready', sending: false, trouble: undefined });
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

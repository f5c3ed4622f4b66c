import { describe, expect, it } from 'vitest';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { createHeldServiceStation, createServiceStation } from '../../testing/service-station.ts';
import { startHandOverService } from './hand-over-service.ts';

describe('A hand-over service that ends or is disturbed', () => {
  it('sends again what was under way when the program died', async () => {
    const { ports, schedule, store, clock, states } = await createServiceStation(1);
    await store.claimWaiting(clock.now(), 1);
    const service = startHandOverService(ports);
    await schedule.settled();
    expect(await states()).toEqual(['acknowledged']);
    await service.stop();
  });

  it('reports a fault, puts back what was under way, and goes on', async () => {
    const { ports, schedule, transport, clock, statuses, faults, states } = await createServiceStation(2);
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
    const { ports, schedule, store, transport, faults, states } = await createServiceStation(1);
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
    const { ports, schedule, transport, reached, gate, save, states } = await createHeldServiceStation(1);
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
    const { ports, schedule } = await createServiceStation(0);
    const service = startHandOverService(ports);
    await schedule.settled();
    await service.stop();
    expect(schedule.pending).toBe(0);
  });
});

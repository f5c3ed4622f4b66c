import { describe, expect, it } from 'vitest';
import { createHeldServiceStation, createServiceStation } from '../../testing/service-station.ts';
import { startHandOverService } from './hand-over-service.ts';

describe('The hand-over service', () => {
  it.each(['station-revoked', 'station-cloned', 'server-key-changed'] as const)(
    'sends nothing when it is told %s, and the records wait',
    async (kind) => {
      const { ports, schedule, transport, statuses, states } = await createServiceStation(1);
      transport.reachability = { kind };
      const service = startHandOverService(ports);
      await schedule.settled();
      expect(statuses.at(-1)).toMatchObject({ reachability: kind, nextTry: { why: { kind: 'not-ready' } } });
      expect([transport.requests.length, await states()]).toEqual([0, ['waiting']]);
      await service.stop();
    },
  );

  it('does not wait out a pause between attempts when the server comes back', async () => {
    const { ports, schedule, transport, states } = await createServiceStation(1);
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

  it('takes one more turn when something is saved while it is sending', async () => {
    const { ports, schedule, transport, reached, gate, save, states } = await createHeldServiceStation(1);
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
    const { ports, schedule, save, states } = await createServiceStation(0);
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
    const { ports, schedule, transport, states } = await createServiceStation(1);
    transport.befall({ kind: 'status', status: 503, retryAfterSeconds: 600 });
    const service = startHandOverService(ports);
    await schedule.settled();
    service.nudge();
    await schedule.settled();
    expect(await states()).toEqual(['waiting']);
    await service.stop();
  });

  it('sends everything at once when a person asks', async () => {
    const { ports, schedule, transport, states } = await createServiceStation(1);
    transport.befall({ kind: 'status', status: 503, retryAfterSeconds: 600 });
    const service = startHandOverService(ports);
    await schedule.settled();
    service.sendNow();
    await schedule.settled();
    expect(await states()).toEqual(['acknowledged']);
    await service.stop();
  });

  it('remembers that a person asked while it was sending', async () => {
    const { ports, schedule, transport, reached, gate, states } = await createHeldServiceStation(1);
    transport.befall({ kind: 'status', status: 503, retryAfterSeconds: 600 });
    const service = startHandOverService(ports);
    await reached.passed;
    service.sendNow();
    gate.open();
    await schedule.settled();
    expect(await states()).toEqual(['acknowledged']);
    await service.stop();
  });
});

import type { LineStatus, ServicePorts } from '../application/hand-over/hand-over-service.ts';
import type { HandOverAnswer } from '../application/ports/intake-transport.ts';
import { buildRegistration } from './build-registration.ts';
import { createFakeIntakeTransport } from './fake-intake-transport.ts';
import { createFakeClock } from './fake-machine.ts';
import { createFakeSchedule } from './fake-schedule.ts';
import { createMemoryStationStore } from './memory-station-store.ts';
import { createSimulatedIntakeServer } from './simulated-intake-server.ts';
import { trustPorts } from './test-trust.ts';

/** A station with so many records that wait, and all that a hand-over service needs. */
export async function createServiceStation(records: number) {
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
export function createGate<Value>() {
  let open: (value: Value) => void = () => {};
  const passed = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** Holds the first hand-over until the gate opens; says when it has been reached. */
export async function createHeldServiceStation(records: number) {
  const station = await createServiceStation(records);
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

import { expect } from 'vitest';
import type { LinePace } from '../application/hand-over/line-pace.ts';
import { handOverLimits } from '../contract/intake-api.ts';
import { buildRegistration } from './build-registration.ts';
import { createFakeIntakeTransport } from './fake-intake-transport.ts';
import { createFakeClock } from './fake-machine.ts';
import { createMemoryStationStore } from './memory-station-store.ts';
import { createSimulatedIntakeServer } from './simulated-intake-server.ts';
import { trustPorts } from './test-trust.ts';
import { webSha256 } from './web-sha256.ts';

/** Full requests from the first on; several at once as soon as one of the hand-over has been answered. */
function createQuickPace(): LinePace {
  let isQuick = false;
  return {
    batchBytes: handOverLimits.bytes,
    get isQuick() {
      return isQuick;
    },
    begin() {
      isQuick = false;
    },
    noteAnswer() {
      isQuick = true;
    },
    noteFailure() {},
  };
}

/** A station with so many records that wait, a quick line, and all that a drain needs. */
export async function createDrainStation(records: number) {
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
  return { store, clock, server, transport, random, pace: createQuickPace(), ...trustPorts };
}

export type DrainStation = Awaited<ReturnType<typeof createDrainStation>>;

export const statesOf = async ({ store }: DrainStation) =>
  new Map((await store.listOutbox()).map(({ id, state }) => [id, state]));

export const inState = async (station: DrainStation, state: string) =>
  [...(await statesOf(station))].filter(([, is]) => is === state).map(([id]) => id);

/** An acknowledgement stands on a receipt for the very bytes that the server keeps. */
export async function expectHonestReceipts({ store, server }: DrainStation): Promise<void> {
  for (const { id, state, receipt } of await store.listOutbox()) {
    if (state !== 'acknowledged') continue;
    expect(receipt?.id).toBe(id);
    expect(receipt?.contentHash).toBe(await webSha256(server.findContent(id) ?? 'not on the server'));
  }
}

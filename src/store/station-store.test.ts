import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drainOutbox } from '../application/hand-over/drain-outbox.ts';
import { isConserved, needsAPerson } from '../domain/registration.ts';
import { buildRegistration } from '../testing/build-registration.ts';
import { createFakeIntakeTransport } from '../testing/fake-intake-transport.ts';
import { createFakeClock } from '../testing/fake-machine.ts';
import { faultScripts } from '../testing/fault-scripts.ts';
import { createMemoryStationStore } from '../testing/memory-station-store.ts';
import { createSimulatedIntakeServer } from '../testing/simulated-intake-server.ts';
import { describeStationStore } from '../testing/station-store-contract.ts';
import { createStoreOperator, storeOperations } from '../testing/station-store-operations.ts';
import { trustPorts } from '../testing/test-trust.ts';
import { webSha256 } from '../testing/web-sha256.ts';
import { buildClerk, createTestMachine } from './testing/test-station.ts';

const createBoth = async (landFrom?: number) => {
  const { store, drafts } = await createTestMachine().open(
    buildClerk(),
    landFrom ? { landFrom, parcelOf: landFrom } : {},
  );
  return { ...store, ...drafts };
};

describeStationStore('The station database', createBoth);
describeStationStore('The station database that notes all receipts in bulk', () => createBoth(1));

describe('The station database and the store in memory', () => {
  it('give the same answers whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(storeOperations, fc.boolean(), async (operations, inBulk) => {
        const both = await createBoth(inBulk ? 1 : undefined);
        const memory = createMemoryStationStore(buildClerk().id);
        const [operate, imitate] = [createStoreOperator(both), createStoreOperator(memory)];
        for (const operation of operations) {
          expect(await operate(operation)).toEqual(await imitate(operation));
          expect(await both.listOutbox()).toEqual(await memory.listOutbox());
          expect(await both.listDrafts()).toEqual(await memory.listDrafts());
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('Handing over from the station database', () => {
  it('loses and doubles nothing, whatever befalls, also when it is opened anew in between', async () => {
    await fc.assert(
      fc.asyncProperty(faultScripts, async (script) => {
        const machine = createTestMachine();
        let { store } = await machine.open();
        const server = createSimulatedIntakeServer();
        const transport = createFakeIntakeTransport(server);
        const clock = createFakeClock();
        for (const nth of [1, 2, 3, 4]) await store.saveRegistration(buildRegistration({ nth }), clock.now());
        transport.befall(...script);
        let queue = await store.countQueue();
        for (let turn = 0; turn < 40 && queue.waiting > 0; turn += 1) {
          const ports = { store, transport, clock, random: () => 0.5, ...trustPorts };
          const died = await drainOutbox(ports).then(
            () => false,
            () => true,
          );
          if (died) {
            ({ store } = await machine.open());
            await store.putBackInterrupted(clock.now());
          }
          queue = await store.countQueue();
          expect(isConserved(queue)).toBe(true);
          clock.advance(4600);
        }
        expect(queue).toMatchObject({ created: 4, waiting: 0 });
        for (const { id, state, receipt } of await store.listOutbox()) {
          if (needsAPerson(state)) continue;
          expect(state).toBe('acknowledged');
          expect(receipt?.contentHash).toBe(await webSha256(server.findContent(id) ?? ''));
        }
      }),
      { numRuns: 25 },
    );
  });
});

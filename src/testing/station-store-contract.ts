import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isConserved, type RegistrationId } from '../domain/registration.ts';
import { practiceId } from './fake-machine.ts';
import { type CreateStore, idsOf } from './station-store-contract/contract-steps.ts';
import { describeOutbox } from './station-store-contract/outbox.ts';
import { describeSaving } from './station-store-contract/saving.ts';
import { createStoreOperator, storeOperations } from './station-store-operations.ts';

/** What every store of a station must do. Each call of `create` gives an empty one. */
export function describeStationStore(name: string, create: CreateStore): void {
  describeSaving(name, create);
  describeOutbox(name, create);

  describe(`${name}: whatever happens`, () => {
    it('every saved record is acknowledged, waiting, with a person, or withdrawn', async () => {
      await fc.assert(
        fc.asyncProperty(storeOperations, async (operations) => {
          const store = await create();
          const operate = createStoreOperator(store);
          const saved = new Set<RegistrationId>();
          const ended = new Map<RegistrationId, string>();
          for (const operation of operations) {
            const answer = await operate(operation);
            const isSaved = operation.kind === 'save' && (answer as { ok: boolean }).ok;
            if (isSaved) saved.add(practiceId(operation.nth));
            const count = await store.countQueue();
            expect(count.created).toBe(saved.size);
            expect(isConserved(count)).toBe(true);
            const records = await store.listOutbox();
            expect(idsOf(records).toSorted()).toEqual([...saved].sort());
            for (const { id, state, receipt, withdrawnBecause } of records) {
              // Nothing leaves the end of the road.
              if (ended.has(id)) expect(state).toBe(ended.get(id));
              if (state === 'acknowledged' || state === 'withdrawn') ended.set(id, state);
              if (state === 'acknowledged') expect(receipt?.id).toBe(id);
              if (state === 'withdrawn') expect(withdrawnBecause).toBeTruthy();
            }
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

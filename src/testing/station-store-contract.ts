import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isConserved, needsAPerson, type RegistrationId } from '../domain/registration.ts';
import { practiceId } from './fake-machine.ts';
import { describeCases } from './station-store-contract/cases.ts';
import { describeComparing } from './station-store-contract/comparing.ts';
import { type CreateStore, idsOf } from './station-store-contract/contract-steps.ts';
import { describeOutbox } from './station-store-contract/outbox.ts';
import { describeSaving } from './station-store-contract/saving.ts';
import { describeWithdrawing } from './station-store-contract/withdrawing.ts';
import { createStoreOperator, storeOperations } from './station-store-operations.ts';

/** What every store of a station must do. Each call of `create` gives an empty one. */
export function describeStationStore(name: string, create: CreateStore): void {
  describeSaving(name, create);
  describeOutbox(name, create);
  describeWithdrawing(name, create);
  describeCases(name, create);
  describeComparing(name, create);

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
            const isSaved = (answer as { ok?: boolean } | undefined)?.ok === true;
            if (operation.kind === 'save' && isSaved) saved.add(practiceId(operation.nth));
            if (operation.kind === 'withdraw' && isSaved) saved.add(practiceId(20 + operation.nth));
            const count = await store.countQueue();
            expect(count.created).toBe(saved.size);
            expect(isConserved(count)).toBe(true);
            const records = await store.listOutbox();
            expect(idsOf(records).toSorted()).toEqual([...saved].sort());
            for (const { id, state, receipt, earlierReceipts, withdrawnBecause, case: held } of records) {
              // From the end of the road only the server's own word leads away.
              const before = ended.get(id);
              if (before === 'withdrawn' && state !== 'withdrawn') expect(receipt?.id).toBe(id);
              if (before === 'acknowledged' && state !== 'acknowledged') {
                expect(earlierReceipts?.at(-1)?.id).toBe(id);
              }
              ended.delete(id);
              if (state === 'acknowledged' || state === 'withdrawn') ended.set(id, state);
              if (state === 'acknowledged') expect(receipt?.id).toBe(id);
              if (state === 'withdrawn') expect(withdrawnBecause).toBeTruthy();
              expect(held !== undefined).toBe(needsAPerson(state));
            }
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

import fc from 'fast-check';
import type { DraftStore, OutboxChange, StationStore } from '../application/ports/station-store.ts';
import {
  findNextState,
  type HandOverEvent,
  type HandOverState,
  type Instant,
  type RegistrationId,
} from '../domain/registration.ts';
import { buildRegistration } from './build-registration.ts';
import { createFakeClock, practiceId } from './fake-machine.ts';
import { practicePerson } from './practice-persons.ts';

/** One thing that happens to a station's store. Records are named by small numbers, so that they meet. */
export type StoreOperation =
  | { readonly kind: 'save'; readonly nth: number; readonly person: number; readonly corrects?: number }
  | { readonly kind: 'save-draft'; readonly nth: number }
  | { readonly kind: 'claim'; readonly limit: number }
  | {
      readonly kind: 'change';
      readonly nth: number;
      readonly from: HandOverState;
      readonly event: HandOverEvent;
    }
  | { readonly kind: 'put-back-interrupted' }
  | { readonly kind: 'hasten' }
  | { readonly kind: 'wait'; readonly seconds: number };

const states: readonly HandOverState[] = [
  'waiting',
  'sending',
  'acknowledged',
  'conflict',
  'refused',
  'quarantined',
  'withdrawn',
];

const events: readonly HandOverEvent[] = [
  'acknowledge',
  'find-conflict',
  'refuse',
  'put-back',
  'quarantine',
  'send-again',
  'withdraw',
];

const nth = fc.nat({ max: 9 });

export const storeOperations: fc.Arbitrary<StoreOperation[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record(
        { kind: fc.constant('save' as const), nth, person: fc.nat({ max: 4 }), corrects: nth },
        { requiredKeys: ['kind', 'nth', 'person'] },
      ),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('save-draft' as const), nth }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 4 }) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('change' as const),
        nth,
        from: fc.constantFrom(...states),
        event: fc.constantFrom(...events),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'put-back-interrupted' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'hasten' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat({ max: 90 }) }),
    },
  ),
  { maxLength: 40 },
);

/** Lets things happen to a store, one after another; each answers with what the store said. */
export function createStoreOperator(
  store: StationStore & DraftStore,
): (operation: StoreOperation) => Promise<unknown> {
  const clock = createFakeClock();
  return async (operation) => {
    const now = clock.now();
    switch (operation.kind) {
      case 'save': {
        const { nth, person, corrects } = operation;
        const registration = buildRegistration({
          nth,
          person: practicePerson(person),
          ...(corrects === undefined || corrects === nth ? {} : { corrects: practiceId(corrects) }),
        });
        return store.saveRegistration(registration, now);
      }
      case 'save-draft':
        return store.saveDraft({ id: practiceId(operation.nth), startedAt: now, changedAt: now, form: {} });
      case 'claim':
        return store.claimWaiting(now, operation.limit);
      case 'change': {
        const to = findNextState(operation.from, operation.event);
        if (to === undefined) return undefined;
        const later = createFakeClock(now);
        later.advance(60);
        const id = practiceId(operation.nth);
        const details = detailsOf(operation.event, id, later.now());
        return store.changeStates([{ id, from: operation.from, to, ...details }], now);
      }
      case 'put-back-interrupted':
        return store.putBackInterrupted(now);
      case 'hasten':
        return store.hasten();
      case 'wait':
        return clock.advance(operation.seconds);
    }
  };
}

function detailsOf(
  event: HandOverEvent,
  id: RegistrationId,
  later: Instant,
): Omit<OutboxChange, 'id' | 'from' | 'to'> {
  switch (event) {
    case 'acknowledge':
      return { receipt: { id, sequence: 1, receivedAt: later, contentHash: 'a'.repeat(64) } };
    case 'put-back':
      return { attempts: 1, nextAttemptAt: later, trouble: { kind: 'unreachable' } };
    case 'withdraw':
      return { withdrawnBecause: 'Fortrudt' };
    case 'refuse':
      return { trouble: { kind: 'refused', status: 400 } };
    case 'find-conflict':
      return { trouble: { kind: 'conflict' } };
    case 'quarantine':
      return { trouble: { kind: 'unreadable' } };
    default:
      return {};
  }
}

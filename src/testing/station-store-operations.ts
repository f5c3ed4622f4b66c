import fc from 'fast-check';
import type { Compared } from '../application/ports/hand-over-store.ts';
import type { OutboxChange } from '../application/ports/outbox.ts';
import type { DraftStore, StationStore } from '../application/ports/station-store.ts';
import { calendarDate } from '../domain/calendar-date.ts';
import type { ClerkId } from '../domain/clerk.ts';
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
import { attestReceipts } from './test-trust.ts';

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
  | { readonly kind: 'withdraw'; readonly nth: number; readonly of: number }
  | { readonly kind: 'assign'; readonly nth: number }
  | { readonly kind: 'bundle'; readonly limit: number; readonly number: number }
  | { readonly kind: 'compare'; readonly nth: number; readonly found: 'proven' | 'missing' | 'different' }
  | { readonly kind: 'mark'; readonly nth: number; readonly sequence: number }
  | { readonly kind: 'tell-settled' }
  | { readonly kind: 'settle' }
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
  'offer-again',
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
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), nth, of: nth }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('assign' as const), nth }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('bundle' as const),
        limit: fc.integer({ min: 1, max: 4 }),
        number: fc.integer({ min: 1, max: 3 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('compare' as const),
        nth,
        found: fc.constantFrom('proven' as const, 'missing' as const, 'different' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('mark' as const),
        nth,
        sequence: fc.integer({ min: 1, max: 5 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'tell-settled' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'settle' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'put-back-interrupted' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'hasten' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat({ max: 90 }) }),
    },
  ),
  { maxLength: 40, size: 'max' },
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
        const details = await detailsOf(operation.event, id, later.now());
        return store.changeStates([{ id, from: operation.from, to, ...details }], now);
      }
      case 'withdraw': {
        const id = practiceId(20 + operation.nth);
        const withdraws = practiceId(operation.of);
        return store.saveWithdrawal({ id, withdraws, because: 'Fortrudt', recordedAt: now }, now);
      }
      case 'assign':
        return store.assignCase(practiceId(operation.nth), colleague, calendarDate('2026-12-24'));
      case 'bundle': {
        const { limit, number } = operation;
        const taken = await store.takeForBundle(limit);
        await store.noteBundled(
          taken.map(({ id }) => id),
          number,
        );
        return taken;
      }
      case 'compare':
        return store.noteCompared(await comparedAs(operation.found, practiceId(operation.nth), now), now);
      case 'mark': {
        const { nth: of, sequence } = operation;
        const kind = sequence % 2 === 0 ? 'taken-back' : 'entered';
        return store.noteMarks([{ sequence, record: practiceId(of), kind, by: 'CK', at: now }]);
      }
      case 'tell-settled': {
        const settled = await store.listSettled(10);
        await store.noteTold(settled.map(({ id }) => id));
        return settled;
      }
      case 'settle':
        // How much there is to bring into order is each store's own affair.
        while (await store.settle());
        return undefined;
      case 'put-back-interrupted':
        return store.putBackInterrupted(now);
      case 'hasten':
        return store.hasten();
      case 'wait':
        return clock.advance(operation.seconds);
    }
  };
}

const colleague = '00000000-0000-4000-8000-000000000077' as ClerkId;

const receiptFor = (id: RegistrationId, receivedAt: Instant) => ({
  id,
  sequence: 1,
  receivedAt,
  contentHash: 'a'.repeat(64),
});

async function comparedAs(
  found: 'proven' | 'missing' | 'different',
  id: RegistrationId,
  now: Instant,
): Promise<Compared> {
  if (found !== 'proven') return { proven: [], missing: [], different: [], [found]: [id] };
  const receipt = receiptFor(id, now);
  const attested = { batch: await attestReceipts([receipt]), place: 0 };
  return { proven: [{ receipt, attested }], missing: [], different: [] };
}

async function detailsOf(
  event: HandOverEvent,
  id: RegistrationId,
  later: Instant,
): Promise<Omit<OutboxChange, 'id' | 'from' | 'to'>> {
  switch (event) {
    case 'acknowledge': {
      const receipt = receiptFor(id, later);
      return { receipt, attested: { batch: await attestReceipts([receipt]), place: 0 } };
    }
    case 'put-back':
      return { attempts: 1, nextAttemptAt: later, trouble: { kind: 'unreachable' } };
    case 'withdraw':
      return { withdrawnBecause: 'Fortrudt' };
    case 'refuse':
      return { trouble: { kind: 'refused', refusal: { kind: 'nothing-to-withdraw', paths: [] } } };
    case 'find-conflict':
      return { trouble: { kind: 'conflict' } };
    case 'quarantine':
      return { trouble: { kind: 'unreadable' } };
    default:
      return {};
  }
}

import fc from 'fast-check';
import type { Fault } from '../fake-intake-transport.ts';
import { lineFaults } from '../fault-scripts.ts';

/** One thing that happens in the world of a station and its server. Records are named by small numbers. */
export type WorldStep =
  | { readonly kind: 'save'; readonly person: number }
  | { readonly kind: 'correct'; readonly nth: number }
  | { readonly kind: 'withdraw'; readonly nth: number }
  | { readonly kind: 'send-again'; readonly nth: number }
  /** Another station registers somebody of the same few persons. */
  | { readonly kind: 'elsewhere'; readonly person: number }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  /** The service takes a turn, as it does every few seconds. */
  | { readonly kind: 'turn' }
  /** A person asks. */
  | { readonly kind: 'send-now' }
  /** Two windows drain at once, though only one should. */
  | { readonly kind: 'two-drains' }
  /** The station's program is killed at one of the writes to come, before or after it is on the disk. */
  | { readonly kind: 'kill'; readonly writes: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'start-anew' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'station-clock'; readonly seconds: number }
  | { readonly kind: 'server-clock'; readonly seconds: number }
  | { readonly kind: 'back-up-server' }
  | { readonly kind: 'restore-server' }
  | { readonly kind: 'back-up-station' }
  | { readonly kind: 'restore-station' }
  | { readonly kind: 'purge'; readonly nth: number }
  | { readonly kind: 'make-bundle' }
  /** The stick reaches somebody with a line. */
  | { readonly kind: 'import-bundle' }
  /** What it was answered with comes back. */
  | { readonly kind: 'return-receipt' };

const nth = fc.nat({ max: 11 });
const person = fc.nat({ max: 3 });
const year = 31_536_000;

const one = <Kind extends WorldStep['kind']>(kind: Kind) => fc.constant({ kind });

export const worldSteps: fc.Arbitrary<WorldStep[]> = fc.array(
  fc.oneof<fc.MaybeWeightedArbitrary<WorldStep>[]>(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('save' as const), person }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('correct' as const), nth }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), nth }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('send-again' as const), nth }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('elsewhere' as const), person }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('faults' as const),
        faults: fc.array(lineFaults, { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 6, arbitrary: one('turn') },
    { weight: 1, arbitrary: one('send-now') },
    { weight: 1, arbitrary: one('two-drains') },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('kill' as const),
        writes: fc.nat({ max: 5 }),
        when: fc.constantFrom('before' as const, 'after' as const),
      }),
    },
    { weight: 1, arbitrary: one('start-anew') },
    { weight: 1, arbitrary: one('unreachable') },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('station-clock' as const),
        seconds: fc.constantFrom(-20 * year, -86_400, -3600, -1, 20, 3600, 86_400, 20 * year),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('server-clock' as const),
        seconds: fc.constantFrom(-30 * year, -3600, 60, 30 * year),
      }),
    },
    { weight: 1, arbitrary: one('back-up-server') },
    { weight: 1, arbitrary: one('restore-server') },
    { weight: 1, arbitrary: one('back-up-station') },
    { weight: 1, arbitrary: one('restore-station') },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('purge' as const), nth }) },
    { weight: 1, arbitrary: one('make-bundle') },
    { weight: 1, arbitrary: one('import-bundle') },
    { weight: 1, arbitrary: one('return-receipt') },
  ),
  { maxLength: 45, size: 'max' },
);

/** What has led to a wrong end once. */
export const foundBefore: readonly (readonly WorldStep[])[] = [
  // Taken, answered wrongly, and then refused by a proxy: the refusal says nothing of whether it is there.
  [
    {
      kind: 'faults',
      faults: [
        { kind: 'other-world' },
        { kind: 'status', status: 413 },
        { kind: 'lost-request', seenAs: 'unreachable' },
      ],
    },
    { kind: 'save', person: 0 },
    { kind: 'kill', writes: 0, when: 'before' },
    { kind: 'save', person: 0 },
    { kind: 'start-anew' },
  ],
  // The withdrawal was purged before what it withdrew, which was offered again and stood.
  [
    { kind: 'save', person: 0 },
    { kind: 'turn' },
    { kind: 'withdraw', nth: 0 },
    { kind: 'turn' },
    { kind: 'purge', nth: 2 },
    { kind: 'restore-server' },
  ],
  // A corrected record came after its correction and the withdrawal of that, and stood.
  [
    { kind: 'faults', faults: [{ kind: 'status', status: 302, problem: 'malformed' }] },
    { kind: 'save', person: 0 },
    { kind: 'turn' },
    { kind: 'correct', nth: 0 },
    { kind: 'turn' },
    { kind: 'kill', writes: 3, when: 'before' },
    { kind: 'withdraw', nth: 0 },
    { kind: 'save', person: 1 },
    { kind: 'correct', nth: 0 },
    { kind: 'faults', faults: [{ kind: 'lost-answer', seenAs: 'unreachable' }] },
    { kind: 'save', person: 0 },
  ],
  // Both were purged, and only the withdrawal was lost.
  [
    { kind: 'save', person: 0 },
    { kind: 'start-anew' },
    { kind: 'withdraw', nth: 0 },
    { kind: 'back-up-server' },
    { kind: 'turn' },
    { kind: 'purge', nth: 3 },
    { kind: 'purge', nth: 0 },
    { kind: 'restore-server' },
  ],
  // The server was restored between a correction and the withdrawal of it: the corrected record came last, and stood.
  [
    { kind: 'faults', faults: [{ kind: 'status', status: 302 }, { kind: 'half-taken' }] },
    { kind: 'save', person: 0 },
    { kind: 'faults', faults: [{ kind: 'status', status: 302 }] },
    { kind: 'two-drains' },
    { kind: 'save', person: 1 },
    { kind: 'send-now' },
    { kind: 'station-clock', seconds: -20 * year },
    { kind: 'correct', nth: 1 },
    { kind: 'restore-server' },
    { kind: 'send-now' },
    { kind: 'withdraw', nth: 11 },
  ],
  // The receipt on the stick was of a server that was restored since.
  [
    { kind: 'save', person: 0 },
    { kind: 'make-bundle' },
    { kind: 'import-bundle' },
    { kind: 'restore-server' },
    { kind: 'return-receipt' },
  ],
];

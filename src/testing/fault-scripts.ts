import fc from 'fast-check';
import type { Fault } from './fake-intake-transport.ts';

/** Anything that can befall one request, on the line, at the server or at the station. */
export const lineFaults: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>(
    { kind: 'lost-request', seenAs: 'unreachable' },
    { kind: 'lost-request', seenAs: 'timed-out' },
    { kind: 'lost-answer', seenAs: 'unreachable' },
    { kind: 'lost-answer', seenAs: 'timed-out' },
    { kind: 'late-request' },
    { kind: 'doubled' },
    { kind: 'half-body' },
    { kind: 'half-answer' },
    { kind: 'half-taken' },
    { kind: 'reordered' },
    { kind: 'wrong-receipt-hash' },
    { kind: 'foreign-receipt' },
    { kind: 'unsigned' },
    { kind: 'forged' },
    { kind: 'other-world' },
    { kind: 'html' },
    { kind: 'station-dies' },
  ),
  fc.record(
    {
      kind: fc.constant('status' as const),
      status: fc.constantFrom(302, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504),
      problem: fc.constantFrom(
        'malformed',
        'too-large',
        'not-signed-in',
        'station-revoked',
        'station-cloned',
        'wrong-audience',
        'server-error',
      ),
      retryAfterSeconds: fc.nat({ max: 7200 }),
    },
    { requiredKeys: ['kind', 'status'] },
  ),
);

/** In any order; one for each request. */
export const faultScripts: fc.Arbitrary<Fault[]> = fc.array(lineFaults, { maxLength: 14, size: 'max' });

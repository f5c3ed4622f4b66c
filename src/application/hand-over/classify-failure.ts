import type { HandOverEvent } from '../../domain/registration.ts';
import type { Unanswered } from '../ports/intake-transport.ts';
import type { HandOverTrouble } from '../ports/outbox.ts';

export type Verdict =
  /** The line or the server: everything waits and is tried again. */
  | { readonly kind: 'interrupted'; readonly trouble: HandOverTrouble; readonly serverAsksFor?: number }
  /** The station is not welcome: nothing goes until a person has connected it again. */
  | { readonly kind: 'paused'; readonly trouble: HandOverTrouble }
  /** Something in the request itself; which record it is shows when they are sent apart. */
  | {
      readonly kind: 'blames-a-record';
      readonly event: Extract<HandOverEvent, 'find-conflict' | 'refuse'>;
      readonly trouble: HandOverTrouble;
    };

/** Asked for patience, not refused. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

/** Why the server has shut the station out, in its own words; a lack of rights is all else that 403 says. */
const shutOut = ['wrong-audience', 'station-revoked', 'station-cloned'] as const;

/**
 * What a failed request means. A refusal counts only in our own server's words (`problem`): a proxy's or
 * a portal's "400 Bad Request" says nothing of a record, and must not turn a whole queue into cases.
 * 413 is the exception, since a proxy's limit on size is met by sending less at a time.
 */
export function classifyFailure(answer: Unanswered): Verdict {
  if (answer.kind !== 'status') return { kind: 'interrupted', trouble: { kind: answer.kind } };
  const { status, problem, retryAfterSeconds } = answer;
  const isOurs = problem !== undefined;
  if (status === 401 || (status === 403 && isOurs)) {
    const kind = shutOut.find((known) => known === problem) ?? 'not-enrolled';
    return { kind: 'paused', trouble: { kind } };
  }
  if (status === 409 && isOurs) {
    return { kind: 'blames-a-record', event: 'find-conflict', trouble: { kind: 'conflict' } };
  }
  if (status === 413 || ((status === 400 || status === 422) && isOurs)) {
    return { kind: 'blames-a-record', event: 'refuse', trouble: { kind: 'refused', status } };
  }
  // 404, 405, redirects and the like: another program answers on this address.
  const serverErred = status >= 500 || passing.has(status);
  return {
    kind: 'interrupted',
    trouble: serverErred ? { kind: 'server-error', status } : { kind: 'not-the-intake-server' },
    ...(retryAfterSeconds === undefined ? {} : { serverAsksFor: retryAfterSeconds }),
  };
}

import type { z } from 'zod';
import {
  ApiProblemSchema,
  HealthSchema,
  type ServerKeys,
  StationInfoSchema,
} from '../../contract/intake-api.ts';
import type { Audience } from '../../contract/wire-values.ts';
import type { Instant } from '../../domain/registration.ts';
import type {
  Answer,
  HandOverAnswer,
  OutgoingText,
  Reachability,
  Unanswered,
} from '../ports/intake-transport.ts';
import { type BytesExchange, type Exchange, type ServerResponse, toText } from './exchange.ts';
import { readJson } from './read-json.ts';
import { HandOverEnvelopeSchema, readResults } from './read-results.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { WebPlatform } from './web-platform.ts';

/**
 * What an answer to a hand-over means. `now` is in milliseconds since 1970, for a `Retry-After` that names
 * a moment. Whether each record got its result and a receipt for its own bytes is the drain's to judge.
 */
export function classifyHandOver(
  exchange: Exchange,
  now: number,
  sent: readonly OutgoingText[] = [],
): HandOverAnswer {
  const answer = classifyAnswer(exchange, HandOverEnvelopeSchema, now);
  if (answer.kind !== 'answered') return answer;
  const { attestation, receivedAt } = answer.value;
  const results = readResults(answer.value.results, receivedAt && { receivedAt, sent });
  if (results === undefined) return { kind: 'not-the-intake-server' };
  return { kind: 'answered', results, ...(attestation === undefined ? {} : { attestation }) };
}

/** What an answer means that is to be of this shape; `now` as above. */
export function classifyAnswer<Schema extends z.ZodType>(
  exchange: Exchange,
  schema: Schema,
  now: number,
): Answer<z.output<Schema>> {
  if (exchange.kind !== 'response') return exchange;
  const { response } = exchange;
  if (isSomebodyElse(response)) return { kind: 'not-the-intake-server' };
  if (!isSuccess(response)) return classifyStatus(response, now);
  const parsed = schema.safeParse(readJson(response.body));
  return parsed.success ? { kind: 'answered', value: parsed.data } : { kind: 'not-the-intake-server' };
}

/** The bytes of a part that was asked for: from (inclusive) and to (exclusive), and of no other. */
export function classifyPart(
  web: Pick<WebPlatform, 'TextDecoder'>,
  exchange: BytesExchange,
  { from, to, size }: { readonly from: number; readonly to: number; readonly size: number },
  now: number,
): Answer<Uint8Array<ArrayBuffer>> {
  if (exchange.kind !== 'response') return exchange;
  const { status, header, bytes } = exchange.response;
  if (status === 206 && header('content-range') === `bytes ${from}-${to - 1}/${size}`) {
    if (bytes?.length === to - from) return { kind: 'answered', value: bytes };
    // Cut off where nobody noticed.
    return { kind: 'unreachable' };
  }
  const said = toText(web, exchange);
  if (said.kind !== 'response' || status === 206 || isSomebodyElse(said.response) || isSuccess(said.response))
    return { kind: 'not-the-intake-server' };
  return classifyStatus(said.response, now);
}

/** Whether what answers is our server, in our world, and able to work; says nothing yet of the station. */
export function classifyHealth(exchange: Exchange, audience: Audience): Reachability {
  const refused = classifyUnhealthy(exchange);
  if (refused !== undefined) return refused;
  const health = HealthSchema.safeParse(readJson(bodyOf(exchange)));
  if (!health.success) return { kind: 'not-the-intake-server' };
  return health.data.audience === audience
    ? { kind: 'ready', serverTime: health.data.time }
    : { kind: 'wrong-audience' };
}

/**
 * Whether the server takes the station's signature, asked at `/api/v1/station` once health is good, and
 * whether it is the server that the station was enrolled at. `serverTime` is what health told.
 */
export function classifyStation(
  exchange: Exchange,
  audience: Audience,
  known: ServerKeys,
  serverTime: Instant,
): Reachability {
  if (exchange.kind === 'response' && !isSomebodyElse(exchange.response)) {
    const { status } = exchange.response;
    const problem = findProblem(exchange.response);
    if (problem === 'wrong-audience' || problem === 'station-revoked' || problem === 'station-cloned') {
      return { kind: problem };
    }
    if (status === 401 || status === 403) return { kind: 'not-enrolled' };
  }
  const refused = classifyUnhealthy(exchange);
  if (refused !== undefined) return refused;
  const station = StationInfoSchema.safeParse(readJson(bodyOf(exchange)));
  if (!station.success) return { kind: 'not-the-intake-server' };
  const { keys, lastExchange, takesLines, takesPacked } = station.data;
  if (station.data.audience !== audience) return { kind: 'wrong-audience' };
  const isTheSame =
    keys.signing === known.signing && keys.sealing === known.sealing && keys.blinding === known.blinding;
  if (!isTheSame) return { kind: 'server-key-changed' };
  return {
    kind: 'ready',
    serverTime,
    lastExchange,
    ...(takesLines && { takesLines }),
    ...(takesPacked && { takesPacked }),
  };
}

function classifyUnhealthy(exchange: Exchange): Reachability | undefined {
  if (exchange.kind !== 'response') return { kind: 'unreachable' };
  const { response } = exchange;
  if (isSomebodyElse(response)) return { kind: 'not-the-intake-server' };
  if (isSuccess(response)) return undefined;
  // A gateway speaking for a server that is down, or our own server asking for patience.
  const passing = response.status >= 500 || patienceStatuses.has(response.status);
  return passing ? { kind: 'unreachable' } : { kind: 'not-the-intake-server' };
}

const patienceStatuses: ReadonlySet<number> = new Set([408, 425, 429]);
/** What a gateway in front of our server may say on its behalf, in words of its own. */
const gatewayStatuses: ReadonlySet<number> = new Set([...patienceStatuses, 413]);

/**
 * A portal's or a proxy's answer. Our server never redirects and never answers its API with a web page;
 * 407 and 511 are, by their definition, a network's own wish to be signed in to (RFC 9110, RFC 6585).
 */
function isSomebodyElse(response: ServerResponse): boolean {
  const { status } = response;
  if (response.redirected || status === 407 || status === 511) return true;
  const page = /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(response.header('content-type') ?? '');
  return page && status < 500 && !gatewayStatuses.has(status);
}

function classifyStatus(response: ServerResponse, now: number): Unanswered {
  const problem = findProblem(response);
  const retryAfterSeconds = parseRetryAfter(response.header('retry-after'), now);
  return {
    kind: 'status',
    status: response.status,
    ...(problem === undefined ? {} : { problem }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

function findProblem(response: ServerResponse): string | undefined {
  const parsed = ApiProblemSchema.safeParse(readJson(response.body));
  return parsed.success ? parsed.data.problem : undefined;
}

const isSuccess = (response: ServerResponse): boolean => response.status >= 200 && response.status < 300;

const bodyOf = (exchange: Exchange): string | undefined =>
  exchange.kind === 'response' ? exchange.response.body : undefined;

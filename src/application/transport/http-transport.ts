import {
  apiPaths,
  handOverLimits,
  type ReceiptsRequest,
  ReceiptsResponseSchema,
} from '../../contract/intake-api.ts';
import { UpdatesResponseSchema, updatesQuery } from '../../contract/updates.ts';
import type { Audience } from '../../contract/wire-values.ts';
import type { Cancellation } from '../../domain/cancellation.ts';
import type { IntakeTransport } from '../ports/intake-transport.ts';
import type { StationSigner } from '../station-identity/station-signer.ts';
import { classifyAnswer, classifyHandOver, classifyHealth, classifyStation } from './classify.ts';
import { type Exchange, type ExchangeRequest, exchange } from './exchange.ts';
import { writeHandOver } from './hand-over-body.ts';
import type { WebPlatform } from './web-platform.ts';

export interface HttpTransportOptions {
  readonly web: WebPlatform;
  /** Origin of the intake server, e.g. `https://indtag.kommune.example`; empty for the page's own. */
  readonly baseUrl: string;
  /** Undefined before the station is enrolled: probes say so and nothing is handed over. */
  readonly signer: StationSigner | undefined;
  readonly audience: Audience;
  /** Milliseconds since 1970; for a `Retry-After` that names a moment. */
  readonly now: () => number;
  readonly probeTimeoutMs?: number;
  readonly handOverTimeoutMs?: number;
  /** The station is locked: what is under way is broken off, so that nothing of it stays in memory. */
  readonly cancellation?: Cancellation;
}

const probeTimeoutMs = 10_000;
/** Two megabytes over a poor line, and the server's own work. */
const handOverTimeoutMs = 60_000;
const probeBytes = 64 * 1024;
/** Room for a result of a few hundred bytes for each of the most records that one hand-over may hold. */
const answerBytes = handOverLimits.records * 4096;
/** Two thousand entries of the index at most, of some hundred bytes each, and a few lists. */
const updatesBytes = 8_000_000;

const notSignedIn = { kind: 'status', status: 401, problem: 'not-signed-in' } as const;

/** The intake server over HTTP, the same from a browser and from Electron. Every request is signed but health. */
export function createHttpTransport(options: HttpTransportOptions): IntakeTransport {
  const { web, signer, audience } = options;
  const base = options.baseUrl.replace(/\/$/, '');
  const quick = { timeoutMs: options.probeTimeoutMs ?? probeTimeoutMs, maxResponseBytes: probeBytes };
  const timeoutMs = options.handOverTimeoutMs ?? handOverTimeoutMs;
  /** The last probe found another server behind the address: what is told to it, is told to a stranger. */
  let isAnotherServer = false;

  const ask = (path: string, request: Omit<ExchangeRequest, 'url'>): Promise<Exchange> =>
    exchange(web, { ...request, url: base + path, cancellation: options.cancellation });

  async function askSigned(
    by: StationSigner,
    target: string,
    request: Pick<ExchangeRequest, 'timeoutMs' | 'maxResponseBytes' | 'body'>,
    number = 0,
  ): Promise<Exchange> {
    const { body, ...limits } = request;
    const sent = body === undefined ? ({ method: 'GET' } as const) : ({ method: 'POST', body } as const);
    const authorization = await by.authorize({ ...sent, target, number });
    return ask(target, { ...sent, ...limits, authorization });
  }

  return {
    async probe() {
      const health = classifyHealth(await ask(apiPaths.health, { method: 'GET', ...quick }), audience);
      if (health.kind !== 'ready') return health;
      if (signer === undefined) return { kind: 'not-enrolled' };
      const station = await askSigned(signer, apiPaths.station, quick);
      const found = classifyStation(station, audience, signer.server, health.serverTime);
      if (found.kind === 'ready' || found.kind === 'server-key-changed') {
        isAnotherServer = found.kind === 'server-key-changed';
      }
      return found;
    },
    async handOver(records, along = {}) {
      if (signer === undefined || isAnotherServer) return notSignedIn;
      const number = await signer.takeNumber();
      // Nothing is sent under a number that might be used again.
      if (number === undefined) return { kind: 'unreachable' };
      const body = writeHandOver(audience, records, along);
      const limits = { timeoutMs, maxResponseBytes: answerBytes };
      const answer = await askSigned(signer, apiPaths.handOver, { body, ...limits }, number);
      const found = classifyHandOver(answer, options.now());
      return found.kind === 'answered' ? { ...found, number } : found;
    },
    async compareRecords(records) {
      if (signer === undefined || isAnotherServer) return notSignedIn;
      const asked: ReceiptsRequest = { audience, records };
      const limits = { timeoutMs, maxResponseBytes: answerBytes };
      const answer = await askSigned(signer, apiPaths.receipts, { body: JSON.stringify(asked), ...limits });
      return classifyAnswer(answer, ReceiptsResponseSchema, options.now());
    },
    async fetchUpdates(since) {
      if (signer === undefined || isAnotherServer) return notSignedIn;
      const limits = { timeoutMs, maxResponseBytes: updatesBytes };
      const answer = await askSigned(signer, apiPaths.updates + updatesQuery(since), limits);
      return classifyAnswer(answer, UpdatesResponseSchema, options.now());
    },
  };
}

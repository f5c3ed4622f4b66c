import { apiPaths, type HandOverRequest, handOverLimits } from '../../contract/intake-api.ts';
import type { Audience } from '../../contract/wire-values.ts';
import type { Cancellation } from '../../domain/cancellation.ts';
import type { IntakeTransport } from '../ports/intake-transport.ts';
import { classifyHandOver, classifyHealth, classifyStation } from './classify.ts';
import { type ExchangeRequest, exchange } from './exchange.ts';
import type { WebPlatform } from './web-platform.ts';

export interface HttpTransportOptions {
  readonly web: WebPlatform;
  /** Origin of the intake server, e.g. `https://indtag.kommune.example`; empty for the page's own. */
  readonly baseUrl: string;
  /** Undefined before the station is enrolled: probes say so and nothing is handed over. */
  readonly token: string | undefined;
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

/** The intake server over HTTP, the same from a browser and from Electron. */
export function createHttpTransport(options: HttpTransportOptions): IntakeTransport {
  const { web, token, audience } = options;
  const base = options.baseUrl.replace(/\/$/, '');
  const ask = (path: string, request: Omit<ExchangeRequest, 'url'>) =>
    exchange(web, { ...request, url: base + path, cancellation: options.cancellation });
  const probe = {
    method: 'GET',
    timeoutMs: options.probeTimeoutMs ?? probeTimeoutMs,
    maxResponseBytes: probeBytes,
  } as const;

  return {
    async probe() {
      const health = classifyHealth(await ask(apiPaths.health, probe), audience);
      if (health.kind !== 'ready') return health;
      if (token === undefined) return { kind: 'not-enrolled' };
      const station = await ask(apiPaths.station, { ...probe, token });
      return classifyStation(station, audience, health.serverTime);
    },
    async handOver(records, auditHead) {
      if (token === undefined) return { kind: 'status', status: 401, problem: 'not-signed-in' };
      const request: HandOverRequest = {
        audience,
        records: [...records],
        ...(auditHead === undefined ? {} : { auditHead }),
      };
      const answer = await ask(apiPaths.handOver, {
        method: 'POST',
        token,
        json: request,
        timeoutMs: options.handOverTimeoutMs ?? handOverTimeoutMs,
        maxResponseBytes: answerBytes,
      });
      return classifyHandOver(answer, options.now());
    },
  };
}

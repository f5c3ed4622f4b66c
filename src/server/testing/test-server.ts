import type { Clock } from '../../application/ports/machine.ts';
import {
  type ApiProblem,
  ApiProblemSchema,
  apiPaths,
  HandOverResponseSchema,
  type OutgoingRecord,
  type RecordResult,
} from '../../contract/intake-api.ts';
import type { Instant } from '../../domain/registration.ts';
import {
  describeStartProblem,
  type RunningIntakeServer,
  type StartOptions,
  startIntakeServer,
} from '../index.ts';
import { testDay } from './practice-registrations.ts';

export interface TestStation {
  readonly token: string;
  readonly id: string;
  /** Hands over and expects results. */
  handOver(records: readonly OutgoingRecord[], auditHead?: unknown): Promise<readonly RecordResult[]>;
}

export interface TestServer extends RunningIntakeServer {
  newStation(name?: string): Promise<TestStation>;
  /** Every line the server logged. */
  readonly log: readonly string[];
}

/** A clock that goes on by a millisecond each time it is asked. */
export function steppingClock(start = '2026-11-23T08:00:00.000Z'): Clock {
  let time = Date.parse(start);
  const step = (): number => {
    time += 1;
    return time;
  };
  return {
    now: () => new Date(step()).toISOString() as Instant,
    today: () => testDay,
    monotonic: step,
  };
}

/** A practice server on a free port of loopback. */
export async function startTestServer(
  options: Pick<StartOptions, 'database'> & Partial<StartOptions>,
): Promise<TestServer> {
  const log: string[] = [];
  const started = await startIntakeServer({
    audience: 'practice',
    kommuneCode: '0851',
    kommuneName: 'Aalborg',
    port: 0,
    clock: steppingClock(),
    log: { level: 'info', stream: { write: (line) => void log.push(line) } },
    ...options,
  });
  if (!started.ok) throw new Error(describeStartProblem(started.error));
  const server = started.value;
  return {
    ...server,
    log,
    async newStation(name = 'Skranke 1') {
      const { station, token } = await server.stations.enrol(name);
      return {
        token,
        id: station.id,
        handOver: (records, auditHead) => handOverAt(server.url, token, records, auditHead),
      };
    },
  };
}

export async function postHandOver(url: string, token: string, body: string): Promise<Response> {
  return await fetch(`${url}${apiPaths.handOver}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
}

export async function handOverAt(
  url: string,
  token: string,
  records: readonly OutgoingRecord[],
  auditHead?: unknown,
): Promise<readonly RecordResult[]> {
  const response = await postHandOver(
    url,
    token,
    JSON.stringify({ audience: 'practice', records, auditHead }),
  );
  if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`);
  return HandOverResponseSchema.parse(await response.json()).results;
}

/** The status and the problem of an answer that is not 2xx. */
export async function readProblem(
  response: Response,
): Promise<{ status: number; problem: ApiProblem['problem'] }> {
  const { problem } = ApiProblemSchema.parse(await response.json());
  return { status: response.status, problem };
}

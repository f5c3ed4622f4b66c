import type { Clock } from '../../application/ports/machine.ts';
import { type ApiProblem, ApiProblemSchema } from '../../contract/intake-api.ts';
import type { StationRole } from '../../contract/kiosk-api.ts';
import type { Instant } from '../../domain/registration.ts';
import {
  describeStartProblem,
  type RunningIntakeServer,
  type StartOptions,
  startIntakeServer,
} from '../index.ts';
import { testDay } from './practice-registrations.ts';
import { enrolTestStation, makeTestMachine, type TestStation } from './test-station.ts';

export { enrolTestStation, makeTestMachine, type TestMachine, type TestStation } from './test-station.ts';

export interface TestServer extends RunningIntakeServer {
  /** Added by IT and enrolled with its code. */
  newStation(name?: string, office?: string, role?: StationRole): Promise<TestStation>;
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
    async newStation(name = 'Skranke 1', office = '', role) {
      const { code } = await server.stations.add(name, office, role);
      return await enrolTestStation(server.url, code, makeTestMachine(), role);
    },
  };
}

/** The status and the problem of an answer that is not 2xx. */
export async function readProblem(
  response: Response,
): Promise<{ status: number; problem: ApiProblem['problem'] }> {
  const { problem } = ApiProblemSchema.parse(await response.json());
  return { status: response.status, problem };
}

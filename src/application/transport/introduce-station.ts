import {
  apiPaths,
  EnrolmentResponseSchema,
  type StationSettings,
  StationSettingsSchema,
} from '../../contract/intake-api.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { exchange } from './exchange.ts';
import type { WebPlatform } from './web-platform.ts';

export interface IntroductionProblem {
  readonly kind: 'unreachable' | 'not-the-intake-server' | 'not-enrolled';
}

const limits = { timeoutMs: 10_000, maxResponseBytes: 64 * 1024 } as const;

/** Asks a server what world it lives in, before the station has any business with it. */
export async function readStationSettings(
  web: WebPlatform,
  baseUrl: string,
): Promise<Result<StationSettings, IntroductionProblem>> {
  const url = baseUrl.replace(/\/$/, '') + apiPaths.stationSettings;
  return readJsonAnswer(await exchange(web, { method: 'GET', url, ...limits }), StationSettingsSchema);
}

/** Asks a practice server for a token of our own. It answers `not-enrolled` where enrolment is closed. */
export async function enrolStation(
  web: WebPlatform,
  baseUrl: string,
  stationName: string,
): Promise<Result<string, IntroductionProblem>> {
  const url = baseUrl.replace(/\/$/, '') + apiPaths.enrolment;
  const answer = await exchange(web, { method: 'POST', url, json: { stationName }, ...limits });
  const read = readJsonAnswer(answer, EnrolmentResponseSchema);
  return read.ok ? ok(read.value.token) : read;
}

function readJsonAnswer<Value>(
  answer: Awaited<ReturnType<typeof exchange>>,
  schema: { safeParse(json: unknown): { success: true; data: Value } | { success: false } },
): Result<Value, IntroductionProblem> {
  if (answer.kind !== 'response') return fail({ kind: 'unreachable' });
  const { status, redirected, body } = answer.response;
  if (redirected) return fail({ kind: 'not-the-intake-server' });
  if (status >= 500 || status === 429) return fail({ kind: 'unreachable' });
  if (status === 401 || status === 403) return fail({ kind: 'not-enrolled' });
  if (status < 200 || status > 299) return fail({ kind: 'not-the-intake-server' });
  let json: unknown;
  try {
    json = JSON.parse(body ?? '');
  } catch {
    return fail({ kind: 'not-the-intake-server' });
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? ok(parsed.data) : fail({ kind: 'not-the-intake-server' });
}

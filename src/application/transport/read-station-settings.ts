import { apiPaths, type StationSettings, StationSettingsSchema } from '../../contract/intake-api.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { exchange } from './exchange.ts';
import { readJson } from './read-json.ts';
import type { WebPlatform } from './web-platform.ts';

export interface SettingsProblem {
  readonly kind: 'unreachable' | 'not-the-intake-server';
}

const limits = { timeoutMs: 10_000, maxResponseBytes: 64 * 1024 } as const;

/** Asks a server what world it lives in, before the station has any business with it. */
export async function readStationSettings(
  web: WebPlatform,
  baseUrl: string,
): Promise<Result<StationSettings, SettingsProblem>> {
  const url = baseUrl.replace(/\/$/, '') + apiPaths.stationSettings;
  const answer = await exchange(web, { method: 'GET', url, ...limits });
  if (answer.kind !== 'response') return fail({ kind: 'unreachable' });
  const { status, redirected, body } = answer.response;
  if (redirected) return fail({ kind: 'not-the-intake-server' });
  if (status >= 500 || status === 429) return fail({ kind: 'unreachable' });
  const parsed = StationSettingsSchema.safeParse(status >= 200 && status <= 299 ? readJson(body) : undefined);
  return parsed.success ? ok(parsed.data) : fail({ kind: 'not-the-intake-server' });
}

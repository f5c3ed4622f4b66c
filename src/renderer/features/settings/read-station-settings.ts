import { fail, ok, type Result } from '../../../domain/result.ts';

/** What the clerk typed, as it stands in the fields. */
export interface TypedSettings {
  readonly idleMinutes: string;
  /** Empty: never. */
  readonly retentionDays: string;
}

interface StationSettings {
  readonly idleMinutes: number;
  readonly retentionDays?: number;
}

export type SettingsProblem = 'idle-minutes' | 'retention-days';

export const idleLimits = { least: 2, most: 60 } as const;
export const leastRetentionDays = 30;
/** Beyond it a slip of the finger is more likely than an intention: a hundred years. */
const mostRetentionDays = 36_500;

/** Reads both fields; says of each whether it cannot be used. */
export function readStationSettings(
  typed: TypedSettings,
): Result<StationSettings, readonly SettingsProblem[]> {
  const idleMinutes = findWhole(typed.idleMinutes, idleLimits.least, idleLimits.most);
  const never = typed.retentionDays.trim() === '';
  const retentionDays = never
    ? undefined
    : findWhole(typed.retentionDays, leastRetentionDays, mostRetentionDays);
  const problems: SettingsProblem[] = [];
  if (idleMinutes === undefined) problems.push('idle-minutes');
  if (!never && retentionDays === undefined) problems.push('retention-days');
  if (problems.length > 0 || idleMinutes === undefined) return fail(problems);
  return ok({ idleMinutes, ...(retentionDays === undefined ? {} : { retentionDays }) });
}

function findWhole(text: string, least: number, most: number): number | undefined {
  const digits = text.trim();
  const value = Number(digits);
  return /^\d{1,6}$/.test(digits) && value >= least && value <= most ? value : undefined;
}

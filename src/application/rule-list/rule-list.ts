import { CoveredGroupListSchema } from '../../contract/covered-group-list.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { CoveredGroupList } from '../../domain/covered-groups.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

/** Where a file is no list, as paths into it with what is wrong there. */
export interface RuleListProblem {
  readonly kind: 'not-a-rule-list';
  readonly problems: readonly string[];
}

/** Reads the JSON of a list of covered groups. Unknown fields are refused: a newer list may mean more. */
export function parseCoveredGroupList(json: unknown): Result<CoveredGroupList, RuleListProblem> {
  const parsed = CoveredGroupListSchema.safeParse(json);
  // zod writes absent keys as `key?: T | undefined`; JSON never holds an undefined.
  if (parsed.success) return ok(parsed.data as CoveredGroupList);
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return fail({ kind: 'not-a-rule-list', problems });
}

/** The list in force on a day; of several, the one that came into force last. */
export function findListFor(
  date: CalendarDate,
  lists: readonly CoveredGroupList[],
): CoveredGroupList | undefined {
  return lists
    .filter(({ validFrom, validTo }) => validFrom <= date && (validTo === undefined || date <= validTo))
    .sort((a, b) =>
      a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : a.version < b.version ? 1 : -1,
    )[0];
}

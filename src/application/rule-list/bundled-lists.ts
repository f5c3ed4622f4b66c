import of20261123 from '../../../resources/covered-groups/2026-11-23.json' with { type: 'json' };
import type { CoveredGroupList } from '../../domain/covered-groups.ts';
import { parseCoveredGroupList } from './rule-list.ts';

/** The lists that come with the program. A file that does not read is a fault in the program. */
export const bundledLists: readonly CoveredGroupList[] = [of20261123].map((json) => {
  const list = parseCoveredGroupList(json);
  if (!list.ok)
    throw new Error(`A bundled list of covered groups is broken: ${list.error.problems.join('; ')}`);
  return list.value;
});

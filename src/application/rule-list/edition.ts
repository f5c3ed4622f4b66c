import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { CoveredGroupList } from '../../domain/covered-groups.ts';
import { bundledLists } from './bundled-lists.ts';

/** A list, and where it came from. */
export interface Edition {
  /** The server's running number of a published list; 0 of one that came with the program. */
  readonly number: number;
  readonly list: CoveredGroupList;
}

export const bundledEditions: readonly Edition[] = bundledLists.map((list) => ({ number: 0, list }));

/** The last goes before all others on a day that it is in force. */
function compareEditions(a: Edition, b: Edition): number {
  if (a.list.validFrom !== b.list.validFrom) return a.list.validFrom < b.list.validFrom ? -1 : 1;
  // What the kommune has published takes the place of what came with the program, and later of earlier.
  if (a.number !== b.number) return a.number - b.number;
  return a.list.version < b.list.version ? -1 : a.list.version > b.list.version ? 1 : 0;
}

/** The edition in force on a day: of several, the one that came into force last, then the one published last. */
export function findEditionFor(date: CalendarDate, editions: readonly Edition[]): Edition | undefined {
  return editions
    .filter(
      ({ list: { validFrom, validTo } }) => validFrom <= date && (validTo === undefined || date <= validTo),
    )
    .sort(compareEditions)
    .at(-1);
}

/** Whether an edition is later than the one of this version. One that nobody has any more is older than all. */
export function isLaterThan(edition: Edition, version: string, editions: readonly Edition[]): boolean {
  if (edition.list.version === version) return false;
  const other = editions
    .filter(({ list }) => list.version === version)
    .sort(compareEditions)
    .at(-1);
  return other === undefined || compareEditions(edition, other) > 0;
}

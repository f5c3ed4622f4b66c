import { fold } from './folding.ts';
import { createMemory } from './remembering.ts';
import type { TextTable } from './text-table.ts';

/** Towns as people add them to a street: post districts and supplementary town names. */
export interface PlaceMatch {
  readonly districts: ReadonlySet<number>;
  readonly localities: ReadonlySet<number>;
}

export interface Places {
  /** Places with exactly this folded name, or, where `open`, places that begin with it. */
  find(key: string, open: boolean): PlaceMatch | undefined;
}

interface PlaceName {
  readonly key: string;
  readonly district?: number;
  readonly locality?: number;
}

export function createPlaces(districts: TextTable, localities: TextTable): Places {
  const names: PlaceName[] = [];
  const add = (text: string, row: Omit<PlaceName, 'key'>): void => {
    const key = fold(text);
    if (key === '') return;
    names.push({ key, ...row });
    // `København V` is also Copenhagen, `Odense SØ` also Odense.
    const city = /^(.{3,}) [A-ZÆØÅ]{1,2}$/.exec(text)?.[1];
    if (city !== undefined) names.push({ key: fold(city), ...row });
  };
  for (let district = 0; district < districts.size; district += 1) add(districts.get(district), { district });
  // Houses count localities from 1; 0 is none.
  for (let index = 0; index < localities.size; index += 1)
    add(localities.get(index), { locality: index + 1 });
  names.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));

  const firstFrom = (key: string): number => {
    let low = 0;
    let high = names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((names[middle]?.key ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const asked = createMemory<string, { readonly match: PlaceMatch | undefined }>(mostRemembered);

  return {
    find(key, open) {
      if (key === '') return undefined;
      return asked.get(open ? `${key}*` : key, () => ({ match: search(key, open) })).match;
    },
  };

  function search(key: string, open: boolean): PlaceMatch | undefined {
    const found = { districts: new Set<number>(), localities: new Set<number>() };
    for (let index = firstFrom(key); index < names.length; index += 1) {
      const name = names[index];
      if (name === undefined || !(open ? name.key.startsWith(key) : name.key === key)) break;
      if (name.district !== undefined) found.districts.add(name.district);
      if (name.locality !== undefined) found.localities.add(name.locality);
    }
    return found.districts.size + found.localities.size === 0 ? undefined : found;
  }
}

const mostRemembered = 5000;

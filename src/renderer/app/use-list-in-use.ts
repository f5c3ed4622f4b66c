import { useStore } from 'zustand';
import type { Edition } from '../../application/rule-list/edition.ts';
import { useStation } from './station.ts';
import { editionInUse } from './station-lists.ts';

/** The list of covered groups that decisions are made with now; another one the moment it has come. */
export function useListInUse(): Edition {
  const { lists, clock } = useStation();
  const editions = useStore(lists.state, (state) => state.editions);
  return editionInUse(clock.today(), editions);
}

import { findInKommune } from '../../application/duplicate-guard/find-in-kommune.ts';
import type { KommuneGuard } from '../../application/duplicate-guard/kommune-guard.ts';
import type { BlindText, KommuneIndex } from '../../application/duplicate-guard/kommune-index.ts';
import type { StationStore } from '../../application/ports/station-store.ts';
import { fromBase64 } from '../../store/keyring/key-wrap.ts';
import { createBlindText } from '../../store/reference/blind-text.ts';

/** The guard of an unlocked station, with the blinding key of the server that it is connected to. */
export function createStationGuard(
  index: KommuneIndex,
  findKey: () => Promise<string | undefined>,
  store: Pick<StationStore, 'findRecord'>,
): KommuneGuard {
  let made: { readonly key: string; readonly blind: Promise<BlindText> } | undefined;
  const findBlinding = async (): Promise<BlindText | undefined> => {
    const key = await findKey();
    if (key === undefined) return undefined;
    if (made?.key !== key) made = { key, blind: createBlindText(fromBase64(key)) };
    return await made.blind;
  };
  // Of a record that was purged nothing is left to compare: then the index speaks for it.
  const isOwn = async (id: Parameters<StationStore['findRecord']>[0]): Promise<boolean> =>
    (await store.findRecord(id))?.registration !== undefined;
  return {
    find: (person, except) => findInKommune({ index, findBlinding, isOwn }, person, except),
    findHeardAt: () => index.findHeardAt(),
  };
}

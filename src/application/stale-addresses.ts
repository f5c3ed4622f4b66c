import type { DarAddress } from '../domain/address.ts';
import type { HandOverState, RegistrationId } from '../domain/registration.ts';
import { isStale, lookUpAgain, type StaleStanding } from './address-check.ts';
import type { AddressRegister } from './ports/address-register.ts';
import type { OutboxRecord } from './ports/outbox.ts';
import type { Draft, DraftStore, StationStore } from './ports/station-store.ts';
import { findStoredForm } from './registration-form/form.ts';

export interface StaleAddresses {
  /** Saved and not handed over yet, newest first. */
  readonly registrations: readonly { readonly record: OutboxRecord; readonly standing: StaleStanding }[];
  /** Of those that the clerk may see, last changed first. */
  readonly drafts: readonly { readonly draft: Draft; readonly standing: StaleStanding }[];
}

interface StalePorts {
  readonly store: Pick<StationStore, 'findRecords' | 'findRecord'>;
  readonly drafts: Pick<DraftStore, 'listDrafts'>;
  readonly register: Pick<AddressRegister, 'findInfo' | 'findById'>;
  readonly maySeeRecords: boolean;
}

/** What the kommune has is the kommune's to follow; its system hears of new names by itself. */
export const unsentStates: readonly HandOverState[] = [
  'waiting',
  'sending',
  'conflict',
  'refused',
  'quarantined',
];

/** With the register as it was at the last look, only the newest can have come since. */
const newest = 50;
/** Look-ups that are under way at once. */
const atATime = 200;

/**
 * Looks the addresses of what waits up again by their ids. Thousands may wait: all are gone through once for
 * each register, after that the newest and those that stood out before.
 */
export function createStaleAddressFinder({
  store,
  drafts,
  register,
  maySeeRecords,
}: StalePorts): () => Promise<StaleAddresses> {
  let seen: { readonly register: string; readonly stale: readonly RegistrationId[] } | undefined;

  async function findCandidates(known: readonly RegistrationId[] | undefined) {
    // One by one, many are slower than all at once.
    if (known === undefined || known.length > newest)
      return (await store.findRecords({ states: unsentStates })).records;
    const [{ records }, ...again] = await Promise.all([
      store.findRecords({ states: unsentStates, limit: newest }),
      ...known.map((id) => store.findRecord(id)),
    ]);
    const byId = new Map(records.map((record) => [record.id, record]));
    for (const record of again) if (record !== undefined) byId.set(record.id, record);
    return [...byId.values()].sort((one, other) => (one.id < other.id ? 1 : -1));
  }

  async function findRegistrations(version: string): Promise<StaleAddresses['registrations']> {
    const candidates = await findCandidates(seen?.register === version ? seen.stale : undefined);
    const waiting = candidates.filter(
      ({ state, correctedBy, withdrawnBy }) =>
        unsentStates.includes(state) && correctedBy === undefined && withdrawnBy === undefined,
    );
    const stale = await keepStale(waiting, ({ registration }) => registration?.residence.address);
    seen = { register: version, stale: stale.map(({ item }) => item.id) };
    return stale.map(({ item, standing }) => ({ record: item, standing }));
  }

  async function keepStale<Item>(items: readonly Item[], addressOf: (item: Item) => DarAddress | undefined) {
    const stale: { readonly item: Item; readonly standing: StaleStanding }[] = [];
    for (let at = 0; at < items.length; at += atATime) {
      const looks = items.slice(at, at + atATime).map(async (item) => {
        const address = addressOf(item);
        return { item, standing: address && (await lookUpAgain(register, address)) };
      });
      for (const { item, standing } of await Promise.all(looks)) {
        if (isStale(standing)) stale.push({ item, standing });
      }
    }
    return stale;
  }

  return async () => {
    const info = await register.findInfo();
    if (info === undefined) return { registrations: [], drafts: [] };
    const ofDraft = ({ form }: Draft): DarAddress | undefined => findStoredForm(form)?.address;
    return {
      registrations: maySeeRecords ? await findRegistrations(JSON.stringify(info)) : [],
      drafts: (await keepStale(await drafts.listDrafts(), ofDraft)).map(({ item, standing }) => ({
        draft: item,
        standing,
      })),
    };
  };
}

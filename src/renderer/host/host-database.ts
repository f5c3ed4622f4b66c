import Dexie, { type Table } from 'dexie';
import type { StationSettings } from '../../contract/intake-api.ts';
import type { StoreKeys } from '../../store/keys/store-keys.ts';
import type { Sealed } from '../../store/keys/vault.ts';

export type HostEntry =
  | { readonly name: 'settings'; readonly settings: StationSettings }
  /** Made by the version before clerks. Goes when its data has been sealed anew. */
  | { readonly name: 'keys'; readonly keys: StoreKeys }
  /** What the station was signed in with before it had keys. Goes when it has shown it once more. */
  | { readonly name: 'token'; readonly token: Sealed }
  /** Who the station is, with its private keys. */
  | { readonly name: 'identity'; readonly sealed: Sealed }
  /** An enrolment that has not been answered. */
  | { readonly name: 'enrolling'; readonly sealed: Sealed }
  /** The last number of a hand-over that any window may use. */
  | { readonly name: 'numbers'; readonly reserved: number };

/** What the browser station knows of itself. No personal data: server settings, its own keys, sealed. */
export class HostDatabase extends Dexie {
  declare readonly entries: Table<HostEntry, HostEntry['name']>;

  constructor() {
    super('bopael-host', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ entries: 'name' });
  }

  async find<Name extends HostEntry['name']>(
    name: Name,
  ): Promise<Extract<HostEntry, { name: Name }> | undefined> {
    // The browser closes a database that turns out to be damaged, and often gives a new one the next time.
    const entry = await this.entries.get(name).catch(async () => {
      this.close();
      await this.open();
      return this.entries.get(name);
    });
    return entry?.name === name ? (entry as Extract<HostEntry, { name: Name }>) : undefined;
  }
}

import Dexie, { type Table } from 'dexie';
import type { StationSettings } from '../../contract/intake-api.ts';
import type { StoreKeys } from '../../store/store-keys.ts';
import type { Sealed } from '../../store/vault.ts';

export type HostEntry =
  | { readonly name: 'settings'; readonly settings: StationSettings }
  | { readonly name: 'keys'; readonly keys: StoreKeys }
  | { readonly name: 'token'; readonly token: Sealed };

/** What the browser station knows of itself. No personal data: keys, server settings, its own token. */
export class HostDatabase extends Dexie {
  declare readonly entries: Table<HostEntry, HostEntry['name']>;

  constructor() {
    super('bopael-host', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ entries: 'name' });
  }

  async find<Name extends HostEntry['name']>(
    name: Name,
  ): Promise<Extract<HostEntry, { name: Name }> | undefined> {
    const entry = await this.entries.get(name);
    return entry?.name === name ? (entry as Extract<HostEntry, { name: Name }>) : undefined;
  }
}

import { HostDatabase } from '../../../src/renderer/host/host-database.ts';
import { createBrowserFiles } from '../../../src/renderer/host/safe-files/browser-files.ts';
import { exclusiveInBrowser, openWindowsInBrowser } from '../../../src/store/exclusive.ts';
import type { Machine } from '../station/machine.ts';

/** A station in a window of the browser: its own files, databases and locks under one name. */
export function createWindowMachine(name: string): Machine {
  const host = new HostDatabase();
  return {
    name,
    files: createBrowserFiles(name),
    exclusive: exclusiveInBrowser,
    windows: openWindowsInBrowser(name),
    findEarlierKeys: async () => (await host.find('keys'))?.keys,
    forgetEarlierKeys: async () => {
      await host.entries.delete('keys');
    },
  };
}

/** Where the version before clerks kept its keys. */
export async function keepEarlierKeys(keys: { data: CryptoKey; lookup: CryptoKey }): Promise<void> {
  const host = new HostDatabase();
  await host.entries.put({ name: 'keys', keys });
  host.close();
}

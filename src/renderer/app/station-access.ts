import type { Audience } from '../../contract/wire-values.ts';
import { exclusiveInBrowser } from '../../store/exclusive.ts';
import { officeCost } from '../../store/keyring/key-wrap.ts';
import { createKeyringCopies } from '../../store/keyring/keyring-copies.ts';
import { type AccessPorts, createStationAccess } from '../../store/keyring/station-access.ts';
import { stationDatabaseExists } from '../../store/open-database.ts';
import { stationDatabaseName } from '../host/station-database-name.ts';
import type { StationHost } from '../host/station-host.ts';

/** What the key ring of this world needs of the machine. */
export function accessPortsOf(host: StationHost, audience: Audience): AccessPorts {
  const files = host.files(audience);
  return {
    files,
    copies: createKeyringCopies(files, `bopael-keyring-${audience}`),
    device: host.device,
    policy: host.passcodes(audience),
    cost: officeCost,
    alone: exclusiveInBrowser(`bopael-keyring-${audience}`),
    now: host.clock.now,
    async dataExists() {
      const journal = (await files.list().catch(() => [])).some(({ name }) => name.startsWith('journal-'));
      if (journal) return 'this-version';
      if (!(await stationDatabaseExists(stationDatabaseName(audience)))) return 'none';
      const earlier = await host.findEarlierKeys();
      // Without the earlier keys a database without a journal cannot be told from one whose key ring is gone.
      return earlier.ok && earlier.value === undefined ? 'this-version' : 'earlier-version';
    },
  };
}

export const openAccess = (ports: AccessPorts) => createStationAccess(ports);

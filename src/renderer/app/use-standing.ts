import type { StationStanding } from '../../contract/ipc/identity-requests.ts';
import { useStation } from './station.ts';
import { useStored } from './use-stored.ts';

/** Who the station is to its server; undefined before it is connected, and for a moment. */
export function useStanding(): StationStanding | undefined {
  const { host } = useStation();
  return useStored(() => host.credentials.findStanding(), [host]);
}

import type { BundleIdentity } from '../../application/bundle/bundle-sealer.ts';
import { fromBase64 } from '../../store/keyring/key-wrap.ts';
import type { StationCredentials } from './station-host.ts';

/** Who the station is when it seals bundles: its private keys stay where they are kept. */
export async function findBundleIdentity(
  credentials: StationCredentials,
): Promise<BundleIdentity | undefined> {
  const standing = await credentials.findStanding();
  if (standing === undefined) return undefined;
  const { audience, kommuneCode, stationId, sealingKey, server } = standing;
  return {
    world: { audience, kommuneCode },
    station: stationId,
    sealingKey: fromBase64(sealingKey),
    sign: credentials.signBundle,
    agree: credentials.agreeWith,
    takeNumber: credentials.takeNumber,
    server: { signing: fromBase64(server.signing), sealing: fromBase64(server.sealing) },
  };
}

import type { StationIntakePorts } from '../../application/kiosk/station-intakes.ts';
import type { StationCredentials } from './station-host.ts';

/** The station as one that intakes are sealed to: its private key stays where it is kept. */
export async function findIntakeOpener(
  credentials: StationCredentials,
): ReturnType<StationIntakePorts['findOpener']> {
  const standing = await credentials.findStanding();
  if (standing === undefined) return undefined;
  const { audience, kommuneCode, sealingKey, server } = standing;
  return {
    world: { audience, kommuneCode },
    sealingKey,
    agree: credentials.agreeWith,
    serverKey: server.signing,
  };
}

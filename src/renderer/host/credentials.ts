import type { StationSelf } from '../../application/station-identity/station-self.ts';
import { BundleTextSchema } from '../../contract/ipc/identity-requests.ts';
import type { StationCredentials } from './station-host.ts';

/** What the page may do as the station: the same as where the keys are the main process's. */
export const credentialsOf = (self: Pick<StationSelf, 'find'>): StationCredentials => ({
  findStanding: async () => (await self.find())?.standing,
  takeNumber: async () => (await self.find())?.signer.takeNumber(),
  signBundle: async (text) => (await self.find())?.keys.sign(BundleTextSchema.parse(text)),
  agreeWith: async (publicKey) => (await self.find())?.keys.agreeWith(publicKey),
});

import { decodeBase64, encodeBase64 } from '../../application/audit/bytes.ts';
import {
  createStationCrypto,
  type StationKeys,
  type StationSecrets,
} from '../../application/station-identity/station-crypto.ts';
import type { ServerKeys } from '../../contract/intake-api.ts';
import { createHash } from '../../store/hashing.ts';
import type { ServerCrypto } from '../../training/simulated-server.ts';
import { webSha256OfBytes } from '../app/machine.ts';

/** Both ends of a line that is no line: the keys of the simulated server, and the station's own. */
export interface SittingKeys {
  readonly server: ServerCrypto;
  /** What the station is told of the server. */
  readonly told: ServerKeys;
  readonly station: StationKeys;
  readonly stationSecrets: StationSecrets;
}

/** New for every sitting, and kept nowhere. */
export async function makeSittingKeys(): Promise<SittingKeys> {
  const stationCrypto = createStationCrypto(globalThis);
  const [server, stationSecrets] = await Promise.all([
    stationCrypto.makeSecrets(),
    stationCrypto.makeSecrets(),
  ]);
  const [serverKeys, station] = await Promise.all([
    stationCrypto.findKeys(server),
    stationCrypto.findKeys(stationSecrets),
  ]);
  if (serverKeys === undefined || station === undefined) throw new Error('Keys that were just made are keys');
  const blinding = crypto.getRandomValues(new Uint8Array(32));
  const hmac = await crypto.subtle.importKey('raw', blinding, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const keyId = (await webSha256OfBytes(decodeBase64(server.signing.public))).slice(0, 16);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    server: {
      hash: await createHash(),
      async attest(bytes) {
        // All that is signed is ASCII.
        const signature = await serverKeys.sign(decoder.decode(bytes));
        return { key: keyId, signature: encodeBase64(signature) };
      },
      async tokenOf(text) {
        const mac = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, encoder.encode(text)));
        return encodeBase64(mac.slice(0, 8));
      },
      findText: (bytes) => decoder.decode(bytes),
      utf8: (text) => encoder.encode(text),
    },
    told: {
      signing: server.signing.public,
      sealing: server.sealing.public,
      blinding: encodeBase64(blinding),
    },
    station,
    stationSecrets,
  };
}

import { createHMAC, createSHA256 } from 'hash-wasm';
import type { BlindText } from '../../application/duplicate-guard/kommune-index.ts';

/**
 * HMAC-SHA-256 under the server's blinding key, its first eight bytes. At once: looking up one person takes some
 * hundred of them, and a promise each would cost more than the hash.
 */
export async function createBlindText(key: Uint8Array): Promise<BlindText> {
  const hmac = await createHMAC(createSHA256(), key);
  return (text) => {
    const mac = hmac.init().update(text).digest('binary');
    return new DataView(mac.buffer, mac.byteOffset).getBigUint64(0);
  };
}

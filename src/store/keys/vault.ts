import type { StoreKeys } from './store-keys.ts';

/** Ciphertext with its nonce, as it lies in the database. */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  /** An `ArrayBuffer` in rows of the first version. */
  readonly data: Uint8Array<ArrayBuffer> | ArrayBuffer;
}

/**
 * Seals and opens what is kept at rest. The place (table and id) is bound into each seal, so a row copied
 * over another does not open. What does not open (damaged, moved to another place, sealed with other keys)
 * is found undefined: one bad row must never hide the others.
 */
export interface Vault {
  sealText(place: string, text: string): Promise<Sealed>;
  findText(place: string, sealed: Sealed): Promise<string | undefined>;
  sealBytes(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed>;
  findBytes(place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Keyed hash for look-ups, base64. Without the key it tells nothing, though CPR numbers are few. */
  lookupKey(purpose: 'cpr' | 'name-and-birth-date', text: string): Promise<string>;
}

const encoder = new TextEncoder();
// The text comes back as it was sealed, a byte order mark included.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function createVault(keys: StoreKeys): Vault {
  const sealBytes = async (place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> => {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(place) };
    return { nonce, data: new Uint8Array(await crypto.subtle.encrypt(algorithm, keys.data, bytes)) };
  };
  const findBytes: Vault['findBytes'] = async (place, sealed) => {
    const algorithm = { name: 'AES-GCM', iv: sealed.nonce, additionalData: encoder.encode(place) };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, keys.data, sealed.data));
    } catch {
      // Web Crypto tells nothing of why, on purpose.
      return undefined;
    }
  };
  return {
    sealBytes,
    findBytes,
    sealText: (place, text) => sealBytes(place, encoder.encode(text)),
    findText: async (place, sealed) => {
      const bytes = await findBytes(place, sealed);
      return bytes === undefined ? undefined : decoder.decode(bytes);
    },
    lookupKey: async (purpose, text) => {
      const mac = await crypto.subtle.sign('HMAC', keys.lookup, encoder.encode(`${purpose}\n${text}`));
      return btoa(String.fromCharCode(...new Uint8Array(mac)));
    },
  };
}

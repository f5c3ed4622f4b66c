import type { StoreKeys } from './store-keys.ts';

/** Ciphertext with its nonce, as it lies in the database. */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** Thrown where a row cannot be opened: damaged, moved to another place, or sealed with other keys. */
export class UnreadableSealError extends Error {
  override readonly name = 'UnreadableSealError';
}

/**
 * Seals and opens what is kept at rest. The place (table and id) is bound into each seal, so a row copied
 * over another does not open.
 */
export interface Vault {
  sealText(place: string, text: string): Promise<Sealed>;
  openText(place: string, sealed: Sealed): Promise<string>;
  sealBytes(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed>;
  openBytes(place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>>;
  /** Keyed hash for look-ups, base64. Without the key it tells nothing, though CPR numbers are few. */
  lookupKey(purpose: 'cpr' | 'name-and-birth-date', text: string): Promise<string>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function createVault(keys: StoreKeys): Vault {
  const sealBytes = async (place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> => {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(place) };
    return { nonce, data: await crypto.subtle.encrypt(algorithm, keys.data, bytes) };
  };
  const openBytes = async (place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> => {
    const algorithm = { name: 'AES-GCM', iv: sealed.nonce, additionalData: encoder.encode(place) };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, keys.data, sealed.data));
    } catch (cause) {
      throw new UnreadableSealError(`The row at ${place} does not open`, { cause });
    }
  };
  return {
    sealBytes,
    openBytes,
    sealText: (place, text) => sealBytes(place, encoder.encode(text)),
    openText: async (place, sealed) => decoder.decode(await openBytes(place, sealed)),
    lookupKey: async (purpose, text) => {
      const mac = await crypto.subtle.sign('HMAC', keys.lookup, encoder.encode(`${purpose}\n${text}`));
      return btoa(String.fromCharCode(...new Uint8Array(mac)));
    },
  };
}

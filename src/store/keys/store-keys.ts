/**
 * The station's two keys. Both are non-extractable: code in the page can use them, and cannot read them.
 */
export interface StoreKeys {
  /** AES-256-GCM, for every payload at rest. */
  readonly data: CryptoKey;
  /** HMAC-SHA-256, for look-ups by CPR number and by name with birth date. */
  readonly lookup: CryptoKey;
}

/** Makes the keys from 32 random bytes each, for a host that keeps the bytes in the system's key store. */
export async function importStoreKeys(
  dataKey: Uint8Array<ArrayBuffer>,
  lookupKey: Uint8Array<ArrayBuffer>,
): Promise<StoreKeys> {
  const [data, lookup] = await Promise.all([
    crypto.subtle.importKey('raw', dataKey, 'AES-GCM', false, ['encrypt', 'decrypt']),
    crypto.subtle.importKey('raw', lookupKey, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  ]);
  return { data, lookup };
}

/** Makes new keys inside the browser, which nothing outside Web Crypto ever sees. */
export async function generateStoreKeys(): Promise<StoreKeys> {
  const [data, lookup] = await Promise.all([
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
  ]);
  return { data, lookup };
}

/**
 * The few parts of Web Crypto and its neighbours that seals are made of, as little as is used: this layer
 * knows neither the DOM nor Node, and `globalThis` fits in both.
 */
export interface BundleWeb {
  readonly crypto: { readonly subtle: SubtleParts };
  readonly TextEncoder: new () => { encode(text: string): Bytes };
  readonly TextDecoder: new (
    encoding: 'utf-8',
    options: { readonly fatal: true; readonly ignoreBOM: true },
  ) => { decode(bytes: Bytes): string };
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** A key as the platform keeps it; only the platform looks into it. */
type Key = object & { readonly algorithm: unknown };

interface SubtleParts {
  digest(algorithm: 'SHA-256', bytes: Bytes): Promise<ArrayBuffer>;
  generateKey(
    algorithm: 'X25519',
    extractable: false,
    usages: readonly ['deriveBits'],
  ): Promise<{ readonly publicKey: Key; readonly privateKey: Key }>;
  exportKey(format: 'raw', key: Key): Promise<ArrayBuffer>;
  importKey(
    format: 'raw',
    bytes: Bytes,
    algorithm: 'X25519' | 'HKDF' | 'AES-GCM' | 'Ed25519',
    extractable: boolean,
    usages: readonly string[],
  ): Promise<Key>;
  deriveBits(algorithm: object, key: Key, bits: number): Promise<ArrayBuffer>;
  encrypt(algorithm: object, key: Key, bytes: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: object, key: Key, bytes: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: 'Ed25519', key: Key, signature: Bytes, message: Bytes): Promise<boolean>;
}

/**
 * The few parts of Web Crypto and its neighbours that a station's identity needs, as little as is used: this
 * layer knows neither the DOM nor Node, and `globalThis` fits in both.
 */
export interface IdentityWeb {
  readonly crypto: { readonly subtle: SubtleParts };
  readonly TextEncoder: new () => { encode(text: string): Bytes };
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** A key as the platform keeps it; only the platform looks into it. */
export type PlatformKey = object & { readonly algorithm: unknown };

interface SubtleParts {
  digest(algorithm: 'SHA-256', bytes: Bytes): Promise<ArrayBuffer>;
  generateKey(
    algorithm: 'Ed25519' | 'X25519',
    extractable: true,
    usages: ('sign' | 'verify' | 'deriveBits')[],
  ): Promise<{ readonly publicKey: PlatformKey; readonly privateKey: PlatformKey } | PlatformKey>;
  exportKey(format: 'raw' | 'pkcs8', key: PlatformKey): Promise<ArrayBuffer>;
  importKey(
    format: 'raw' | 'pkcs8',
    bytes: Bytes,
    algorithm: 'Ed25519' | 'X25519',
    extractable: false,
    usages: ('sign' | 'deriveBits')[],
  ): Promise<PlatformKey>;
  sign(algorithm: 'Ed25519', key: PlatformKey, bytes: Bytes): Promise<ArrayBuffer>;
  deriveBits(
    algorithm: { readonly name: 'X25519'; readonly public: PlatformKey },
    key: PlatformKey,
    bits: 256,
  ): Promise<ArrayBuffer>;
}

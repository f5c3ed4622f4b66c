import { encodeBase64 } from '../audit/bytes.ts';
import { toHex } from '../hex.ts';
import type { BundleWeb, Bytes } from './bundle-web.ts';

/** What a sealed file is made of and opened with. Nothing in it keeps a key. */
export interface BundleCrypto {
  readonly utf8: (text: string) => Bytes;
  /** Undefined where the bytes are no UTF-8. */
  readonly findText: (bytes: Bytes) => string | undefined;
  /** Lower-case hexadecimal. */
  readonly sha256: (bytes: Bytes) => Promise<string>;
  /**
   * Makes an X25519 pair for one file, agrees on a secret with another's public key, and forgets the private
   * half. Undefined where the other's key is none that can be agreed with.
   */
  readonly agreeOnce: (
    with_: Bytes,
  ) => Promise<{ readonly publicKey: Bytes; readonly secret: Bytes } | undefined>;
  /** HKDF-SHA-256 (RFC 5869) without salt. */
  readonly derive: (secret: Bytes, info: string, length: number) => Promise<Bytes>;
  /** AES-256-GCM; the tag stands at the end. */
  readonly encrypt: (parts: CipherParts) => Promise<Bytes>;
  /** Undefined where any part is another than it was sealed with. */
  readonly decrypt: (parts: CipherParts) => Promise<Bytes | undefined>;
  /** Whether the holder of the raw Ed25519 key has signed the message. */
  readonly verify: (publicKey: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>;
}

interface CipherParts {
  readonly key: Bytes;
  readonly nonce: Bytes;
  readonly bound: Bytes;
  readonly bytes: Bytes;
}

/** How one side agrees on the secret of a file that was sealed to it: X25519 with its own private key. */
export type Agree = (theirs: Bytes) => Promise<Bytes | undefined>;

/** How one side signs a text of plain signs: Ed25519, 64 bytes. */
export type SignText = (text: string) => Promise<Bytes>;

export function createBundleCrypto({ crypto, TextEncoder, TextDecoder }: BundleWeb): BundleCrypto {
  const { subtle } = crypto;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const algorithm = ({ nonce, bound }: CipherParts) => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: bound,
  });
  return {
    utf8: (text) => encoder.encode(text),
    findText(bytes) {
      try {
        return decoder.decode(bytes);
      } catch {
        return undefined;
      }
    },
    async sha256(bytes) {
      const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
      return toHex(digest);
    },
    async agreeOnce(theirs) {
      try {
        const other = await subtle.importKey('raw', theirs, 'X25519', false, []);
        const pair = await subtle.generateKey('X25519', false, ['deriveBits']);
        const secret = await subtle.deriveBits({ name: 'X25519', public: other }, pair.privateKey, 256);
        const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
        return { publicKey, secret: new Uint8Array(secret) };
      } catch {
        return undefined;
      }
    },
    async derive(secret, info, length) {
      const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
      const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: encoder.encode(info) };
      return new Uint8Array(await subtle.deriveBits(from, base, length * 8));
    },
    async encrypt(parts) {
      const key = await subtle.importKey('raw', parts.key, 'AES-GCM', false, ['encrypt']);
      return new Uint8Array(await subtle.encrypt(algorithm(parts), key, parts.bytes));
    },
    async decrypt(parts) {
      const key = await subtle.importKey('raw', parts.key, 'AES-GCM', false, ['decrypt']);
      try {
        return new Uint8Array(await subtle.decrypt(algorithm(parts), key, parts.bytes));
      } catch {
        // Web Crypto tells nothing of why, on purpose.
        return undefined;
      }
    },
    async verify(publicKey, message, signature) {
      try {
        const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
        return await subtle.verify('Ed25519', key, signature, message);
      } catch {
        return false;
      }
    },
  };
}

/** What people compare a key by: the first 16 hexadecimal digits of the SHA-256 of its raw bytes. */
export const keyIdOf = async ({ sha256 }: Pick<BundleCrypto, 'sha256'>, publicKey: Bytes): Promise<string> =>
  (await sha256(publicKey)).slice(0, 16);

export const keyText = (publicKey: Bytes): string => encodeBase64(publicKey);

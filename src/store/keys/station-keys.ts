import { toHex } from '../../application/hex.ts';
import type { StoreKeys } from './store-keys.ts';

/**
 * All that the station's root key gives rise to. None can be read by code in the page, only used; the root
 * itself is at hand for a moment at sign-in and then gone.
 */
export interface StationKeys extends StoreKeys {
  /** AES-256-GCM, for the journal and for backups. */
  readonly journal: CryptoKey;
  /** HMAC-SHA-256, for the chain of the audit trail. */
  readonly audit: CryptoKey;
  /** Ed25519, for exports of the audit trail. */
  readonly signing: CryptoKey;
  /** The raw public half of `signing`: 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** Tells two root keys apart, and nothing else of them: 16 hexadecimal digits. */
  readonly keyId: string;
}

export type RootKey = Uint8Array<ArrayBuffer>;

export const makeRootKey = (): RootKey => crypto.getRandomValues(new Uint8Array(32));

const encoder = new TextEncoder();

/** HKDF-SHA-256 (RFC 5869) with one label a purpose, so that no key tells anything of another. */
export async function deriveStationKeys(root: RootKey): Promise<StationKeys> {
  const base = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveKey', 'deriveBits']);
  const from = (purpose: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: encoder.encode(`bopael/1/${purpose}`),
  });
  const cipher = (purpose: string): Promise<CryptoKey> =>
    crypto.subtle.deriveKey(from(purpose), base, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
  const mac = (purpose: string): Promise<CryptoKey> =>
    crypto.subtle.deriveKey(from(purpose), base, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
      'sign',
      'verify',
    ]);
  const bits = async (purpose: string, length: number): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await crypto.subtle.deriveBits(from(purpose), base, length));

  const [data, lookup, journal, audit, signer, id] = await Promise.all([
    cipher('data'),
    mac('lookup'),
    cipher('journal'),
    mac('audit'),
    bits('audit-signing', 256).then(importSigner),
    bits('key-id', 64),
  ]);
  const keyId = toHex(id);
  return { data, lookup, journal, audit, ...signer, keyId };
}

/** An Ed25519 private key of PKCS #8 (RFC 8410) is this, and then its 32 bytes. */
const pkcs8Prefix: readonly number[] = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

async function importSigner(
  seed: Uint8Array<ArrayBuffer>,
): Promise<Pick<StationKeys, 'signing' | 'publicKey'>> {
  const pkcs8 = new Uint8Array([...pkcs8Prefix, ...seed]);
  // Only an exportable key tells its public half; that copy is dropped at once.
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', readable);
  if (x === undefined) throw new Error('An Ed25519 key has a public half');
  const signing = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
  const publicKey = Uint8Array.from(atob(x.replace(/-/g, '+').replace(/_/g, '/')), (sign) =>
    sign.charCodeAt(0),
  );
  return { signing, publicKey };
}

import { z } from 'zod';
import { PublicKeySchema } from '../../contract/wire-values.ts';
import { decodeBase64, encodeBase64 } from '../audit/bytes.ts';
import { toHex } from '../hex.ts';
import type { Sha256, Sha256OfBytes } from '../ports/digest.ts';
import type { Bytes, IdentityWeb, PlatformKey } from './identity-web.ts';

const PairSchema = z.strictObject({ public: PublicKeySchema, secret: z.base64().min(4) });

/** A machine's keys as they are sealed and kept: raw public halves, and private ones as PKCS #8. Base64. */
export const StationSecretsSchema = z.strictObject({
  /** Ed25519. */
  signing: PairSchema,
  /** X25519. */
  sealing: PairSchema,
});
export type StationSecrets = z.infer<typeof StationSecretsSchema>;

/** The same, to be used and not read. */
export interface StationKeys {
  /** Ed25519, over the text's bytes (UTF-8): 64 bytes. */
  readonly sign: (text: string) => Promise<Bytes>;
  /** X25519: the secret shared with the holder of this raw key. Undefined for a key that shares none. */
  readonly agreeWith: (publicKey: Bytes) => Promise<Bytes | undefined>;
}

/** What the machine's cryptography does for the station. */
export interface StationCrypto {
  readonly makeSecrets: () => Promise<StationSecrets>;
  /** Undefined where they are no keys. */
  readonly findKeys: (secrets: StationSecrets) => Promise<StationKeys | undefined>;
  readonly sha256: Sha256;
  readonly sha256OfBytes: Sha256OfBytes;
}

export function createStationCrypto({ crypto, TextEncoder }: IdentityWeb): StationCrypto {
  const { subtle } = crypto;
  const encoder = new TextEncoder();

  async function makePair(
    algorithm: 'Ed25519' | 'X25519',
    usages: ('sign' | 'verify' | 'deriveBits')[],
  ): Promise<z.infer<typeof PairSchema>> {
    const made = await subtle.generateKey(algorithm, true, usages);
    if (!('privateKey' in made)) throw new Error(`Keys of ${algorithm} come in pairs`);
    const [raw, secret] = await Promise.all([
      subtle.exportKey('raw', made.publicKey),
      subtle.exportKey('pkcs8', made.privateKey),
    ]);
    return { public: encodeBase64(new Uint8Array(raw)), secret: encodeBase64(new Uint8Array(secret)) };
  }

  const sha256OfBytes: Sha256OfBytes = async (bytes) => {
    const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
    return toHex(digest);
  };

  return {
    async makeSecrets() {
      const [signing, sealing] = await Promise.all([
        makePair('Ed25519', ['sign', 'verify']),
        makePair('X25519', ['deriveBits']),
      ]);
      return { signing, sealing };
    },
    async findKeys({ signing, sealing }) {
      let pair: readonly [PlatformKey, PlatformKey];
      try {
        pair = await Promise.all([
          subtle.importKey('pkcs8', decodeBase64(signing.secret), 'Ed25519', false, ['sign']),
          subtle.importKey('pkcs8', decodeBase64(sealing.secret), 'X25519', false, ['deriveBits']),
        ]);
      } catch {
        return undefined;
      }
      const [signingKey, sealingKey] = pair;
      return {
        sign: async (text) => new Uint8Array(await subtle.sign('Ed25519', signingKey, encoder.encode(text))),
        async agreeWith(publicKey) {
          try {
            const other = await subtle.importKey('raw', publicKey, 'X25519', false, []);
            return new Uint8Array(
              await subtle.deriveBits({ name: 'X25519', public: other }, sealingKey, 256),
            );
          } catch {
            return undefined;
          }
        },
      };
    },
    sha256: (text) => sha256OfBytes(encoder.encode(text)),
    sha256OfBytes,
  };
}

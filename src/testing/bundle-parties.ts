import { type BundleCrypto, createBundleCrypto, keyText } from '../application/bundle/bundle-crypto.ts';
import type { BundleWeb, Bytes } from '../application/bundle/bundle-web.ts';
import { type SealedFile, writeSealedFile } from '../application/bundle/sealed-file.ts';
import type { BundleContent } from '../contract/bundle.ts';
import type { ReceiptWorld } from '../contract/receipt.ts';

export const bundleCrypto: BundleCrypto = createBundleCrypto(globalThis as unknown as BundleWeb);

/** Somebody with an Ed25519 pair to sign with and an X25519 pair that files are sealed to. */
export interface BundleParty {
  readonly signingKey: Bytes;
  readonly sealingKey: Bytes;
  readonly sign: (text: string) => Promise<Bytes>;
  readonly agree: (theirs: Bytes) => Promise<Bytes | undefined>;
  /** As they stand on the wire. */
  readonly keys: { readonly signingKey: string; readonly sealingKey: string };
}

const makePair = async (algorithm: 'Ed25519' | 'X25519', uses: KeyUsage[]) => {
  const pair = await crypto.subtle.generateKey(algorithm, true, uses);
  if (!('privateKey' in pair)) throw new Error('These keys come in pairs');
  return {
    secret: pair.privateKey,
    raw: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
  };
};

export async function makeBundleParty(): Promise<BundleParty> {
  const [signing, sealing] = await Promise.all([
    makePair('Ed25519', ['sign', 'verify']),
    makePair('X25519', ['deriveBits']),
  ]);
  return {
    signingKey: signing.raw,
    sealingKey: sealing.raw,
    sign: async (text) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', signing.secret, bundleCrypto.utf8(text))),
    async agree(theirs) {
      try {
        const other = await crypto.subtle.importKey('raw', theirs, 'X25519', false, []);
        const agreed = await crypto.subtle.deriveBits({ name: 'X25519', public: other }, sealing.secret, 256);
        return new Uint8Array(agreed);
      } catch {
        return undefined;
      }
    },
    keys: { signingKey: keyText(signing.raw), sealingKey: keyText(sealing.raw) },
  };
}

/** A bundle as a station writes it; `content` may be any text that it would not write. */
export const sealBundle = (parts: {
  readonly world: ReceiptWorld;
  readonly station: string;
  readonly number: number;
  readonly by: Pick<BundleParty, 'sign'>;
  readonly sealedTo: Bytes;
  readonly content: BundleContent | string;
}): Promise<SealedFile> => {
  const { by, content, ...rest } = parts;
  return writeSealedFile(bundleCrypto, {
    ...rest,
    kind: 'bundle',
    sign: by.sign,
    content: typeof content === 'string' ? content : JSON.stringify(content),
  });
};

import type { SealedFileHeader } from '../../contract/bundle.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type Agree, type BundleCrypto, keyIdOf } from './bundle-crypto.ts';
import type { Bytes } from './bundle-web.ts';
import { isSignedBy, openSealedFile, readHeader, signatureLength, writeSealedFile } from './sealed-file.ts';

/** The station as one who seals bundles and opens what comes back. */
export interface BundleIdentity {
  readonly world: ReceiptWorld;
  readonly station: string;
  /** The station's own raw X25519 key. */
  readonly sealingKey: Bytes;
  /** Undefined where nobody may use the key any more: the station was locked meanwhile. */
  readonly sign: (text: string) => Promise<Bytes | undefined>;
  readonly agree: Agree;
  /** A number that was never used; undefined where none could be kept, e.g. on a full disk. */
  readonly takeNumber: () => Promise<number | undefined>;
  /** The server's raw keys, as they were told when the station was enrolled. */
  readonly server: { readonly signing: Bytes; readonly sealing: Bytes };
}

export interface SealedBundle {
  readonly header: SealedFileHeader;
  readonly bytes: Bytes;
  readonly fileHash: string;
}

export type SealProblem =
  | { readonly kind: 'not-connected' }
  /** No number could be kept: there is no room. */
  | { readonly kind: 'no-room' };

export type OpenProblem = {
  readonly kind:
    | 'not-connected'
    /** Another kind of file. */
    | 'not-a-receipt'
    /** It is a bundle: it is to be imported at the server. */
    | 'is-a-bundle'
    | 'newer-version'
    | 'another-station'
    /** It is sealed to a key that the station had before it was connected anew. */
    | 'old-key'
    /** Cut or changed. */
    | 'not-whole'
    /** Somebody else than the kommune's server has made it. */
    | 'not-from-server';
};

/** What needs the station's private keys: it lives where they do. */
export interface BundleSealer {
  /** Under a number that is never used again. */
  seal(content: string): Promise<Result<SealedBundle, SealProblem>>;
  /** A return receipt for this station: whole, and signed by the server. */
  open(file: Bytes): Promise<Result<{ readonly number: number; readonly content: string }, OpenProblem>>;
}

export function createBundleSealer(
  crypto: BundleCrypto,
  /** Who the station is now; undefined where it is connected to no server. */
  findIdentity: () => Promise<BundleIdentity | undefined>,
): BundleSealer {
  return {
    async seal(content) {
      const identity = await findIdentity();
      if (identity === undefined) return fail({ kind: 'not-connected' });
      const number = await identity.takeNumber();
      if (number === undefined) return fail({ kind: 'no-room' });
      const { world, station, sign, server } = identity;
      const parts = { kind: 'bundle', world, station, number, sealedTo: server.sealing } as const;
      let isSigned = true;
      const { header, bytes } = await writeSealedFile(crypto, {
        ...parts,
        content,
        async sign(text) {
          const signature = await sign(text);
          isSigned = signature !== undefined;
          return signature ?? new Uint8Array(signatureLength);
        },
      });
      if (!isSigned) return fail({ kind: 'not-connected' });
      return ok({ header, bytes, fileHash: await crypto.sha256(bytes) });
    },

    async open(file) {
      const identity = await findIdentity();
      if (identity === undefined) return fail({ kind: 'not-connected' });
      const found = readHeader(crypto, file);
      if (!found.ok) {
        const { kind } = found.error;
        return fail({ kind: kind === 'not-a-sealed-file' ? 'not-a-receipt' : kind });
      }
      const { header } = found.value;
      if (header.bopael === 'bundle') return fail({ kind: 'is-a-bundle' });
      const { world, station, sealingKey: publicKey, agree, server } = identity;
      if (header.station !== station) return fail({ kind: 'another-station' });
      if (header.to !== (await keyIdOf(crypto, publicKey))) return fail({ kind: 'old-key' });
      const opened = await openSealedFile(crypto, found.value, file, { publicKey, agree });
      if (opened === undefined) return fail({ kind: 'not-whole' });
      const isServers = await isSignedBy(crypto, server.signing, {
        header,
        opened,
        sealedTo: publicKey,
        world,
      });
      if (!isServers) return fail({ kind: 'not-from-server' });
      return ok({ number: header.number, content: opened.content });
    },
  };
}

import { encodeBase64 } from '../application/audit/bytes.ts';
import { keyIdOf } from '../application/bundle/bundle-crypto.ts';
import type { BundleIdentity } from '../application/bundle/bundle-sealer.ts';
import type { Bytes } from '../application/bundle/bundle-web.ts';
import {
  findJson,
  isSignedBy,
  openSealedFile,
  readHeader,
  writeSealedFile,
} from '../application/bundle/sealed-file.ts';
import { buildReceiptTree } from '../application/receipts/receipt-tree.ts';
import { type BundleContent, BundleContentSchema, type BundleReceiptContent } from '../contract/bundle.ts';
import { type HandOverResponse, handOverLimits, type RecordResult } from '../contract/intake-api.ts';
import type { Receipt, ReceiptWorld } from '../contract/receipt.ts';
import { type BundleParty, bundleCrypto, makeBundleParty } from './bundle-parties.ts';
import { createFakeClock, type FakeClock } from './fake-machine.ts';
import { hashBytes } from './hash-bytes.ts';
import { createSimulatedIntakeServer, type SimulatedIntakeServer } from './simulated-intake-server.ts';
import { testWorld } from './test-signer.ts';

export const officeStation = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';

/** The other end of the stick: a kommune's server, and the keys of one station that it knows. */
export interface BundleOffice {
  readonly server: SimulatedIntakeServer;
  readonly clock: FakeClock;
  readonly keys: BundleParty;
  readonly station: BundleParty;
  /** Who the station is, with numbers from 1. */
  readonly identity: BundleIdentity;
  /** What a bundle says; throws where it is not the station's own for this server. */
  open(file: Bytes): Promise<{ readonly number: number; readonly content: BundleContent }>;
  /** Takes a bundle in and gives the return receipt; `change` is what a test has it say instead. */
  import(
    file: Bytes,
    change?: (content: BundleReceiptContent) => BundleReceiptContent | Promise<BundleReceiptContent>,
  ): Promise<Bytes>;
  /** Signs receipts as the server does. */
  answerOf(results: readonly RecordResult[]): Promise<HandOverResponse>;
  /** Any receipt, sealed and signed as a test wants it. */
  seal(parts: {
    readonly number: number;
    readonly content: string;
    readonly world?: ReceiptWorld;
    readonly station?: string;
    readonly sealedTo?: Bytes;
    readonly by?: Pick<BundleParty, 'sign'>;
  }): Promise<Bytes>;
}

export async function openBundleOffice(): Promise<BundleOffice> {
  const server = createSimulatedIntakeServer();
  const clock = createFakeClock('2026-11-24T08:00:00.000Z');
  const [keys, station] = await Promise.all([makeBundleParty(), makeBundleParty()]);
  const keyId = await keyIdOf(bundleCrypto, keys.signingKey);
  let number = 0;

  const office: BundleOffice = {
    server,
    clock,
    keys,
    station,
    identity: {
      world: testWorld,
      station: officeStation,
      sealingKey: station.sealingKey,
      sign: station.sign,
      agree: station.agree,
      takeNumber: async () => {
        number += 1;
        return number;
      },
      server: { signing: keys.signingKey, sealing: keys.sealingKey },
    },

    async open(file) {
      const found = readHeader(bundleCrypto, file);
      if (!found.ok) throw new Error(found.error.kind);
      const own = { publicKey: keys.sealingKey, agree: keys.agree };
      const opened = await openSealedFile(bundleCrypto, found.value, file, own);
      if (opened === undefined) throw new Error('it does not open');
      const { header } = found.value;
      const place = { header, opened, sealedTo: keys.sealingKey, world: testWorld };
      if (!(await isSignedBy(bundleCrypto, station.signingKey, place))) throw new Error('it is not signed');
      return { number: header.number, content: BundleContentSchema.parse(findJson(opened.content)) };
    },

    async answerOf(results) {
      const receipts = results.flatMap((result): Receipt[] =>
        result.outcome === 'acknowledged' ? [result.receipt] : [],
      );
      if (receipts.length === 0) return { results: [...results] };
      const { signedBytes } = buildReceiptTree(hashBytes, testWorld, receipts);
      const text = String.fromCharCode(...signedBytes);
      const attestation = { key: keyId, signature: encodeBase64(await keys.sign(text)) };
      return { results: [...results], attestation };
    },

    async import(file, change = (content) => content) {
      const bundle = await office.open(file);
      const answers: HandOverResponse[] = [];
      const { records } = bundle.content;
      for (let at = 0; at < records.length; at += handOverLimits.records) {
        const results = await server.receive(records.slice(at, at + handOverLimits.records));
        answers.push(await office.answerOf(results));
      }
      clock.advance(60);
      const hash = await bundleCrypto.sha256(file);
      const content = await change({ bundle: hash, issuedAt: clock.now(), answers });
      return office.seal({ number: bundle.number, content: JSON.stringify(content) });
    },

    async seal({ by = keys, sealedTo = station.sealingKey, ...parts }) {
      const defaults = { kind: 'bundle-receipt', world: testWorld, station: officeStation } as const;
      return (await writeSealedFile(bundleCrypto, { ...defaults, ...parts, sealedTo, sign: by.sign })).bytes;
    },
  };
  return office;
}

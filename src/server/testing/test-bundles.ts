import type { Bytes } from '../../application/bundle/bundle-web.ts';
import {
  isSignedBy,
  openSealedFile,
  readHeader,
  writeSealedFile,
} from '../../application/bundle/sealed-file.ts';
import {
  type BundleContent,
  type BundleReceiptContent,
  BundleReceiptContentSchema,
  type BundleRefusal,
  type BundleResponse,
  BundleResponseSchema,
} from '../../contract/bundle.ts';
import { ApiProblemSchema, apiPaths, type OutgoingRecord } from '../../contract/intake-api.ts';
import type { Audience } from '../../contract/wire-values.ts';
import type { Instant } from '../../domain/registration.ts';
import { bundleCrypto } from '../../testing/bundle-parties.ts';
import type { TestStation } from './test-station.ts';

const raw = (base64: string): Bytes => new Uint8Array(Buffer.from(base64, 'base64'));

/** What a test may have otherwise than a station would. */
export interface BundleParts {
  readonly number?: number;
  readonly records?: readonly OutgoingRecord[];
  readonly along?: Partial<BundleContent>;
  /** In place of all that. */
  readonly content?: string;
  readonly station?: string;
  readonly world?: { readonly audience: Audience; readonly kommuneCode: string };
  readonly sealedTo?: Bytes;
  readonly sign?: (text: string) => Promise<Bytes>;
}

/** A bundle as this station writes it. */
export async function writeBundle(station: TestStation, parts: BundleParts = {}): Promise<Bytes> {
  const { info, machine } = station;
  const { records = [], along = {} } = parts;
  const content: BundleContent = {
    audience: info.audience,
    createdAt: '2026-11-23T08:00:00.000Z' as Instant,
    records: [...records],
    ...along,
  };
  const { bytes } = await writeSealedFile(bundleCrypto, {
    kind: 'bundle',
    world: parts.world ?? info,
    station: parts.station ?? station.id,
    number: parts.number ?? station.takeNumber(),
    sealedTo: parts.sealedTo ?? raw(info.keys.sealing),
    content: parts.content ?? JSON.stringify(content),
    sign: parts.sign ?? (async (text) => new Uint8Array(machine.sign(Buffer.from(text)))),
  });
  return bytes;
}

export type PostedBundle =
  | { readonly kind: 'imported'; readonly response: BundleResponse }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string };

export async function postBundle(
  url: string,
  bytes: Uint8Array,
  headers: object = {},
): Promise<PostedBundle> {
  const response = await fetch(url + apiPaths.bundles, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(bytes),
  });
  const json = (await response.json()) as { reason?: BundleRefusal };
  if (response.status === 200) return { kind: 'imported', response: BundleResponseSchema.parse(json) };
  const { problem } = ApiProblemSchema.parse(json);
  return { kind: 'refused', status: response.status, reason: json.reason ?? problem };
}

/** What a return receipt says; throws where it is not the server's own for this station. */
export async function openBundleReceipt(
  { info, machine }: TestStation,
  { receipt }: BundleResponse,
): Promise<BundleReceiptContent> {
  const bytes = raw(receipt);
  const found = readHeader(bundleCrypto, bytes);
  if (!found.ok) throw new Error(found.error.kind);
  const sealedTo = new Uint8Array(machine.sealingKey);
  const agree = async (theirs: Bytes) => new Uint8Array(machine.agreeWith(theirs));
  const opened = await openSealedFile(bundleCrypto, found.value, bytes, { publicKey: sealedTo, agree });
  if (opened === undefined) throw new Error('it does not open');
  const place = { header: found.value.header, opened, sealedTo, world: info };
  if (!(await isSignedBy(bundleCrypto, raw(info.keys.signing), place))) throw new Error('it is not signed');
  return BundleReceiptContentSchema.parse(JSON.parse(opened.content));
}

import {
  bundleLimits,
  type SealedFileHeader,
  SealedFileHeaderSchema,
  type SealedFileKind,
  sealingInfo,
  signedFileText,
} from '../../contract/bundle.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { decodeBase64 } from '../audit/bytes.ts';
import { type Agree, type BundleCrypto, keyIdOf, keyText, type SignText } from './bundle-crypto.ts';
import type { Bytes } from './bundle-web.ts';

const lineFeed = 0x0a;
/** Ed25519. */
export const signatureLength = 64;
/** AES-256-GCM's key and nonce, both derived: the key serves one file, so no nonce is ever used again. */
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** Everything that a file is sealed with. */
export interface SealedFileParts {
  readonly kind: SealedFileKind;
  readonly world: ReceiptWorld;
  readonly station: string;
  readonly number: number;
  /** The raw X25519 key of whoever may open it. */
  readonly sealedTo: Bytes;
  readonly content: string;
  readonly sign: SignText;
}

export interface SealedFile {
  readonly header: SealedFileHeader;
  readonly bytes: Bytes;
}

/** Signs the content, and seals both. Throws where `sealedTo` is no key: ours has been checked long before. */
export async function writeSealedFile(crypto: BundleCrypto, parts: SealedFileParts): Promise<SealedFile> {
  const { kind, station, number, sealedTo } = parts;
  const content = crypto.utf8(parts.content);
  const contentHash = await crypto.sha256(content);
  const text = signedFileText({ ...parts, sealedTo: keyText(sealedTo), contentHash });
  const signature = await parts.sign(text);
  const agreed = await crypto.agreeOnce(sealedTo);
  if (agreed === undefined) throw new Error('A file is sealed to an X25519 key');
  const header: SealedFileHeader = {
    bopael: kind,
    version: 1,
    station,
    number,
    to: await keyIdOf(crypto, sealedTo),
    key: keyText(agreed.publicKey),
  };
  const bound = crypto.utf8(`${JSON.stringify(header)}\n`);
  const { key, nonce } = await deriveKey(crypto, agreed.secret, header, sealedTo);
  const sealed = await crypto.encrypt({ key, nonce, bound, bytes: join(signature, content) });
  return { header, bytes: join(bound, sealed) };
}

export interface FoundHeader {
  readonly header: SealedFileHeader;
  /** Where the seal begins. */
  readonly end: number;
}

export interface HeaderProblem {
  readonly kind: 'not-a-sealed-file' | 'newer-version' | 'not-whole';
}

/**
 * The header of a file, from its first bytes. Cheap, and believed no further than to choose who looks at the
 * rest: the seal binds it.
 */
export function readHeader(
  { findText }: Pick<BundleCrypto, 'findText'>,
  bytes: Bytes,
): Result<FoundHeader, HeaderProblem> {
  const start = bytes.subarray(0, bundleLimits.header);
  const end = start.indexOf(lineFeed);
  const text = findText(start.slice(0, end < 0 ? start.length : end));
  if (text === undefined || !text.startsWith('{"bopael":"bundle')) return fail({ kind: 'not-a-sealed-file' });
  if (end < 0) return fail({ kind: 'not-whole' });
  const json = findJson(text);
  const header = SealedFileHeaderSchema.safeParse(json);
  // One way to write it: a file has one name and one hash for all that say the same.
  if (header.success && JSON.stringify(header.data) === text) {
    return ok({ header: header.data, end: end + 1 });
  }
  const version = (json as { version?: unknown } | undefined)?.version;
  return fail({ kind: typeof version === 'number' && version > 1 ? 'newer-version' : 'not-whole' });
}

/** What was sealed; not yet whether the right one has signed it. */
export interface OpenedFile {
  readonly content: string;
  readonly contentHash: string;
  readonly signature: Bytes;
}

/** Undefined where the file was cut, changed, or sealed to another. */
export async function openSealedFile(
  crypto: BundleCrypto,
  { header, end }: FoundHeader,
  bytes: Bytes,
  own: { readonly publicKey: Bytes; readonly agree: Agree },
): Promise<OpenedFile | undefined> {
  if (bytes.length < end + signatureLength + tagLength) return undefined;
  const secret = await own.agree(decodeBase64(header.key));
  if (secret === undefined) return undefined;
  const { key, nonce } = await deriveKey(crypto, secret, header, own.publicKey);
  const bound = bytes.subarray(0, end);
  const opened = await crypto.decrypt({ key, nonce, bound, bytes: bytes.subarray(end) });
  if (opened === undefined) return undefined;
  const contentBytes = opened.subarray(signatureLength);
  const content = crypto.findText(contentBytes);
  if (content === undefined) return undefined;
  return {
    content,
    contentHash: await crypto.sha256(contentBytes),
    signature: opened.slice(0, signatureLength),
  };
}

/** Whether the holder of this Ed25519 key has signed what the file holds, for exactly this place. */
export function isSignedBy(
  crypto: BundleCrypto,
  publicKey: Bytes,
  {
    header,
    opened,
    sealedTo,
    world,
  }: {
    readonly header: SealedFileHeader;
    readonly opened: OpenedFile;
    readonly sealedTo: Bytes;
    readonly world: ReceiptWorld;
  },
): Promise<boolean> {
  const { bopael: kind, station, number } = header;
  const { contentHash, signature } = opened;
  const text = signedFileText({ kind, world, station, number, sealedTo: keyText(sealedTo), contentHash });
  return crypto.verify(publicKey, crypto.utf8(text), signature);
}

async function deriveKey(
  crypto: BundleCrypto,
  secret: Bytes,
  { bopael: kind, key: ephemeral }: SealedFileHeader,
  sealedTo: Bytes,
): Promise<{ readonly key: Bytes; readonly nonce: Bytes }> {
  const info = sealingInfo(kind, ephemeral, keyText(sealedTo));
  const derived = await crypto.derive(secret, info, keyLength + nonceLength);
  return { key: derived.slice(0, keyLength), nonce: derived.slice(keyLength) };
}

export function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function join(first: Bytes, second: Bytes): Bytes {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

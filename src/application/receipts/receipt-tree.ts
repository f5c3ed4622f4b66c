import {
  attestedText,
  type Receipt,
  type ReceiptProof,
  type ReceiptWorld,
  receiptStatement,
} from '../../contract/receipt.ts';
import { decodeBase64, encodeBase64 } from '../audit/bytes.ts';
import { toHex } from '../hex.ts';
import type { VerifySignature } from '../ports/signature.ts';

/** SHA-256 of bytes, at once: a batch has a thousand small hashes, and a promise for each costs more. */
export type HashBytes = (bytes: Uint8Array) => Uint8Array;

type Bytes = Uint8Array<ArrayBuffer>;

const asBytes = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

/** All that a statement holds is ASCII: ids, numbers, times and hashes. */
function writeAscii(text: string, bytes: Uint8Array, start: number): void {
  for (let at = 0; at < text.length; at += 1) bytes[start + at] = text.charCodeAt(at);
}

function asciiBytes(text: string): Bytes {
  const bytes = new Uint8Array(text.length);
  writeAscii(text, bytes, 0);
  return bytes;
}

/** What is hashed is written here first: a batch has a thousand of them, and none outlives its hashing. */
const scratch = new Uint8Array(1_000);

const roomFor = (length: number): Uint8Array =>
  length <= scratch.length ? scratch.subarray(0, length) : new Uint8Array(length);

// A leaf can never be taken for a node, nor the reverse (RFC 9162, 2.1.1).
export function leafOf(hash: HashBytes, world: ReceiptWorld, receipt: Receipt): Uint8Array {
  const statement = receiptStatement(world, receipt);
  const bytes = roomFor(1 + statement.length);
  bytes[0] = 0;
  writeAscii(statement, bytes, 1);
  return hash(bytes);
}

function nodeOf(hash: HashBytes, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = roomFor(1 + left.length + right.length);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return hash(bytes);
}

const toBase64Url = (bytes: Uint8Array): string =>
  encodeBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const fromBase64Url = (text: string): Bytes => decodeBase64(text.replace(/-/g, '+').replace(/_/g, '/'));

export interface ReceiptTree {
  /** The exact bytes that are signed for all receipts at once. */
  readonly signedBytes: Bytes;
  /** In hexadecimal. */
  readonly root: string;
  readonly leaves: readonly Uint8Array[];
  /** The way from the receipt at this place to the root. */
  pathOf(place: number): readonly string[];
}

/** The tree over the receipts of one answer, in their order. At least one. */
export function buildReceiptTree(
  hash: HashBytes,
  world: ReceiptWorld,
  receipts: readonly Receipt[],
): ReceiptTree {
  return buildTreeOfLeaves(
    hash,
    receipts.map((receipt) => leafOf(hash, world, receipt)),
  );
}

export function buildTreeOfLeaves(hash: HashBytes, leaves: readonly Uint8Array[]): ReceiptTree {
  if (leaves.length === 0) throw new Error('A tree of receipts has at least one');
  const levels: (readonly Uint8Array[])[] = [leaves];
  for (let level = levels[0] ?? []; level.length > 1; ) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]];
      // One that has no neighbour goes up as it is.
      if (left !== undefined) above.push(right === undefined ? left : nodeOf(hash, left, right));
    }
    levels.push(above);
    level = above;
  }
  const top = levels.at(-1)?.[0];
  if (top === undefined) throw new Error('A tree has a root');
  const root = toHex(top);
  return {
    signedBytes: asciiBytes(attestedText(root)),
    root,
    leaves,
    pathOf(place) {
      const path: string[] = [];
      let at = place;
      for (const level of levels.slice(0, -1)) {
        const isRight = at % 2 === 1;
        const neighbour = level[isRight ? at - 1 : at + 1];
        if (neighbour !== undefined) path.push(`${isRight ? 'l' : 'r'}${toBase64Url(neighbour)}`);
        at = Math.floor(at / 2);
      }
      return path;
    },
  };
}

/** Whether the holder of the server's key has signed this very receipt. */
export async function isReceiptSigned(
  ports: { readonly hash: HashBytes; readonly verify: VerifySignature },
  world: ReceiptWorld,
  receipt: Receipt,
  proof: ReceiptProof,
  publicKey: Bytes,
): Promise<boolean> {
  let node = leafOf(ports.hash, world, receipt);
  for (const step of proof.path) {
    const neighbour = fromBase64Url(step.slice(1));
    node = step.startsWith('l') ? nodeOf(ports.hash, neighbour, node) : nodeOf(ports.hash, node, neighbour);
  }
  const message = asciiBytes(attestedText(toHex(node)));
  return ports.verify({ publicKey: asBytes(publicKey), message, signature: decodeBase64(proof.signature) });
}

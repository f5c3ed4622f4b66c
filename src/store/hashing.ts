import { createSHA256 } from 'hash-wasm';
import type { HashBytes } from '../application/receipts/receipt-tree.ts';

/** SHA-256 at once: for a thousand small texts a promise each costs more than the hashes. */
export async function createHash(): Promise<HashBytes> {
  const hasher = await createSHA256();
  return (bytes) => hasher.init().update(bytes).digest('binary');
}

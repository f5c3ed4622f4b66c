import { createSHA256 } from 'hash-wasm';
import type { HashBytes } from '../application/receipts/receipt-tree.ts';

const hasher = await createSHA256();

/** SHA-256 of bytes, at once. */
export const hashBytes: HashBytes = (bytes) => hasher.init().update(bytes).digest('binary');

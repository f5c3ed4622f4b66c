import { open } from 'node:fs/promises';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb } from '../../application/bundle/bundle-web.ts';
import { type HeaderProblem, readHeader } from '../../application/bundle/sealed-file.ts';
import { bundleLimits, type SealedFileHeader } from '../../contract/bundle.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

const crypto = createBundleCrypto(globalThis as unknown as BundleWeb);

/** A file on a stick, as far as anyone can read it. */
export interface FoundBundle {
  readonly header: SealedFileHeader;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type FileProblem = HeaderProblem | { readonly kind: 'too-large' };

/** Throws where the file cannot be read. */
export async function readBundleFile(path: string): Promise<Result<FoundBundle, FileProblem>> {
  const file = await open(path);
  try {
    // A whole disk that was named by mistake must not be taken into memory.
    if ((await file.stat()).size > bundleLimits.bytes) return fail({ kind: 'too-large' });
    return readBundleBytes(new Uint8Array(await file.readFile()));
  } finally {
    await file.close();
  }
}

export function readBundleBytes(bytes: Uint8Array<ArrayBuffer>): Result<FoundBundle, FileProblem> {
  const found = readHeader(crypto, bytes);
  return found.ok ? ok({ header: found.value.header, bytes }) : found;
}

export const fileProblems: Readonly<Record<FileProblem['kind'], string>> = {
  'not-a-sealed-file': 'Det er ikke en pakke fra en Bopæl-station.',
  'not-whole': 'Pakken er ikke hel. Kopiér den igen fra stationen.',
  'newer-version': 'Pakken er fra en nyere udgave af Bopæl. Opdatér programmet.',
  'too-large': 'Filen er for stor til at være en pakke.',
};

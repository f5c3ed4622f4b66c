import type { SafeFiles } from '../../application/ports/safe-files.ts';
import { fromBase64, toBase64 } from '../../store/keyring/key-wrap.ts';
import type { Sealed } from '../../store/keys/vault.ts';

/** A second copy outside the database, for when that is lost. No harm where it cannot be written. */
export async function keepSealedCopy(files: SafeFiles, name: string, { nonce, data }: Sealed): Promise<void> {
  const text = JSON.stringify({ nonce: toBase64(nonce), data: toBase64(new Uint8Array(data)) });
  await files.truncate(name, 0);
  await files.append(name, 0, new TextEncoder().encode(text));
}

export async function findSealedCopy(files: SafeFiles, name: string): Promise<Sealed | undefined> {
  try {
    const text = new TextDecoder().decode(await files.read(name));
    const { nonce, data } = JSON.parse(text) as { nonce: string; data: string };
    return { nonce: fromBase64(nonce), data: fromBase64(data) };
  } catch {
    return undefined;
  }
}

import type { Sha256OfBytes } from '../ports/digest.ts';

/** What people compare a station's public key by: the first 16 hexadecimal digits of its SHA-256. */
export async function fingerprintOf(
  publicKey: Uint8Array<ArrayBuffer>,
  sha256OfBytes: Sha256OfBytes,
): Promise<string> {
  return (await sha256OfBytes(publicKey)).slice(0, 16);
}

/** In four groups of four, e.g. `3f0a 91c2 77de 0b45`. */
export const formatFingerprint = (fingerprint: string): string => fingerprint.replace(/.{4}(?=.)/g, '$& ');

/** As it may have been copied from a report; undefined for anything else. */
export function parseFingerprint(text: string): string | undefined {
  const digits = text.replace(/[\s:-]/g, '').toLowerCase();
  return /^[0-9a-f]{16}$/.test(digits) ? digits : undefined;
}

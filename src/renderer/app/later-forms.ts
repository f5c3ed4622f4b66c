import type { PageImage } from '../../application/ports/letter-reader.ts';
import { findStoredForm } from '../../application/registration-form/form.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { fromBase64 } from '../../store/keyring/key-wrap.ts';
import type { Sealed } from '../../store/keys/vault.ts';
import type { UnstoredForm } from '../features/registration/session.ts';
import type { Station } from './station.ts';

/**
 * A form that the full disk would not take must outlive a lock all the same: sealed, in the memory of the
 * window that it was typed in. Its letter goes with it where that is not stored either.
 */
export const sealLater = async (
  later: Station['later'],
  id: RegistrationId,
  { form, pages }: UnstoredForm,
): Promise<Sealed> => {
  const texts = pages.map(({ bytes, ...page }) => ({ ...page, base64: toBase64(bytes) }));
  return later.seal(id, JSON.stringify({ form, pages: texts }));
};

/** Undefined where it does not open, which another station's keys alone could bring about. */
export async function openLater(
  later: Station['later'],
  id: RegistrationId,
  sealed: Sealed,
): Promise<UnstoredForm | undefined> {
  const text = await later.open(id, sealed);
  if (text === undefined) return undefined;
  const { form, pages } = JSON.parse(text) as {
    form: unknown;
    pages: readonly (Omit<PageImage, 'bytes'> & { readonly base64: string })[];
  };
  const known = findStoredForm(form);
  if (known === undefined) return undefined;
  return {
    form: known,
    pages: pages.map(({ base64, ...page }) => ({ ...page, bytes: fromBase64(base64) })),
  };
}

/** A page has more bytes than a call may have arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(text);
}

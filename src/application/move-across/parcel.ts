import {
  type MovedForm,
  MovedFormSchema,
  ParcelHeaderSchema,
  parcelInfo,
} from '../../contract/moved-form.ts';
import { decodeBase64, encodeBase64 } from '../audit/bytes.ts';
import type { Agree, BundleCrypto } from '../bundle/bundle-crypto.ts';
import type { Bytes } from '../bundle/bundle-web.ts';
import { readJson } from '../transport/read-json.ts';

const lineFeed = 0x0a;
const keyLength = 32;
const nonceLength = 12;

/** Seals a form to the holder of a raw X25519 key. Throws where `to` is no key. */
export async function sealParcel(crypto: BundleCrypto, to: Bytes, form: MovedForm): Promise<Bytes> {
  const agreed = await crypto.agreeOnce(to);
  if (agreed === undefined) throw new Error('A parcel is sealed to an X25519 key');
  const header = JSON.stringify({ bopael: 'moved-form', version: 1, key: encodeBase64(agreed.publicKey) });
  const parts = await cipherParts(crypto, agreed.secret, header, to);
  const sealed = await crypto.encrypt({ ...parts, bytes: crypto.utf8(JSON.stringify(form)) });
  const bytes = new Uint8Array(parts.bound.length + sealed.length);
  bytes.set(parts.bound);
  bytes.set(sealed, parts.bound.length);
  return bytes;
}

/** Undefined where it is no parcel, not for this holder, or changed on its way. */
export async function openParcel(
  crypto: BundleCrypto,
  own: { readonly publicKey: Bytes; readonly agree: Agree },
  bytes: Bytes,
): Promise<MovedForm | undefined> {
  const end = bytes.indexOf(lineFeed);
  const text = end < 0 ? undefined : crypto.findText(bytes.slice(0, end));
  const header = ParcelHeaderSchema.safeParse(text === undefined ? undefined : readJson(text));
  if (text === undefined || !header.success) return undefined;
  const secret = await own.agree(decodeBase64(header.data.key));
  if (secret === undefined) return undefined;
  const parts = await cipherParts(crypto, secret, text, own.publicKey);
  const opened = await crypto.decrypt({ ...parts, bytes: bytes.slice(end + 1) });
  const content = opened === undefined ? undefined : crypto.findText(opened);
  const form = MovedFormSchema.safeParse(content === undefined ? undefined : readJson(content));
  return form.success ? form.data : undefined;
}

/** The key serves one parcel, so no nonce is ever used again. */
async function cipherParts(crypto: BundleCrypto, secret: Bytes, header: string, to: Bytes) {
  const info = parcelInfo(header, encodeBase64(to));
  const derived = await crypto.derive(secret, info, keyLength + nonceLength);
  return {
    key: derived.slice(0, keyLength),
    nonce: derived.slice(keyLength),
    bound: crypto.utf8(`${header}\n`),
  };
}

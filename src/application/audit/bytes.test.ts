import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PublicKeySchema, SignatureSchema } from '../../contract/wire-values.ts';
import { decodeBase64, encodeBase64 } from './bytes.ts';
import { formatFingerprint, parseFingerprint } from './fingerprint.ts';

it('writes base64 as everybody else does', () => {
  const written = ['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'];
  expect(written.map((_, length) => encodeBase64(bytesOf('foobar'.slice(0, length))))).toEqual(written);
});

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

it('reads base64 back to the same bytes, of any length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect([...decodeBase64(encodeBase64(bytes))]).toEqual([...bytes]);
    }),
  );
});

it('knows a key and a signature, written in one way alone', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
      (key, signature) => {
        const keyText = encodeBase64(key);
        const signatureText = encodeBase64(signature);
        expect(PublicKeySchema.safeParse(keyText).success).toBe(true);
        expect(SignatureSchema.safeParse(signatureText).success).toBe(true);
        expect(SignatureSchema.safeParse(keyText).success).toBe(false);
        // The last sign before the padding holds bits that no byte does: they must be none.
        const otherwise = signatureText.replace(/[AQgw]==$/, 'B==');
        expect(SignatureSchema.safeParse(otherwise).success).toBe(false);
      },
    ),
  );
});

it('reads a fingerprint as a report prints it, and however it may have been copied', () => {
  expect(formatFingerprint('3f0a91c277de0b45')).toBe('3f0a 91c2 77de 0b45');
  for (const text of [
    '3f0a 91c2 77de 0b45',
    '3F0A91C277DE0B45',
    '3f0a-91c2-77de-0b45',
    ' 3f0a:91c2:77de:0b45 ',
  ]) {
    expect(parseFingerprint(text)).toBe('3f0a91c277de0b45');
  }
  for (const text of ['', '3f0a 91c2 77de', '3f0a91c277de0b45aa', 'nøgle', '3g0a91c277de0b45']) {
    expect(parseFingerprint(text)).toBeUndefined();
  }
});

import { expect, test } from 'vitest';
import { registerText } from '../../contract/address-register.ts';
import { listVerifier } from '../../testing/published-lists.ts';
import { createTestSigner } from '../../testing/test-signer.ts';
import { testServerSigner, testTrust } from '../../testing/test-trust.ts';
import { judgeRegister } from './judge-register.ts';

const sha256 = 'ab'.repeat(32);
const about = '{"kind":"register","name":"Kolding"}';
const signedBy = async (signer = testServerSigner) => ({
  key: signer.keyId,
  signature: await signer.sign(listVerifier.encode(registerText(sha256, about))),
});

test('the server’s own signature over hash and word counts, and nothing else does', async () => {
  const signature = await signedBy();
  const judge = (
    register: Parameters<typeof judgeRegister>[2],
    trust = testTrust as typeof testTrust | undefined,
  ) => judgeRegister(listVerifier, trust, register);
  expect(await judge({ sha256, about, signature })).toBe('by-server');
  expect(await judge({ sha256: 'cd'.repeat(32), about, signature })).toBe('wrong');
  expect(await judge({ sha256, about: `${about} `, signature })).toBe('wrong');
  const other = await signedBy(await createTestSigner());
  expect(await judge({ sha256, about, signature: other })).toBe('wrong');
  expect(await judge({ sha256, about, signature: { ...other, key: signature.key } })).toBe('wrong');
  expect(await judge({ sha256, about, signature: undefined })).toBe('wrong');
});

test('a station that knows no server cannot tell', async () => {
  const signature = await signedBy();
  expect(await judgeRegister(listVerifier, undefined, { sha256, about, signature })).toBe('unchecked');
});

import type { ListVerifier } from '../application/rule-list/published-list.ts';
import { type PublishedList, publishedListText } from '../contract/updates.ts';
import { hashBytes } from './hash-bytes.ts';
import { type TestSigner, verifyEd25519 } from './test-signer.ts';

export const listVerifier: ListVerifier = {
  hash: hashBytes,
  verify: verifyEd25519,
  encode: (text) => new TextEncoder().encode(text),
};

/** As a server with this key publishes it. */
export async function publishList(
  signer: TestSigner,
  number: number,
  content: string,
): Promise<PublishedList> {
  const signature = await signer.sign(listVerifier.encode(publishedListText(number, content)));
  return { number, content, attestation: { key: signer.keyId, signature } };
}

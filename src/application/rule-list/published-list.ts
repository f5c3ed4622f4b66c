import { type PublishedList, publishedListText } from '../../contract/updates.ts';
import type { CoveredGroupList } from '../../domain/covered-groups.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { decodeBase64 } from '../audit/bytes.ts';
import type { VerifySignature } from '../ports/signature.ts';
import { findTrustedKey, type ServerTrust } from '../receipts/attested-receipts.ts';
import type { HashBytes } from '../receipts/receipt-tree.ts';
import type { Edition } from './edition.ts';
import { parseCoveredGroupList, type RuleListProblem } from './rule-list.ts';

export interface ListVerifier {
  readonly hash: HashBytes;
  readonly verify: VerifySignature;
  /** The UTF-8 bytes of a text. */
  readonly encode: (text: string) => Uint8Array<ArrayBuffer>;
}

/** Whether the station's own server has published exactly this text under this number. */
export async function isListSigned(
  { hash, verify, encode }: ListVerifier,
  trust: ServerTrust,
  { number, content, attestation }: PublishedList,
): Promise<boolean> {
  const publicKey = findTrustedKey(hash, trust, attestation.key);
  if (publicKey === undefined) return false;
  const message = encode(publishedListText(number, content));
  return verify({ publicKey, message, signature: decodeBase64(attestation.signature) });
}

/** Reads the exact text of a list. */
export function readListText(content: string): Result<CoveredGroupList, RuleListProblem> {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return fail({ kind: 'not-a-rule-list', problems: ['not JSON'] });
  }
  return parseCoveredGroupList(json);
}

export type PublishedListProblem =
  /** Not by the station's own server, or changed since. */
  | 'not-signed'
  /** Signed, and not a list that this program can read: it may be for a later one. */
  | 'unreadable';

export async function readPublishedList(
  verifier: ListVerifier,
  trust: ServerTrust,
  published: PublishedList,
): Promise<Result<Edition, PublishedListProblem>> {
  if (!(await isListSigned(verifier, trust, published))) return fail('not-signed');
  const list = readListText(published.content);
  return list.ok ? ok({ number: published.number, list: list.value }) : fail('unreadable');
}

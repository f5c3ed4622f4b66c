import { registerText } from '../../contract/address-register.ts';
import type { Attestation } from '../../contract/receipt.ts';
import { decodeBase64 } from '../audit/bytes.ts';
import { findTrustedKey, type ServerTrust } from '../receipts/attested-receipts.ts';
import type { ListVerifier } from '../rule-list/published-list.ts';

/** A register that says that a server has signed it. */
export interface SignedRegister {
  /** Of the file's content. */
  readonly sha256: string;
  readonly about: string;
  readonly signature: Attestation | undefined;
}

/** Whether the station's own server has signed it; `unchecked` where the station knows no server. */
export async function judgeRegister(
  { hash, verify, encode }: ListVerifier,
  trust: ServerTrust | undefined,
  { sha256, about, signature }: SignedRegister,
): Promise<'by-server' | 'unchecked' | 'wrong'> {
  if (trust === undefined) return 'unchecked';
  const publicKey = signature && findTrustedKey(hash, trust, signature.key);
  if (signature === undefined || publicKey === undefined) return 'wrong';
  const message = encode(registerText(sha256, about));
  const isSigned = await verify({ publicKey, message, signature: decodeBase64(signature.signature) });
  return isSigned ? 'by-server' : 'wrong';
}

import { createHash, createPublicKey, verify } from 'node:crypto';
import type { VerificationPorts } from '../application/audit/verify-audit-export.ts';

/** What DER says before the 32 bytes of an Ed25519 public key (RFC 8410, 4). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export const auditCrypto: VerificationPorts = {
  sha256: async (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  sha256OfBytes: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
  async verifySignature({ publicKey, message, signature }) {
    const key = createPublicKey({
      key: Buffer.concat([spkiPrefix, publicKey]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, message, key, signature);
  },
};

import { decodeBase64 } from '../application/audit/bytes.ts';
import { fingerprintOf, formatFingerprint } from '../application/audit/fingerprint.ts';
import type { AuditHeadBook } from '../server/index.ts';
import { auditCrypto } from './audit-crypto.ts';
import type { CommandOutput, ExitStatus } from './output.ts';

/** In the form that `bopael audit verify --head` and `--key` take. */
export async function listAuditHeads(
  auditHeads: AuditHeadBook,
  json: boolean,
  output: CommandOutput,
): Promise<ExitStatus> {
  for (const listed of await auditHeads.list()) {
    const { head, stationName, faults } = listed;
    const key = head === undefined ? undefined : decodeBase64(head.publicKey);
    const fingerprint = key === undefined ? '' : await fingerprintOf(key, auditCrypto.sha256OfBytes);
    if (json) output.out(JSON.stringify({ ...listed, ...(key === undefined ? {} : { fingerprint }) }));
    else if (head === undefined) output.out(`intet hoved  ${stationName}`);
    else {
      const noted = `${head.seq}:${head.mac}  nøgle ${formatFingerprint(fingerprint)}`;
      const odd = faults === 0 ? 'ingen afvigelser' : `afvigelser: ${faults}`;
      output.out(`${noted}  modtaget ${head.receivedAt}  ${odd}  ${stationName}`);
    }
  }
  return 0;
}

import {
  AnyAuditExportSchema,
  type AuditExportHeader,
  AuditExportHeaderSchema,
  auditExportVersion,
  auditSignaturePrefix,
  writeEnd,
  writeHeaderLine,
} from '../../contract/audit-export.ts';
import type { AuditHead } from '../../domain/audit.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Sha256, Sha256OfBytes } from '../ports/digest.ts';
import type { VerifySignature } from '../ports/signature.ts';
import type { AuditExportProblem } from './audit-export-problem.ts';
import { bytesOfAscii, decodeBase64 } from './bytes.ts';
import type { ExportLine } from './export-lines.ts';
import { ExportWalk, findJsonObject, type WalkedExport } from './export-walk.ts';
import { fingerprintOf } from './fingerprint.ts';

export interface VerificationPorts {
  readonly sha256: Sha256;
  readonly sha256OfBytes: Sha256OfBytes;
  readonly verifySignature: VerifySignature;
}

/** What was written down elsewhere: in a day report, at the kommune's server. */
export interface NotedElsewhere {
  /** `mac` may be its beginning alone. */
  readonly head?: AuditHead;
  readonly fingerprint?: string;
}

export interface VerifiedExport {
  readonly header: AuditExportHeader;
  readonly entries: number;
  /** Of the station's chain when the export was made. */
  readonly head: AuditHead;
  readonly fingerprint: string;
}

/**
 * Whether a file is, to the byte, the export that the holder of its key wrote; and where something was noted
 * elsewhere, whether it fits that too. Whoever has no audit key can do it, and no more than this: that the
 * entries tell what happened is the station's word.
 */
export async function verifyAuditExport(
  ports: VerificationPorts,
  lines: AsyncIterable<ExportLine>,
  noted: NotedElsewhere = {},
): Promise<Result<VerifiedExport, AuditExportProblem>> {
  let header: AuditExportHeader | undefined;
  let walk: ExportWalk | undefined;
  let macAtNoted: string | undefined;
  const onHead = ({ seq, mac }: AuditHead): void => {
    if (seq === noted.head?.seq) macAtNoted ??= mac;
  };
  for await (const line of lines) {
    if (walk === undefined) {
      const read = readHeader(line);
      if (!read.ok) return read;
      header = read.value;
      walk = new ExportWalk(header, await ports.sha256(writeHeaderLine(header)), ports.sha256, onHead);
      continue;
    }
    const problem = await walk.take(line);
    if (problem !== undefined) return fail(problem);
  }
  if (walk === undefined || header === undefined) return fail({ kind: 'not-an-export' });
  const walked = walk.finish();
  if (!walked.ok) return walked;
  const { end } = walked.value;

  const publicKey = decodeBase64(header.publicKey);
  const unsigned = await findSignatureProblem(ports, publicKey, walked.value);
  if (unsigned !== undefined) return fail(unsigned);

  const fingerprint = await fingerprintOf(publicKey, ports.sha256OfBytes);
  if (noted.fingerprint !== undefined && noted.fingerprint !== fingerprint) {
    return fail({ kind: 'wrong-key', fingerprint });
  }
  const behind = noted.head === undefined ? undefined : compareHeads(noted.head, end.seq, macAtNoted);
  if (behind !== undefined) return fail(behind);
  return ok({ header, entries: end.entries, head: { seq: end.seq, mac: end.mac }, fingerprint });
}

function readHeader({ text, ended }: ExportLine): Result<AuditExportHeader, AuditExportProblem> {
  const json = findJsonObject(text);
  if (json === undefined) {
    if (text?.startsWith('{"bopael":"audit-export",') !== true) return fail({ kind: 'not-an-export' });
    return fail({ kind: ended ? 'changed' : 'cut', line: 1 });
  }
  const any = AnyAuditExportSchema.safeParse(json);
  if (!any.success) return fail({ kind: 'not-an-export' });
  if (any.data.version > auditExportVersion) {
    return fail({ kind: 'newer-format', version: any.data.version });
  }
  const header = AuditExportHeaderSchema.safeParse(json);
  if (!header.success || writeHeaderLine(header.data) !== text) return fail({ kind: 'changed', line: 1 });
  return ended ? ok(header.data) : fail({ kind: 'cut', line: 1 });
}

async function findSignatureProblem(
  { verifySignature }: VerificationPorts,
  publicKey: Uint8Array<ArrayBuffer>,
  { end, signature, endLine, chainFault }: WalkedExport,
): Promise<AuditExportProblem | undefined> {
  const isSigned = await verifySignature({
    publicKey,
    message: bytesOfAscii(auditSignaturePrefix + writeEnd(end)),
    signature: decodeBase64(signature),
  });
  if (!isSigned) return chainFault?.problem ?? { kind: 'bad-signature', line: endLine };
  if (chainFault === undefined) return undefined;
  return { kind: 'broken-at-the-station', line: chainFault.problem.line, seq: chainFault.seq };
}

function compareHeads(
  noted: AuditHead,
  seq: number,
  macAtNoted: string | undefined,
): AuditExportProblem | undefined {
  if (noted.seq > seq) return { kind: 'behind-the-noted-head', seq, noted: noted.seq };
  if (macAtNoted === undefined) return { kind: 'noted-head-left-out', seq: noted.seq };
  return macAtNoted.startsWith(noted.mac)
    ? undefined
    : { kind: 'differs-from-the-noted-head', seq: noted.seq };
}

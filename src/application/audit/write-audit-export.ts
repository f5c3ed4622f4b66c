import {
  type AuditExportHeader,
  auditExportVersion,
  auditSignaturePrefix,
  writeEnd,
  writeEndLine,
  writeEntryBody,
  writeEntryLine,
  writeHeaderLine,
} from '../../contract/audit-export.ts';
import { type AuditHead, emptyAuditHead } from '../../domain/audit.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import type { AuditTrail, ChainedEntry } from '../ports/audit-trail.ts';
import type { Sha256 } from '../ports/digest.ts';
import { bytesOfAscii, encodeBase64 } from './bytes.ts';

export interface AuditExportPorts {
  readonly trail: Pick<AuditTrail, 'sign' | 'publicKey'>;
  readonly sha256: Sha256;
}

/** `head` is the whole chain's, found after the entries were: what is left out stands before it. */
export type AuditExportScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'person'; readonly personKey: string; readonly head: AuditHead }
  | { readonly kind: 'record'; readonly record: RegistrationId; readonly head: AuditHead };

export interface AuditExport {
  /** UUID of the station. */
  readonly station: string;
  readonly kommuneCode: string;
  readonly exportedAt: Instant;
  readonly exportedBy: string;
  readonly scope: AuditExportScope;
  /** As `AuditTrail.list` gives them: newest first. */
  readonly entries: readonly ChainedEntry[];
}

/**
 * The export, line by line, each with its LF. It is written as the chain is, also where the chain is broken:
 * an export is evidence, and who verifies it is told.
 */
export async function* writeAuditExport(
  { trail, sha256 }: AuditExportPorts,
  { entries, scope, ...about }: AuditExport,
): AsyncGenerator<string> {
  const oldestFirst = entries.toReversed();
  const [first] = oldestFirst;
  const last = oldestFirst.at(-1);
  const header: AuditExportHeader = {
    bopael: 'audit-export',
    version: auditExportVersion,
    ...about,
    scope: scope.kind,
    ...aboutWhom(scope),
    firstSeq: first?.entry.seq ?? 0,
    lastSeq: last?.entry.seq ?? 0,
    publicKey: encodeBase64(trail.publicKey),
  };
  const headerLine = writeHeaderLine(header);
  yield `${headerLine}\n`;

  let hash = await sha256(headerLine);
  for (const { text, previous, mac } of oldestFirst) {
    const body = writeEntryBody(text, previous, mac);
    hash = await sha256(`${hash}\n${body}`);
    yield `${writeEntryLine(body, hash)}\n`;
  }

  const lastHead = last === undefined ? emptyAuditHead : { seq: last.entry.seq, mac: last.mac };
  const { seq, mac } = scope.kind === 'all' ? lastHead : scope.head;
  const end = writeEnd({ entries: entries.length, seq, mac, hash });
  const signature = await trail.sign(bytesOfAscii(auditSignaturePrefix + end));
  yield `${writeEndLine(end, encodeBase64(signature))}\n`;
}

function aboutWhom(scope: AuditExportScope): { readonly about?: string } {
  switch (scope.kind) {
    case 'all':
      return {};
    case 'person':
      return { about: scope.personKey };
    case 'record':
      return { about: scope.record };
  }
}

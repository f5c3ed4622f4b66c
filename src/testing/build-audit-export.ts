import { bytesOfAscii, encodeBase64 } from '../application/audit/bytes.ts';
import type { VerificationPorts } from '../application/audit/verify-audit-export.ts';
import { type AuditExport, writeAuditExport } from '../application/audit/write-audit-export.ts';
import type { AuditTrail, ChainedEntry } from '../application/ports/audit-trail.ts';
import {
  type AuditExportEnd,
  type AuditExportHeader,
  auditSignaturePrefix,
  writeEnd,
  writeEndLine,
  writeEntryBody,
  writeEntryLine,
  writeHeaderLine,
} from '../contract/audit-export.ts';
import { type AuditEntry, auditActions, emptyAuditHead } from '../domain/audit.ts';
import { type ClerkId, parseClerkId } from '../domain/clerk.ts';
import { instant, practiceId } from './fake-machine.ts';
import { webSha256 } from './web-sha256.ts';

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const webAuditCrypto: VerificationPorts = {
  sha256: webSha256,
  sha256OfBytes: async (bytes) => hexOf(await crypto.subtle.digest('SHA-256', bytes)),
  async verifySignature({ publicKey, message, signature }) {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', key, signature, message);
  },
};

export type AuditSigner = Pick<AuditTrail, 'sign' | 'publicKey'>;

/** A station's signing key, or an attacker's. */
export async function createAuditSigner(): Promise<AuditSigner> {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Not a key pair');
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes)),
  };
}

/** Two persons' keyed hashes, as entries bear them. */
export const practicePersonKeys = [
  'cHJhY3RpY2UgcGVyc29uIG51bWJlciBvbmUuLi4uLi4=',
  'cHJhY3RpY2UgcGVyc29uIG51bWJlciB0d28uLi4uLi4=',
] as const;

/** A chain as a station keeps it, oldest first: every kind of event in its turn. */
export async function buildAuditChain(length: number): Promise<readonly ChainedEntry[]> {
  const key = await crypto.subtle.importKey(
    'raw',
    new Uint8Array(32).fill(7),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const chain: ChainedEntry[] = [];
  let previous = emptyAuditHead.mac;
  for (let seq = 1; seq <= length; seq += 1) {
    const entry = buildAuditEntry(seq);
    const text = JSON.stringify(entry);
    const mac = hexOf(
      await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${previous}\n${text}`)),
    );
    chain.push({ entry, text, previous, mac });
    previous = mac;
  }
  return chain;
}

function buildAuditEntry(seq: number): AuditEntry {
  const wall = instant(new Date(Date.parse('2026-11-23T08:00:00Z') + seq * 7_000).toISOString());
  const server = { time: instant('2026-11-23T08:00:01Z'), monotonic: 1_000.25 };
  return {
    seq,
    clock: { wall, monotonic: seq * 7_000.5, ...(seq % 4 === 0 ? {} : { server }) },
    ...(seq % 5 === 0 ? {} : { clerk: { id: practiceClerk, initials: seq % 2 === 0 ? 'ÅBC' : 'LKJ' } }),
    action: auditActions[seq % auditActions.length] ?? 'saw',
    ...(seq % 3 === 0 ? {} : { record: practiceId(seq % 3) }),
    ...(seq % 3 === 0 ? {} : { person: practicePersonKeys[seq % 2 === 0 ? 0 : 1] }),
    ...(seq % 3 === 0 ? { detail: `søgte på »Ærø \u2028 nr. ${seq}«`, count: seq } : {}),
  };
}

const practiceClerk: ClerkId = (() => {
  const id = parseClerkId('5f0c1b9e-7d7e-4b69-9d1b-8f1f6d0f5a11');
  if (id === undefined) throw new Error('Not a clerk');
  return id;
})();

/** An export of this chain (oldest first), line by line, without the line ends. */
export async function buildAuditExport(
  chain: readonly ChainedEntry[],
  signer: AuditSigner,
  change: Partial<AuditExport> = {},
): Promise<readonly string[]> {
  const lines: string[] = [];
  const asked: AuditExport = {
    station: '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60',
    kommuneCode: '0621',
    exportedAt: instant('2026-11-25T14:00:00Z'),
    exportedBy: 'LKJ',
    scope: { kind: 'all' },
    entries: chain.toReversed(),
    ...change,
  };
  const writing = writeAuditExport({ trail: signer, sha256: webSha256 }, asked);
  for await (const line of writing) lines.push(line.slice(0, -1));
  return lines;
}

/** An entry's line without the hash that binds it. */
export interface LooseEntry {
  readonly text: string;
  readonly previous: string;
  readonly mac: string;
}

/**
 * What somebody makes of an export's parts who knows the format as well as the station: every hash and count is
 * right. `signature` is what he has: an old one, or one by a key of his own.
 */
export async function bindAuditExport(
  header: AuditExportHeader,
  entries: readonly LooseEntry[],
  end: Pick<AuditExportEnd, 'seq' | 'mac'>,
  signature: string | AuditSigner,
): Promise<readonly string[]> {
  const lines = [writeHeaderLine(header)];
  let hash = await webSha256(lines.join(''));
  for (const { text, previous, mac } of entries) {
    const body = writeEntryBody(text, previous, mac);
    hash = await webSha256(`${hash}\n${body}`);
    lines.push(writeEntryLine(body, hash));
  }
  const text = writeEnd({ entries: entries.length, seq: end.seq, mac: end.mac, hash });
  const signed =
    typeof signature === 'string'
      ? signature
      : encodeBase64(await signature.sign(bytesOfAscii(auditSignaturePrefix + text)));
  return [...lines, writeEndLine(text, signed)];
}

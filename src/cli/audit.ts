import { createReadStream } from 'node:fs';
import { splitLines } from '../application/audit/export-lines.ts';
import { formatFingerprint, parseFingerprint } from '../application/audit/fingerprint.ts';
import {
  type NotedElsewhere,
  type VerifiedExport,
  verifyAuditExport,
} from '../application/audit/verify-audit-export.ts';
import { explainAuditExportProblem } from '../application/wording/audit-export.ts';
import type { AuditHead } from '../domain/audit.ts';
import { auditCrypto } from './audit-crypto.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandOutput, ExitStatus } from './output.ts';

const usage = `Brug: bopael audit verify FIL [--head NR:KODE] [--key AFTRYK] [--json]

  Undersøger, om et udtræk af en stations revisionsspor er helt og uændret.

  --head NR:KODE   sporets hoved, som dagsrapporten eller serveren (stations audit-heads)
                   viser det: nummer og mindst de første 16 tegn af koden
  --key AFTRYK     aftrykket af stationens nøgle fra dagsrapporten: 16 tegn
  --json           svar som JSON

Status 0: helt; 1: noget er galt, og hvad; 2: forkert brug, eller filen kan ikke læses.`;

const options = {
  head: { type: 'string' },
  key: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const signatureAlone =
  'Underskriften viser kun, at filen er, som indehaveren af denne nøgle skrev den. Sammenlign nøglens aftryk med en dagsrapport (--key).';
const headUnknown =
  'Om de nyeste hændelser er udeladt, kan kun ses ved at sammenligne med et noteret hoved (--head).';

/** Says whether an export of an audit trail is whole, and as the station wrote it. */
export async function auditCommand(argv: readonly string[], output: CommandOutput): Promise<ExitStatus> {
  const asked = readCommandLine(argv, options, usage, output);
  if (typeof asked === 'number') return asked;
  const [errand, file, ...more] = asked.positionals;
  if (errand !== 'verify' || file === undefined || more.length > 0) {
    output.err(usage);
    return 2;
  }
  const noted = readNoted(asked.values);
  if (typeof noted === 'string') {
    output.err(noted);
    output.err('Se bopael audit --help.');
    return 2;
  }
  const json = asked.values.json === true;
  const lines = splitLines(createReadStream(file, { highWaterMark: 1024 * 1024 }), decode);
  try {
    const found = await verifyAuditExport(auditCrypto, lines, noted);
    if (found.ok) {
      tellWhole(found.value, noted, json, output);
      return 0;
    }
    if (json) output.out(JSON.stringify({ ok: false, problem: found.error }));
    output.err(explainAuditExportProblem(found.error, 'da'));
    return 1;
  } catch (error) {
    if (!isFileError(error)) throw error;
    output.err(`Kan ikke læse ${file} (${error.code}).`);
    return 2;
  }
}

/** What the file is to be compared with, or what is wrong with that in words. */
function readNoted({ head, key }: { head?: string; key?: string }): NotedElsewhere | string {
  const notedHead = head === undefined ? undefined : parseHead(head);
  if (head !== undefined && notedHead === undefined) {
    return 'Et hoved skrives NR:KODE med mindst de første 16 tegn (0-9, a-f) af koden.';
  }
  const fingerprint = key === undefined ? undefined : parseFingerprint(key);
  if (key !== undefined && fingerprint === undefined) return 'Et aftryk har 16 tegn (0-9, a-f).';
  return {
    ...(notedHead === undefined ? {} : { head: notedHead }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

function parseHead(text: string): AuditHead | undefined {
  const [, seq, mac] = /^(\d{1,15}):([0-9a-f]{16,64})$/i.exec(text.replaceAll(/\s/g, '')) ?? [];
  return seq === undefined || mac === undefined ? undefined : { seq: Number(seq), mac: mac.toLowerCase() };
}

function tellWhole(
  { header, entries, head, fingerprint }: VerifiedExport,
  noted: NotedElsewhere,
  json: boolean,
  output: CommandOutput,
): void {
  const { station, kommuneCode, exportedAt, exportedBy, scope, firstSeq, lastSeq } = header;
  if (json) {
    const compared = { head: noted.head !== undefined, key: noted.fingerprint !== undefined };
    const about = { station, kommuneCode, exportedAt, exportedBy, scope, firstSeq, lastSeq };
    output.out(JSON.stringify({ ok: true, entries, ...about, head, fingerprint, compared }));
  } else {
    const numbers = entries === 0 ? '' : `, nr. ${firstSeq}-${lastSeq}`;
    const events = entries === 1 ? '1 hændelse' : `${entries} hændelser`;
    output.out(`Udtrækket er helt og uændret: ${events}${numbers}. ${scopeInWords[scope]}`);
    output.out(`Station ${station}, kommune ${kommuneCode}, udtrukket ${exportedAt} af ${exportedBy}`);
    output.out(`Hoved: ${head.seq}:${head.mac}`);
    output.out(`Nøgle: ${formatFingerprint(fingerprint)}`);
  }
  if (noted.fingerprint === undefined) output.err(signatureAlone);
  if (noted.head === undefined) output.err(headUnknown);
  if (scope === 'all' && firstSeq > 1) {
    output.err(`Udtrækket begynder ved nr. ${firstSeq}: de ${firstSeq - 1} hændelser før er ikke med.`);
  }
}

const scopeInWords = {
  all: 'Hele sporet.',
  person: 'Kun hændelser om én person.',
  record: 'Kun hændelser om én registrering.',
} as const;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

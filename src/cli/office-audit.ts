import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type OfficeAuditEntry, OfficeAuditEntrySchema } from '../contract/office-audit.ts';
import { createOfficeAuditWalker } from '../server/index.ts';
import type { CommandOutput, ExitStatus } from './output.ts';

interface NotedHead {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * Says whether an export of the office's trail is whole. The chain shows what was changed or left out inside;
 * that its end was cut away shows against a head that was noted before.
 */
export async function verifyOfficeAudit(
  file: string,
  notedText: string | undefined,
  json: boolean,
  output: CommandOutput,
): Promise<ExitStatus> {
  const noted = notedText === undefined ? undefined : parseHead(notedText);
  if (notedText !== undefined && noted === undefined) {
    output.err('Et hoved skrives NR:KODE med mindst de første 16 tegn (0-9, a-f) af koden.');
    return 2;
  }
  const walker = createOfficeAuditWalker();
  let seen = noted === undefined || noted.sequence === 0;
  let problem: string | undefined;
  try {
    for await (const line of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Infinity,
    })) {
      const entry = parseEntry(line);
      if (entry === undefined || walker.take(entry) !== undefined) {
        problem = `Hændelse nr. ${walker.entries + 1} mangler eller er ændret. De ${walker.entries} før er hele.`;
        break;
      }
      if (entry.sequence === noted?.sequence) seen = entry.hash.startsWith(noted.hash);
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    output.err(`Kan ikke læse ${file} (${String(error.code)}).`);
    return 2;
  }
  if (problem === undefined && !seen) problem = 'Udtrækket passer ikke med det hoved, der er noteret.';
  const { entries, head } = walker;
  if (json)
    output.out(
      JSON.stringify({ ok: problem === undefined, entries, head, comparedHead: noted !== undefined }),
    );
  else if (problem === undefined) {
    output.out(`Udtrækket er helt og uændret: ${entries} hændelser.`);
    output.out(`Hoved: ${entries}:${head}`);
  }
  if (problem !== undefined) {
    output.err(problem);
    return 1;
  }
  if (noted === undefined) {
    output.err(
      'Om de nyeste hændelser er udeladt, eller hele sporet skrevet om, kan kun ses mod et noteret hoved (--head).',
    );
  }
  return 0;
}

function parseEntry(line: string): OfficeAuditEntry | undefined {
  try {
    return OfficeAuditEntrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function parseHead(text: string): NotedHead | undefined {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{16,64})$/i.exec(text.replaceAll(/\s/g, '')) ?? [];
  return sequence === undefined || hash === undefined
    ? undefined
    : { sequence: Number(sequence), hash: hash.toLowerCase() };
}

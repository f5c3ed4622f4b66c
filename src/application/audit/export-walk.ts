import type { z } from 'zod';
import {
  type AuditExportEnd,
  AuditExportEndSchema,
  AuditExportEntrySchema,
  type AuditExportHeader,
  writeEnd,
  writeEndLine,
  writeEntryBody,
  writeEntryLine,
} from '../../contract/audit-export.ts';
import { type AuditHead, emptyAuditHead } from '../../domain/audit.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Sha256 } from '../ports/digest.ts';
import type { AuditExportProblem } from './audit-export-problem.ts';
import type { ExportLine } from './export-lines.ts';

export type LineProblem = Extract<AuditExportProblem, { readonly line: number }>;

export interface WalkedExport {
  readonly end: AuditExportEnd;
  readonly signature: string;
  readonly endLine: number;
  /** Hashes and all hold, but the chain itself has a fault: the station's, if its signature holds too. */
  readonly chainFault: { readonly problem: LineProblem; readonly seq: number } | undefined;
}

type Entry = z.output<typeof AuditExportEntrySchema>;
type EndLine = z.output<typeof AuditExportEndSchema>;

interface Fault {
  readonly problem: LineProblem;
  /** Of the entry that it was found at, to tell a moved line from a missing one. */
  readonly seq: number;
}

/** Goes through the lines after the header, one at a time, and keeps nothing of them but the last. */
export class ExportWalk {
  readonly #header: AuditExportHeader;
  readonly #sha256: Sha256;
  readonly #onHead: (head: AuditHead) => void;
  #hash: string;
  #last: AuditHead | undefined;
  #entries = 0;
  #line = 1;
  #walked: Omit<WalkedExport, 'chainFault'> | undefined;
  #chainFault: Fault | undefined;
  #fileFault: Fault | undefined;

  /** `onHead` hears of every place in the chain that the file names the MAC of. */
  constructor(
    header: AuditExportHeader,
    headerHash: string,
    sha256: Sha256,
    onHead: (head: AuditHead) => void,
  ) {
    this.#header = header;
    this.#hash = headerHash;
    this.#sha256 = sha256;
    this.#onHead = onHead;
  }

  /** A problem where nothing after it could tell more. */
  async take({ text, ended }: ExportLine): Promise<LineProblem | undefined> {
    this.#line += 1;
    if (this.#fileFault !== undefined) return this.#lookFurther(text);
    if (this.#walked !== undefined) return this.#problem('appended');
    if (!ended) return this.#problem('cut');
    const line = readLine(text);
    if (line === undefined) return this.#problem('changed');
    return line.kind === 'entry' ? await this.#takeEntry(line) : this.#takeEnd(line.value);
  }

  /** When there are no more lines. */
  finish(): Result<WalkedExport, LineProblem> {
    if (this.#fileFault !== undefined) return fail(this.#fileFault.problem);
    if (this.#walked === undefined) return fail(this.#problem('cut'));
    return ok({ ...this.#walked, chainFault: this.#chainFault });
  }

  async #takeEntry({ value, body }: Extract<Line, { kind: 'entry' }>): Promise<LineProblem | undefined> {
    const { seq } = value.entry;
    const hash = await this.#sha256(`${this.#hash}\n${body}`);
    const isBound = hash === value.hash;
    const problem = this.#judgePlace(value) ?? (isBound ? undefined : this.#problem('changed'));
    if (problem !== undefined && isBound) this.#chainFault ??= { problem, seq };
    else if (problem !== undefined) {
      // What knows the one before it stands in its own place.
      if (value.previous === this.#last?.mac) return problem;
      this.#fileFault = { problem, seq };
    }
    this.#onHead({ seq: seq - 1, mac: value.previous });
    this.#onHead({ seq, mac: value.mac });
    this.#last = { seq, mac: value.mac };
    this.#hash = value.hash;
    this.#entries += 1;
    return undefined;
  }

  #judgePlace({ entry: { seq }, previous }: Entry): LineProblem | undefined {
    const last = this.#last;
    if (last !== undefined && seq <= last.seq) return this.#problem('reordered');
    const expected = last === undefined ? this.#header.firstSeq : last.seq + 1;
    if (seq < expected) return this.#problem('changed');
    const before = seq === 1 ? emptyAuditHead.mac : last?.mac;
    const follows = before === undefined || previous === before;
    if (seq === expected) return follows ? undefined : this.#problem('changed');
    if (this.#header.scope !== 'all' && last !== undefined) return undefined;
    // It knows the one before it, so none is missing: the number itself was changed.
    if (last !== undefined && follows) return this.#problem('changed');
    return { kind: 'missing', line: this.#line, seq: expected };
  }

  #takeEnd({ end, signature }: EndLine): LineProblem | undefined {
    const { firstSeq, lastSeq, scope } = this.#header;
    const last = this.#last ?? emptyAuditHead;
    if (end.entries > this.#entries || lastSeq > last.seq) return this.#problem('cut');
    const isLastHead = end.seq === last.seq && end.mac === last.mac;
    const fits =
      end.entries === this.#entries &&
      lastSeq === last.seq &&
      (this.#entries > 0 || firstSeq === 0) &&
      end.hash === this.#hash &&
      (isLastHead || (scope !== 'all' && end.seq > last.seq));
    if (!fits) return this.#problem('changed');
    this.#onHead(end);
    this.#walked = { end, signature, endLine: this.#line };
    return undefined;
  }

  /** An earlier entry that comes later shows that lines were moved, and not only changed or taken out. */
  #lookFurther(text: string | undefined): LineProblem | undefined {
    const fault = this.#fileFault;
    const line = readLine(text);
    if (fault === undefined || line?.kind !== 'entry' || line.value.entry.seq >= fault.seq) return undefined;
    return { kind: 'reordered', line: fault.problem.line };
  }

  #problem(kind: 'changed' | 'reordered' | 'cut' | 'appended'): LineProblem {
    return { kind, line: this.#line };
  }
}

type Line =
  | { readonly kind: 'entry'; readonly value: Entry; readonly body: string }
  | { readonly kind: 'end'; readonly value: EndLine };

/** Undefined for anything but exactly what an export's writer would have made of the same values. */
function readLine(text: string | undefined): Line | undefined {
  const json = findJsonObject(text);
  if (json === undefined) return undefined;
  if ('end' in json) {
    const parsed = AuditExportEndSchema.safeParse(json);
    if (!parsed.success) return undefined;
    const { end, signature } = parsed.data;
    return writeEndLine(writeEnd(end), signature) === text ? { kind: 'end', value: parsed.data } : undefined;
  }
  const parsed = AuditExportEntrySchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { previous, mac, hash } = parsed.data;
  // The entry's own names may stand in any order: its text is the station's.
  const body = writeEntryBody(JSON.stringify(json['entry']), previous, mac);
  return writeEntryLine(body, hash) === text ? { kind: 'entry', value: parsed.data, body } : undefined;
}

export function findJsonObject(text: string | undefined): { readonly [name: string]: unknown } | undefined {
  if (text === undefined) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? (json as { readonly [name: string]: unknown })
      : undefined;
  } catch {
    return undefined;
  }
}

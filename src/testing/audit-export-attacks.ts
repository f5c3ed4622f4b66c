import { encodeBase64 } from '../application/audit/bytes.ts';
import type { ChainedEntry } from '../application/ports/audit-trail.ts';
import {
  type AuditExportEnd,
  type AuditExportHeader,
  AuditExportHeaderSchema,
} from '../contract/audit-export.ts';
import { type AuditSigner, bindAuditExport, type LooseEntry } from './build-audit-export.ts';

/** 0 (inclusive) to 1 (exclusive), the same sequence for the same seed (mulberry32). */
export function createSeededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Target {
  /** A whole export, and an older and shorter one by the same station. Without line ends. */
  readonly lines: readonly string[];
  readonly older: readonly string[];
  readonly attacker: AuditSigner;
  /** A whole number from 0, below `below`. */
  readonly pick: (below: number) => number;
}

export type Attack = (target: Target) => Uint8Array | Promise<Uint8Array>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const fileOf = (lines: readonly string[]): Uint8Array =>
  encoder.encode(lines.map((line) => `${line}\n`).join(''));

export function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The file in pieces, cut where it falls. */
export async function* inPieces(
  file: Uint8Array,
  pick: (below: number) => number,
): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.length; ) {
    const to = from + 1 + pick(3_000);
    yield file.subarray(from, to);
    from = to;
  }
}

interface Parts {
  header: AuditExportHeader;
  entries: LooseEntry[];
  end: Pick<AuditExportEnd, 'seq' | 'mac'>;
  readonly signature: string;
}

function takeApart(lines: readonly string[]): Parts {
  const { end, signature } = JSON.parse(lines.at(-1) ?? '') as { end: AuditExportEnd; signature: string };
  const entries = lines.slice(1, -1).map((line) => {
    const { entry, previous, mac } = JSON.parse(line) as Omit<ChainedEntry, 'text'>;
    return { text: JSON.stringify(entry), previous, mac };
  });
  return { header: AuditExportHeaderSchema.parse(JSON.parse(lines[0] ?? '')), entries, end, signature };
}

const seqOf = ({ text }: LooseEntry): number => (JSON.parse(text) as { seq: number }).seq;

/** The same file with every number and hash put right again, as far as that goes without the station's key. */
async function putRight(parts: Parts, signer: AuditSigner | undefined): Promise<Uint8Array> {
  const { entries, header } = parts;
  const [first] = entries;
  const last = entries.at(-1);
  const firstSeq = first === undefined ? 0 : seqOf(first);
  const lastSeq = last === undefined ? 0 : seqOf(last);
  const end = header.scope === 'all' && last !== undefined ? { seq: lastSeq, mac: last.mac } : parts.end;
  const publicKey = signer === undefined ? header.publicKey : encodeBase64(signer.publicKey);
  const told = { ...header, firstSeq, lastSeq, publicKey };
  return fileOf(await bindAuditExport(told, entries, end, signer ?? parts.signature));
}

/** One thing of those that somebody may want another story by. */
function tellOtherwise(parts: Parts, pick: Target['pick']): void {
  const place = pick(parts.entries.length);
  const entry = parts.entries[place];
  if (entry === undefined) throw new Error('Nothing to tell otherwise');
  const as = (change: object): LooseEntry => ({
    ...entry,
    text: JSON.stringify({ ...(JSON.parse(entry.text) as object), ...change }),
  });
  const ways: readonly (() => void)[] = [
    () => parts.entries.splice(place, 1),
    () => parts.entries.splice(place, 1, as({ action: 'saved', count: 77 })),
    () => parts.entries.splice(place, 1, as({ detail: `noget andet ${pick(1_000)}` })),
    () => parts.entries.splice(place, 0, as({ detail: 'en gang til' })),
    () => parts.entries.push(as({ seq: parts.end.seq + 1 })),
    () => parts.entries.splice(0, 1 + pick(parts.entries.length - 1)),
    () => parts.entries.splice(1 + pick(parts.entries.length - 1)),
    () => {
      parts.header = { ...parts.header, exportedBy: 'XYZ' };
    },
    () => {
      parts.end = { seq: parts.end.seq + 3, mac: 'e'.repeat(64) };
      parts.entries.splice(place, 1, as({ detail: 'andet' }));
    },
  ];
  ways[pick(ways.length)]?.();
}

const onLines =
  (change: (lines: string[], pick: Target['pick']) => void): Attack =>
  ({ lines, pick }) => {
    const changed = [...lines];
    change(changed, pick);
    return fileOf(changed);
  };

const onBytes =
  (change: (bytes: number[], at: number, pick: Target['pick']) => void): Attack =>
  ({ lines, pick }) => {
    const bytes = [...fileOf(lines)];
    change(bytes, pick(bytes.length), pick);
    return Uint8Array.from(bytes);
  };

const somewhere = (lines: readonly string[], pick: Target['pick']): number => pick(lines.length);

/** Every way, by its name. Each makes a file that differs from the one that it was made of. */
export const attacks: Readonly<Record<string, Attack>> = {
  'flipped bits': onBytes((bytes, at, pick) => {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
  }),
  'other bytes': onBytes((bytes, at, pick) => {
    bytes[at] = ((bytes[at] ?? 0) + 1 + pick(255)) % 256;
  }),
  'bytes put in': onBytes((bytes, at, pick) => bytes.splice(at, 0, pick(256))),
  'bytes taken out': onBytes((bytes, at, pick) => bytes.splice(at, 1 + pick(40))),
  'tails cut off': onBytes((bytes, at) => bytes.splice(at)),
  'blanks, line ends and marks put in': onBytes((bytes, at, pick) => {
    const marks = [[0x20], [0x0a], [0x0d], [0x09], [0xef, 0xbb, 0xbf], [0x00]];
    bytes.splice(pick(2) === 0 ? at : 0, 0, ...(marks[pick(marks.length)] ?? []));
  }),
  'lines taken out': onLines((lines, pick) => lines.splice(somewhere(lines, pick), 1 + pick(3))),
  'lines doubled': onLines((lines, pick) => {
    const at = somewhere(lines, pick);
    lines.splice(at, 0, lines[at] ?? '');
  }),
  'lines swapped': onLines((lines, pick) => {
    const one = somewhere(lines, pick);
    const other = (one + 1 + pick(lines.length - 1)) % lines.length;
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  }),
  'lines put in another order': onLines((lines, pick) => {
    const from = pick(lines.length - 2);
    const moved = lines.splice(from, 2 + pick(lines.length - from - 2));
    lines.splice(from, 0, ...moved.toReversed());
  }),
  'lines appended': onLines((lines, pick) => {
    const more = ['', ' ', '{}', lines[pick(lines.length)] ?? '', ...lines];
    lines.push(...more.slice(pick(4), 4 + pick(3)));
  }),
  'an older export’s lines in a newer one': ({ lines, older, pick }) => {
    const at = 1 + pick(older.length - 2);
    return fileOf(
      pick(2) === 0
        ? [...lines.slice(0, at), ...older.slice(at)]
        : [...older.slice(0, at), ...lines.slice(at)],
    );
  },
  'another story, all hashes put right': async ({ lines, pick }) => {
    const parts = takeApart(lines);
    tellOtherwise(parts, pick);
    return await putRight(parts, undefined);
  },
  'another story, signed by another key': async ({ lines, attacker, pick }) => {
    const parts = takeApart(lines);
    tellOtherwise(parts, pick);
    return await putRight(parts, attacker);
  },
};

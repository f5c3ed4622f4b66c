import { beforeAll, describe, expect, it } from 'vitest';
import { type AuditExportHeader, AuditExportHeaderSchema } from '../../contract/audit-export.ts';
import {
  type AuditSigner,
  bindAuditExport,
  buildAuditChain,
  buildAuditExport,
  createAuditSigner,
  practicePersonKeys,
  webAuditCrypto,
} from '../../testing/build-audit-export.ts';
import { practiceId } from '../../testing/fake-machine.ts';
import { webSha256 } from '../../testing/web-sha256.ts';
import type { ChainedEntry } from '../ports/audit-trail.ts';
import { encodeBase64 } from './bytes.ts';
import type { ExportLine } from './export-lines.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type NotedElsewhere, verifyAuditExport } from './verify-audit-export.ts';
import { writeAuditExport } from './write-audit-export.ts';

async function* linesOf(lines: readonly string[]): AsyncGenerator<ExportLine> {
  for (const text of lines) yield { text, ended: true };
}
const verify = (lines: readonly string[], noted: NotedElsewhere = {}) =>
  verifyAuditExport(webAuditCrypto, linesOf(lines), noted);

/** Each entry's line without its hash, and the rest of the file, to be put together anew. */
function takeApart(lines: readonly string[]) {
  const header = AuditExportHeaderSchema.parse(JSON.parse(lines[0] ?? ''));
  const { end, signature } = JSON.parse(lines.at(-1) ?? '');
  const entries = lines.slice(1, -1).map((line) => {
    const { entry, previous, mac } = JSON.parse(line);
    return { text: JSON.stringify(entry), previous: String(previous), mac: String(mac) };
  });
  return { header, entries, end, signature: String(signature) };
}

let station: AuditSigner;
let chain: readonly ChainedEntry[];
let lines: readonly string[];
let fingerprint: string;
beforeAll(async () => {
  station = await createAuditSigner();
  chain = await buildAuditChain(20);
  lines = await buildAuditExport(chain, station);
  fingerprint = await fingerprintOf(station.publicKey, webAuditCrypto.sha256OfBytes);
});
const headAt = (seq: number) => ({ seq, mac: chain[seq - 1]?.mac ?? '' });

describe('An export of the audit trail', () => {
  it('of 2,000 entries is whole as the station wrote it', async () => {
    const long = await buildAuditChain(2_000);
    const found = await verify(await buildAuditExport(long, station));
    expect(found).toMatchObject({
      ok: true,
      value: {
        entries: 2_000,
        head: { seq: 2_000, mac: long.at(-1)?.mac },
        fingerprint,
        header: { scope: 'all', firstSeq: 1, lastSeq: 2_000, kommuneCode: '0621', exportedBy: 'LKJ' },
      },
    });
  });

  it('of one person or one record may leave numbers out, and still names the chain’s head', async () => {
    const head = headAt(20);
    for (const [scope, about, belongs] of [
      [
        { kind: 'person', personKey: practicePersonKeys[0], head },
        practicePersonKeys[0],
        ({ entry }: ChainedEntry) => entry.person === practicePersonKeys[0],
      ],
      [
        { kind: 'record', record: practiceId(1), head },
        practiceId(1),
        ({ entry }: ChainedEntry) => entry.record === practiceId(1),
      ],
    ] as const) {
      const some = chain.filter(belongs);
      const found = await verify(await buildAuditExport(some, station, { scope }));
      expect(found).toMatchObject({
        ok: true,
        value: { entries: some.length, head, header: { scope: scope.kind, about } },
      });
    }
  });

  it('may be of nothing, and of the trail from a later entry on', async () => {
    expect(await verify(await buildAuditExport([], station))).toMatchObject({
      ok: true,
      value: { entries: 0, head: { seq: 0 } },
    });
    const scope = { kind: 'person', personKey: practicePersonKeys[1], head: headAt(20) } as const;
    expect(await verify(await buildAuditExport([], station, { scope }))).toMatchObject({
      ok: true,
      value: { entries: 0, head: { seq: 20 } },
    });
    expect(await verify(await buildAuditExport(chain.slice(4), station))).toMatchObject({
      ok: true,
      value: { entries: 16, header: { firstSeq: 5 } },
    });
  });

  it('never holds a number in its header: a person stands there by a keyed hash', async () => {
    const scope = { kind: 'person', personKey: '0706614285', head: headAt(20) } as const;
    expect(await verify(await buildAuditExport([], station, { scope }))).toEqual({
      ok: false,
      error: { kind: 'changed', line: 1 },
    });
  });

  it('is written line by line', async () => {
    const writing = writeAuditExport(
      { trail: station, sha256: webSha256 },
      {
        station: '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60',
        kommuneCode: '0621',
        exportedAt: chain[0]?.entry.clock.wall ?? ('' as never),
        exportedBy: 'LKJ',
        scope: { kind: 'all' },
        entries: chain.toReversed(),
      },
    );
    for await (const line of writing) expect(line).toMatch(/^\{[^\n]+\}\n$/);
  });
});

describe('Where it is not what the station wrote, it is said what and where', () => {
  const without = (...places: number[]) => lines.filter((_, place) => !places.includes(place));
  const swapped = (one: number, other: number) =>
    lines.map((line, place) => lines[place === one ? other : place === other ? one : place] ?? line);
  const changed = (place: number, from: string | RegExp, to: string) =>
    lines.map((line, at) => (at === place ? line.replace(from, to) : line));

  it.each([
    ['a word in an entry', () => changed(6, 'Ærø', 'Æro'), { kind: 'changed', line: 7 }],
    ['a MAC', () => changed(6, /"mac":"./, '"mac":"x'), { kind: 'changed', line: 7 }],
    ['an entry’s number', () => changed(6, '"seq":6', '"seq":8'), { kind: 'changed', line: 7 }],
    ['who exported it', () => changed(0, 'LKJ', 'ABC'), { kind: 'changed', line: 2 }],
    ['the count at the end', () => changed(21, ':20,', ':19,'), { kind: 'changed', line: 22 }],
    ['an entry taken out', () => without(8), { kind: 'missing', line: 9, seq: 8 }],
    ['the first entry taken out', () => without(1), { kind: 'missing', line: 2, seq: 1 }],
    ['the last entry taken out', () => without(20), { kind: 'cut', line: 21 }],
    ['all entries taken out', () => [lines[0], lines[21]], { kind: 'cut', line: 2 }],
    ['the end taken off', () => without(21), { kind: 'cut', line: 21 }],
    ['two entries in each other’s place', () => swapped(5, 9), { kind: 'reordered', line: 6 }],
    ['an entry twice', () => lines.toSpliced(5, 0, lines[5] ?? ''), { kind: 'reordered', line: 7 }],
    ['an empty line after the end', () => [...lines, ''], { kind: 'appended', line: 23 }],
    ['an entry after the end', () => [...lines, lines[20]], { kind: 'appended', line: 23 }],
    ['other line ends', () => lines.map((line) => `${line}\r`), { kind: 'changed', line: 1 }],
    ['a blank in a line', () => changed(6, ',"mac"', ', "mac"'), { kind: 'changed', line: 7 }],
    ['a name twice', () => changed(6, '{"entry"', '{"hash":"0","entry"'), { kind: 'changed', line: 7 }],
    ['a sign written otherwise', () => changed(6, 'Æ', '\\u00c6'), { kind: 'changed', line: 7 }],
    ['a signature', () => changed(21, /"signature":"./, '"signature":"'), { kind: 'changed', line: 22 }],
    ['a newer format', () => changed(0, ':1,', ':2,'), { kind: 'newer-format', version: 2 }],
    ['another file', () => ['{"id":1}'], { kind: 'not-an-export' }],
    ['an empty file', () => [], { kind: 'not-an-export' }],
    ['a picture', () => ['\u0089PNG', '\u001a'], { kind: 'not-an-export' }],
  ])('%s', async (_, build, error) => {
    expect(await verify(build() as string[])).toEqual({ ok: false, error });
  });

  it('finds that a line stops short, the last one too', async () => {
    for (const stop of [0, 7, 21]) {
      async function* stopping(): AsyncGenerator<ExportLine> {
        yield* linesOf(lines.slice(0, stop));
        yield { text: lines[stop]?.slice(0, stop === 21 ? undefined : 60), ended: false };
      }
      expect(await verifyAuditExport(webAuditCrypto, stopping())).toEqual({
        ok: false,
        error: { kind: 'cut', line: stop + 1 },
      });
    }
  });

  it('finds that all hashes are right but the signature is not the key’s', async () => {
    const { header, entries, end, signature } = takeApart(lines);
    const told = entries.map((entry, place) =>
      place === 5 ? { ...entry, text: entry.text.replace('Æ', 'Ø') } : entry,
    );
    const bound = await bindAuditExport(header, told, end, signature);
    expect(await verify(bound)).toEqual({ ok: false, error: { kind: 'bad-signature', line: 22 } });
    const shorter = await bindAuditExport(header, entries.toSpliced(5, 1), end, signature);
    expect(await verify(shorter)).toEqual({ ok: false, error: { kind: 'missing', line: 7, seq: 6 } });
  });

  it('tells a trail that was broken at the station from a file that was changed', async () => {
    const broken = chain.toSpliced(7, 1);
    expect(await verify(await buildAuditExport(broken, station))).toEqual({
      ok: false,
      error: { kind: 'broken-at-the-station', line: 9, seq: 9 },
    });
  });
});

describe('What was noted elsewhere', () => {
  it('shows that the export is the station’s and no shorter than it should be', async () => {
    for (const seq of [1, 7, 20]) {
      const whole = headAt(seq);
      for (const head of [whole, { seq, mac: whole.mac.slice(0, 16) }]) {
        expect(await verify(lines, { head, fingerprint })).toMatchObject({ ok: true });
      }
    }
    expect(await verify(lines.slice(), { head: { seq: 0, mac: '0'.repeat(16) } })).toMatchObject({
      ok: true,
    });
  });

  it('shows that an older export stands for a longer trail', async () => {
    const older = await buildAuditExport(chain.slice(0, 12), station);
    expect(await verify(older)).toMatchObject({ ok: true });
    expect(await verify(older, { head: headAt(20) })).toEqual({
      ok: false,
      error: { kind: 'behind-the-noted-head', seq: 12, noted: 20 },
    });
  });

  it('shows that the chain is another', async () => {
    expect(await verify(lines, { head: { seq: 9, mac: 'f'.repeat(16) } })).toEqual({
      ok: false,
      error: { kind: 'differs-from-the-noted-head', seq: 9 },
    });
  });

  it('is compared with what stands before the first entry, and says where nothing stands to compare', async () => {
    const later = await buildAuditExport(chain.slice(9), station);
    expect(await verify(later, { head: headAt(9) })).toMatchObject({ ok: true });
    expect(await verify(later, { head: headAt(8) })).toEqual({
      ok: false,
      error: { kind: 'noted-head-left-out', seq: 8 },
    });
  });

  it('shows that somebody has signed his own story with his own key', async () => {
    const attacker = await createAuditSigner();
    const { header, entries, end } = takeApart(lines);
    const own: AuditExportHeader = { ...header, publicKey: encodeBase64(attacker.publicKey) };
    const told = entries.map((entry, place) =>
      place === 5 ? { ...entry, text: entry.text.replace('Æ', 'Ø') } : entry,
    );
    const forged = await bindAuditExport(own, told, end, attacker);
    expect(await verify(forged)).toMatchObject({ ok: true });
    expect(await verify(forged, { fingerprint })).toEqual({
      ok: false,
      error: {
        kind: 'wrong-key',
        fingerprint: await fingerprintOf(attacker.publicKey, webAuditCrypto.sha256OfBytes),
      },
    });
  });
});

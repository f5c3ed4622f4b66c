import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprintOf, formatFingerprint } from '../application/audit/fingerprint.ts';
import type { ChainedEntry } from '../application/ports/audit-trail.ts';
import {
  type AuditSigner,
  buildAuditChain,
  buildAuditExport,
  createAuditSigner,
} from '../testing/build-audit-export.ts';
import { auditCommand } from './audit.ts';
import { auditCrypto } from './audit-crypto.ts';

let directory = '';
let station: AuditSigner;
let chain: readonly ChainedEntry[];
let lines: readonly string[];
let fingerprint = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bopael-audit-'));
  station = await createAuditSigner();
  chain = await buildAuditChain(12);
  lines = await buildAuditExport(chain, station);
  fingerprint = await fingerprintOf(station.publicKey, auditCrypto.sha256OfBytes);
});
afterAll(() => rm(directory, { recursive: true }));

const fileOf = async (content: readonly string[] | Uint8Array): Promise<string> => {
  const path = join(directory, 'udtræk.jsonl');
  await writeFile(
    path,
    content instanceof Uint8Array ? content : content.map((line) => `${line}\n`).join(''),
  );
  return path;
};
async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await auditCommand(argv, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { status, out, err };
}
const macOf = (seq: number): string => chain[seq - 1]?.mac ?? '';

test('a whole export that fits the day report is whole, and nothing more is said', async () => {
  const file = await fileOf(lines);
  const head = `12:${macOf(12).slice(0, 16)}`;
  expect(await run('verify', file, '--head', head, '--key', formatFingerprint(fingerprint))).toEqual({
    status: 0,
    out: [
      'Udtrækket er helt og uændret: 12 hændelser, nr. 1-12. Hele sporet.',
      'Station 7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60, kommune 0621, udtrukket 2026-11-25T14:00:00.000Z af LKJ',
      `Hoved: 12:${macOf(12)}`,
      `Nøgle: ${formatFingerprint(fingerprint)}`,
    ],
    err: [],
  });
});

test('without the day report it is said plainly what the signature proves, and what it does not', async () => {
  const { status, err } = await run('verify', await fileOf(lines));
  expect(status).toBe(0);
  expect(err).toHaveLength(2);
  expect(err[0]).toContain('kun, at filen er, som indehaveren af denne nøgle skrev den');
  expect(err[0]).toContain('dagsrapport');
  expect(err[1]).toContain('--head');
});

test('the answer as JSON says what was compared', async () => {
  const { status, out } = await run('verify', await fileOf(lines), '--json', '--key', fingerprint);
  expect(status).toBe(0);
  expect(JSON.parse(out.join())).toMatchObject({
    ok: true,
    entries: 12,
    scope: 'all',
    head: { seq: 12, mac: macOf(12) },
    fingerprint,
    compared: { head: false, key: true },
  });
  const changed = await fileOf(lines.with(4, (lines[4] ?? '').replace('"seq":4', '"seq":5')));
  const wrong = await run('verify', changed, '--json');
  expect(wrong.status).toBe(1);
  expect(JSON.parse(wrong.out.join())).toEqual({ ok: false, problem: { kind: 'changed', line: 5 } });
});

test.each([
  ['changed', () => lines.with(6, (lines[6] ?? '').replace('Ærø', 'Æro')), [], 'Ændret: linje 7.'],
  ['missing an entry', () => lines.toSpliced(6, 1), [], 'Afkortet: hændelse nr. 6 mangler'],
  ['cut', () => lines.slice(0, 9), [], 'Afkortet: filen er ikke hel ved linje 9'],
  [
    'older than the noted head',
    () => lines,
    ['--head', `13:${'a'.repeat(16)}`],
    'Afkortet: udtrækket går til hændelse nr. 12, men der er noteret nr. 13',
  ],
  ['of another chain', () => lines, ['--head', `9:${'a'.repeat(64)}`], 'Ændret: hændelse nr. 9'],
  ['of another key', () => lines, ['--key', '0123 4567 89ab cdef'], 'en anden nøgles'],
  ['not an export', () => ['{}'], [], 'ikke et udtræk'],
])('an export that is %s is told of in Danish', async (_, build, argv, words) => {
  const { status, out, err } = await run('verify', await fileOf(build()), ...argv);
  expect([status, out]).toEqual([1, []]);
  expect(err.join()).toContain(words);
});

test('a file that is a picture, or nothing at all, is no export', async () => {
  for (const content of [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0a, 0xff), new Uint8Array()]) {
    expect(await run('verify', await fileOf(content))).toMatchObject({ status: 1, out: [] });
  }
});

test('an export that begins later says so', async () => {
  const later = await buildAuditExport(chain.slice(4), station);
  const { status, err } = await run('verify', await fileOf(later));
  expect(status).toBe(0);
  expect(err.join()).toContain('begynder ved nr. 5: de 4 hændelser før er ikke med');
});

test('a file that cannot be read, and wrong words, are no answer about an export', async () => {
  const file = await fileOf(lines);
  for (const argv of [
    ['verify', join(directory, 'findes ikke')],
    ['verify', directory],
    ['verify', file, '--head', '12'],
    ['verify', file, '--head', `12:${'a'.repeat(15)}`],
    ['verify', file, '--key', 'abcd'],
    ['verify', file, 'flere'],
    ['verify'],
    ['læs', file],
    [],
    ['verify', file, '--ukendt'],
  ]) {
    const { status, out, err } = await run(...argv);
    expect([argv, status, out]).toEqual([argv, 2, []]);
    expect(err.join()).not.toBe('');
  }
  expect(await run('--help')).toMatchObject({ status: 0, err: [] });
});

test('a signature of any bytes by a key of any bytes is refused, not tripped over', async () => {
  for (const byte of [0, 1, 0xff]) {
    const signed = {
      publicKey: new Uint8Array(32).fill(byte),
      message: Uint8Array.of(1, 2, 3),
      signature: new Uint8Array(64).fill(byte + 3),
    };
    expect(await auditCrypto.verifySignature(signed)).toBe(false);
  }
});

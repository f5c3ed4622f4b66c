import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bundledLists } from '../application/rule-list/bundled-lists.ts';
import { readPublishedList } from '../application/rule-list/published-list.ts';
import { apiPaths } from '../contract/intake-api.ts';
import { UpdatesResponseSchema, updatesQuery } from '../contract/updates.ts';
import { startTestServer } from '../server/testing/test-server.ts';
import { listVerifier } from '../testing/published-lists.ts';
import { rulesCommand } from './rules.ts';

const ownFile = join(import.meta.dirname, '../../resources/covered-groups/2026-11-23.json');

let directory: string;
let nth = 0;
let data: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'bopael-rules-'));
  vi.stubEnv('DATABASE_URL', undefined);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(() => {
  nth += 1;
  data = join(directory, String(nth));
});

async function ask(...argv: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const output = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const status = await rulesCommand([...argv, '--practice', '--data', data], output);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

/** A file with the program's own list, changed. */
function fileOf(parts: object | string | Buffer): string {
  const name = join(directory, `list-${Math.random()}.json`);
  const text =
    typeof parts === 'string' || Buffer.isBuffer(parts)
      ? parts
      : JSON.stringify({ ...bundledLists[0], ...parts }, undefined, 2);
  writeFileSync(name, text);
  return name;
}

describe('bopael rules', () => {
  it('publishes a list once, and tells it in its order', async () => {
    const first = fileOf({ version: '2027-01', validFrom: '2027-01-01' });
    expect(await ask('publish', first)).toMatchObject({ status: 0, out: '1  2027-01' });
    const again = await ask('publish', first, '--json');
    expect(again.status).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ number: 1, version: '2027-01', already: true });
    const second = fileOf({ version: '2027-02', validFrom: '2027-02-01', validTo: '2027-03-31' });
    expect((await ask('publish', second)).err).toContain('gælder fra 01-02-2027');
    const { out } = await ask('list');
    const lines = out.split('\n');
    expect(lines.length).toBe(bundledLists.length + 2);
    expect(lines[0]).toMatch(/^med programmet {2}2026-11-23 {2}gælder fra 01-02-2016$/);
    expect(lines[1]).toMatch(/^1 {2}2027-01 {2}gælder fra 01-01-2027 {2}udgivet \d{4}-/);
    expect(lines[2]).toMatch(/^2 {2}2027-02 {2}gælder 01-02-2027 til 31-03-2027 {2}udgivet/);
  });

  it('refuses another text under a version that was published, or that comes with the program', async () => {
    expect((await ask('publish', fileOf({ version: '2027-01' }))).status).toBe(0);
    const other = await ask('publish', fileOf({ version: '2027-01', source: 'en anden kilde' }));
    expect(other).toMatchObject({ status: 1, out: '' });
    expect(other.err).toContain('Giv den rettede liste en ny udgave');
    expect((await ask('publish', fileOf({ source: 'en anden kilde' }))).status).toBe(1);
    expect((await ask('publish', ownFile)).status).toBe(0);
    expect((await ask('list', '--json')).out.split('\n').length).toBe(bundledLists.length + 2);
  });

  it.each([
    ['no JSON', 'hej', 'not JSON'],
    ['a list that lacks its groups', { version: '2027-01', groups: [] }, 'groups'],
    ['a list of a later program', { version: '2027-01', regions: [] }, 'regions'],
    ['a list of many faults', { version: '', groups: Array(40).fill({}) }, 'og '],
    ['no text', Buffer.from([0xff, 0xfe, 0x7b]), 'kan ikke læses'],
    ['too much', `{"source":"${'x'.repeat(1_000_000)}"}`, 'for stor'],
  ])('publishes nothing of %s, and says where it is wrong', async (_, parts, told) => {
    const { status, out, err } = await ask('publish', fileOf(parts));
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain(told);
    expect(existsSync(data)).toBe(false);
  });

  it('says what it was not told, or was told too much of', async () => {
    for (const words of [[], ['publish'], ['publish', 'a', 'b'], ['list', 'a'], ['burn', 'a']]) {
      const { status, err } = await ask(...words);
      expect([words, status]).toEqual([words, 2]);
      expect(err).toContain('bopael rules --help');
    }
    expect((await ask('publish', join(directory, 'no-such-file.json'))).status).toBe(1);
    expect((await ask('--help')).out).toContain('publish FIL');
  });

  it('what it has published reaches a station word for word, and bears the server’s signature', async () => {
    const file = fileOf({ version: '2027-01', source: 'Prøve: æøå €' });
    await ask('publish', file);
    const server = await startTestServer({
      database: { kind: 'embedded', directory: data },
      kommuneCode: '0621',
    });
    try {
      const station = await server.newStation();
      const path = apiPaths.updates + updatesQuery({ marks: 0, index: 0, lists: 0 });
      const answer = await station.send({ path });
      const { lists } = UpdatesResponseSchema.parse(await answer.json());
      const [list] = lists;
      if (list === undefined || lists.length !== 1) throw new Error('not one list');
      expect(list.content).toBe(readFileSync(file, 'utf8'));
      const publicKey = new Uint8Array(Buffer.from(station.info.keys.signing, 'base64'));
      const trust = { world: station.info, signingKeys: [publicKey] };
      expect(await readPublishedList(listVerifier, trust, list)).toMatchObject({
        ok: true,
        value: { number: 1, list: { version: '2027-01', source: 'Prøve: æøå €' } },
      });
      const changed = { ...list, content: list.content.replace('Flygtninge', 'flygtninge') };
      expect(await readPublishedList(listVerifier, trust, changed)).toEqual({
        ok: false,
        error: 'not-signed',
      });
    } finally {
      await server.stop();
    }
  });
});

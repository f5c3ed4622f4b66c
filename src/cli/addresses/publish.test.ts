import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNodeRegisterSession } from '../../addresses/node/index.ts';
import { RegisterOfferSchema, registerFileQuery, registerQuery } from '../../contract/address-register.ts';
import { apiPaths } from '../../contract/intake-api.ts';
import { startTestServer } from '../../server/testing/test-server.ts';
import { addressesCommand } from './addresses.ts';

let directory: string;
let nth = 0;
let data: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'bopael-publish-'));
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
  const [verb = '', ...rest] = argv;
  const place = verb.startsWith('publish') || verb === 'export' ? ['--practice', '--data', data] : [];
  const status = await addressesCommand([verb, ...rest, ...place], output);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

const header = 'id;kommunekode;vejkode;vejnavn;husnr;etage;dør;postnr;postnrnavn';
const idOf = (number: number): string => `7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A file with these house numbers of one road. */
function fileOf(date: string, numbers: readonly number[], practice = 'nej'): string {
  const path = join(directory, `${nth}-${date}-${numbers.length}.csv`);
  const rows = numbers.map((number) => `${idOf(number)};0621;7001;Prøvestien;${number};;;6000;Kolding`);
  const about = ['# bopael-register: 1', '# navn: Prøve', `# dato: ${date}`, `# øvelse: ${practice}`];
  writeFileSync(path, [...about, header, ...rows].join('\n'));
  return path;
}

const many = Array.from({ length: 500 }, (_, place) => place + 1);

describe('bopael addresses publish', () => {
  it('gives the stations a register, and later what changed', async () => {
    const first = await ask('publish', fileOf('2026-11-01', many), '--json');
    expect(first).toMatchObject({ status: 0 });
    const { sha256: earlier, bytes } = JSON.parse(first.out) as { sha256: string; bytes: number };
    const next = await ask('publish', fileOf('2026-11-08', [...many, 501]), '--json');
    const told = JSON.parse(next.out) as { sha256: string; changes: number };
    expect(told).toMatchObject({ number: 2, already: false });
    expect(told.changes).toBeLessThan(bytes / 2);
    expect((await ask('published')).out.split('\n')).toHaveLength(2);

    const server = await startTestServer({
      database: { kind: 'embedded', directory: data },
      kommuneCode: '0621',
      kommuneName: 'Kolding',
    });
    try {
      const station = await server.newStation();
      const answer = await station.send({ path: apiPaths.registers + registerQuery(earlier) });
      const { newest, changes = [] } = RegisterOfferSchema.parse(await answer.json());
      expect(newest?.sha256).toBe(told.sha256);
      const fetchFile = async (sha256 = ''): Promise<Buffer> => {
        const response = await station.send({ path: apiPaths.registerFiles + registerFileQuery(sha256) });
        return Buffer.from(await response.arrayBuffer());
      };
      const session = createNodeRegisterSession();
      const total = await session.load([
        { name: 'total', bytes: new Uint8Array(await fetchFile(newest?.file.sha256)) },
      ]);
      expect(total).toMatchObject({ ok: true, value: { info: { addresses: 501, date: '2026-11-08' } } });
      expect(changes.map(({ size }) => size)).toEqual([told.changes]);
      const unpacked = gunzipSync(await fetchFile(changes[0]?.sha256));
      expect(unpacked.subarray(0, 8).toString()).toBe('BOPAELRF');
    } finally {
      await server.stop();
    }
  });

  it('keeps as closed what the new files tell no more, so that changes lead to the very total', async () => {
    await ask('publish', fileOf('2026-11-01', many));
    const next = await ask('publish', fileOf('2026-11-08', many.slice(1)), '--json');
    expect(next.status).toBe(0);
    const { sha256 } = JSON.parse(next.out) as { sha256: string };
    const out = join(directory, `${nth}.bopadr`);
    expect(await ask('export', '--out', out)).toMatchObject({ status: 0 });
    const info = await ask('info', out, '--json');
    for (const told of ['"addresses":499', '"closed":1', sha256]) expect(info.out).toContain(told);
    // The same files again are no news.
    expect(
      JSON.parse((await ask('publish', fileOf('2026-11-08', many.slice(1)), '--json')).out),
    ).toMatchObject({
      number: 2,
      already: true,
    });
  });

  it('a register of other ground takes nothing over from the one before', async () => {
    await ask('publish', fileOf('2026-11-01', many));
    const other = join(directory, `${nth}-other.csv`);
    const rows = many.map((number) => `${idOf(9000 + number)};0630;7001;Andenvej;${number};;;7100;Vejle`);
    writeFileSync(other, ['# dato: 2026-11-02', header, ...rows].join('\n'));
    const told = JSON.parse((await ask('publish', other, '--json')).out) as object;
    expect(told).toMatchObject({ number: 2 });
    expect(told).not.toHaveProperty('changes');
    const out = join(directory, `${nth}.bopadr`);
    await ask('export', '--out', out);
    expect((await ask('info', out, '--json')).out).toContain('"closed":0');
  });

  it('refuses what is older, damaged, unreadable, or no register, and changes nothing', async () => {
    await ask('publish', fileOf('2026-11-08', many));
    const out = join(directory, `${nth}.bopadr`);
    await ask('export', '--out', out);
    const spoilt = readFileSync(out);
    spoilt[spoilt.length - 1000] = (spoilt[spoilt.length - 1000] ?? 0) ^ 1;
    const damaged = join(directory, `${nth}.damaged`);
    writeFileSync(damaged, spoilt);
    const cut = join(directory, `${nth}.cut.gz`);
    writeFileSync(cut, gzipSync(readFileSync(out)).subarray(0, -100));
    const letter = join(directory, `${nth}.txt`);
    writeFileSync(letter, 'Kære borger');
    expect((await ask('publish', fileOf('2026-10-01', [1]))).err).toContain('ældre (2026-10-01)');
    expect((await ask('publish', damaged)).err).toContain('beskadiget');
    expect((await ask('publish', cut)).err).toContain('beskadiget');
    expect((await ask('publish', letter)).err).toContain('ikke et adresseregister');
    expect((await ask('publish', join(directory, 'none'))).err).toContain('kan ikke læses');
    expect((await ask('published')).out.split('\n')).toHaveLength(1);
    expect(await ask('publish')).toMatchObject({ status: 2 });
    expect(await ask('export')).toMatchObject({ status: 2 });
  });

  it('writes nothing for a stick before there is something', async () => {
    expect((await ask('export', '--out', join(directory, 'x'))).err).toContain('intet adresseregister');
  });

  it('a register of made-up places never reaches production', async () => {
    const err: string[] = [];
    const argv = ['publish', fileOf('2026-11-01', [1], 'ja'), '--kommune', '0621', '--data', data];
    const status = await addressesCommand(argv, { out: () => undefined, err: (line) => void err.push(line) });
    expect({ status, err }).toMatchObject({
      status: 1,
      err: [expect.stringContaining('opdigtede') as string],
    });
  });

  it('a stick has the very bytes that the hash names', async () => {
    const published = await ask('publish', fileOf('2026-11-01', many), '--json');
    const out = join(directory, `${nth}.bopadr`);
    await ask('export', '--out', out);
    const bytes = readFileSync(out);
    const content = bytes.subarray(0, bytes.lastIndexOf('BOPAELSG'));
    const { sha256 } = JSON.parse(published.out) as { sha256: string };
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiPaths } from '../contract/intake-api.ts';
import { parseEnrolmentCode } from '../domain/enrolment-code.ts';
import { practiceCpr, practiceRecord } from '../server/testing/practice-registrations.ts';
import { readProblem, startTestServer, type TestServer } from '../server/testing/test-server.ts';
import { enrolTestStation, makeTestMachine, stationOf } from '../server/testing/test-station.ts';
import { stationsCommand } from './stations.ts';

let directory: string;
let nth = 0;
let data: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'bopael-stations-'));
  vi.stubEnv('DATABASE_URL', undefined);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true, force: true });
});
let server: TestServer | undefined;
beforeEach(() => {
  nth += 1;
  data = join(directory, String(nth));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function ask(...argv: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const output = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const status = await stationsCommand([...argv, '--practice', '--data', data], output);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

async function add(name: string, office: string) {
  const { status, out } = await ask('add', name, '--office', office, '--json');
  expect(status).toBe(0);
  return JSON.parse(out) as { code: string; stationId: string; stationName: string; office: string };
}

/** The server on these data, until the next errand. */
async function withServer<Value>(work: (running: TestServer) => Promise<Value>): Promise<Value> {
  server = await startTestServer({ database: { kind: 'embedded', directory: data }, kommuneCode: '0621' });
  const value = await work(server);
  await server.stop();
  server = undefined;
  return value;
}

describe('bopael stations', () => {
  it('adds a station and tells its code once, in a form that can be read aloud', async () => {
    const { status, out, err } = await ask('add', 'Skranke Å', '--office', 'Borgerservice Nord');
    expect(status).toBe(0);
    expect(out).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    expect(parseEnrolmentCode(out).ok).toBe(true);
    expect(err).toContain('»Skranke Å«');
    const listed = await ask('list');
    expect(listed.out).toMatch(
      /kode til \d{4}-\d\d-\d\d {2}set aldrig {2}nøgle ingen {2}Skranke Å, Borgerservice Nord$/,
    );
    expect(listed.out).not.toContain(out);
  });

  it('adds a kiosk, whose code is no counter station’s', async () => {
    const { status, out, err } = await ask('add', 'Kiosk 1', '--office', 'Nord', '--kiosk', '--json');
    expect(status).toBe(0);
    const { code, role } = JSON.parse(out) as { code: string; role: string };
    expect([role, err]).toEqual(['kiosk', '']);
    expect((await ask('list')).out).toMatch(/ {2}Kiosk 1, Nord {2}kiosk$/);
    await withServer(async ({ url }) => {
      await expect(enrolTestStation(url, code)).rejects.toThrow('code-refused');
      const kiosk = await enrolTestStation(url, code, makeTestMachine(), 'kiosk');
      expect(kiosk.info.role).toBe('kiosk');
    });
  });

  it('lets a station in with its code until its access is closed, and again with a new one', async () => {
    const { code, stationId } = await add('Skranke 1', 'Nord');
    const first = await withServer(({ url }) => enrolTestStation(url, code));
    expect((await ask('list')).out).toMatch(new RegExp(`^${stationId} {2}åben {2}`));
    expect((await ask('revoke', stationId)).status).toBe(0);
    expect((await ask('revoke', stationId)).status).toBe(1);
    expect((await ask('list')).out).toMatch(new RegExp(`^${stationId} {2}lukket {2}`));
    const askAsFirst = () =>
      withServer(({ url }) =>
        stationOf(url, first.machine, first.info).send({ path: apiPaths.station }).then(readProblem),
      );
    expect(await askAsFirst()).toEqual({ status: 403, problem: 'station-revoked' });

    const again = await ask('code', stationId.toUpperCase());
    expect(again.status).toBe(0);
    const second = await withServer(({ url }) => enrolTestStation(url, again.out));
    expect(second.info).toMatchObject({ stationId, stationName: 'Skranke 1', office: 'Nord' });
    expect((await ask('list')).out).toMatch(/ {2}åben {2}/);
    // The first machine’s keys are retired: to the server it is nobody.
    expect(await askAsFirst()).toEqual({ status: 401, problem: 'not-signed-in' });
  });

  it('shows the last head of each station’s audit trail, as it is compared with an export', async () => {
    const { code, stationId } = await add('Skranke Å', 'Nord');
    await add('Skranke Ø', 'Nord');
    const publicKey = `${'A'.repeat(43)}=`;
    await withServer(async ({ url }) => {
      const station = await enrolTestStation(url, code);
      for (const [place, seq] of [4, 7, 5].entries()) {
        const auditHead = { seq, mac: String(place).repeat(64), publicKey };
        await station.handOver([practiceRecord({ cpr: practiceCpr(place * 2) })], auditHead);
      }
    });
    const shown = await ask('audit-heads');
    expect(shown.status).toBe(0);
    // SHA-256 of 32 zero bytes begins so.
    expect(shown.out).toContain(`7:${'1'.repeat(64)}  nøgle 6668 7aad f862 bd77  modtaget `);
    expect(shown.out).toMatch(/Z {2}afvigelser: 1 {2}Skranke Å\nintet hoved {2}Skranke Ø$/);
    const json = await ask('audit-heads', '--json');
    expect(JSON.parse(json.out.split('\n')[0] ?? '')).toMatchObject({
      stationId,
      stationName: 'Skranke Å',
      head: { seq: 7, mac: '1'.repeat(64), publicKey },
      fingerprint: '66687aadf862bd77',
      faults: 1,
    });
  });

  it('says in Danish what it was not told, and does nothing', async () => {
    const id = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
    for (const [argv, words] of [
      [[], 'add, list, code, revoke'],
      [['add'], 'navn'],
      [['add', ' ', '--office', 'Nord'], 'navn'],
      [['add', 'x'.repeat(61), '--office', 'Nord'], 'navn'],
      [['add', 'Skranke 1'], '--office'],
      [['add', 'Skranke', '1', '--office', 'Nord'], 'anførselstegn'],
      [['code'], 'id'],
      [['revoke', 'Skranke 1'], 'id'],
      [['revoke', id, '--office', 'Nord'], 'oprettes'],
      [['list', 'alle'], 'alle'],
      [['list', '--kiosk'], 'kiosk'],
      [['slet', '--json'], 'slet'],
      [['list', '--production'], 'Vælg enten'],
    ] as const) {
      const { status, out, err } = await ask(...argv);
      expect([argv, status, out]).toEqual([argv, 2, '']);
      expect(err).toContain(words);
    }
    expect((await ask('list', '--unknown')).err).toContain('Brug: bopael stations');
    expect((await ask('--help')).out).toContain('syv dage');
    expect((await ask('list')).out).toBe('');
    for (const errand of ['code', 'revoke']) {
      const { status, err } = await ask(errand, id);
      expect([status, err]).toEqual([1, expect.stringContaining('ingen station')]);
    }
  });

  it('keeps away from data that a server uses', async () => {
    await withServer(async () => {
      const { status, err } = await ask('list');
      expect([status, err]).toEqual([1, expect.stringContaining('i brug')]);
    });
  });
});

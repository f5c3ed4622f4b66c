import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { officePaths } from '../contract/office-api.ts';
import type { DatabasePlace } from '../server/index.ts';
import {
  findPostgresPrograms,
  type PrivatePostgres,
  startPrivatePostgres,
} from '../server/testing/private-postgres.ts';
import { openBrowser } from '../server/testing/test-office.ts';
import { startTestServer, type TestServer } from '../server/testing/test-server.ts';
import type { AskHidden } from './ask-hidden.ts';
import { officeCommand } from './office.ts';

let directory: string;
let postgres: PrivatePostgres | undefined;
let place: DatabasePlace;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'bopael-office-'));
  // Each errand opens the database anew, which the embedded one takes seconds for.
  postgres = findPostgresPrograms() === undefined ? undefined : await startPrivatePostgres();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await postgres?.stop();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  const url = await postgres?.createDatabase();
  vi.stubEnv('DATABASE_URL', url);
  place =
    url === undefined
      ? { kind: 'embedded', directory: mkdtempSync(join(directory, 'data-')) }
      : { kind: 'postgresql', url };
});

async function ask(argv: readonly string[], answers: readonly (string | undefined)[] = []) {
  const [out, err]: [string[], string[]] = [[], []];
  const output = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const left = [...answers];
  const hidden: AskHidden = async () => left.shift();
  const data = place.kind === 'embedded' ? ['--data', place.directory] : [];
  const status = await officeCommand([...argv, '--practice', ...data], output, hidden);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

/** The server on these data, until the next errand. */
async function withServer<Value>(work: (running: TestServer) => Promise<Value>): Promise<Value> {
  const server = await startTestServer({
    database: place,
    kommuneCode: '0621',
  });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

const signIn = (url: string, initials: string, password: string): Promise<Response> =>
  openBrowser(url).send('POST', officePaths.session, { initials, password });

describe('bopael office', () => {
  it('gives a person access with a password that is told once and must be changed', async () => {
    const added = await ask(['add-user', 'øa', 'Øvende Åse', '--role', 'cpr-clerk']);
    expect(added.status).toBe(0);
    expect(added.out).toMatch(/^[2-9a-z]{4}(-[2-9a-z]{4}){3}$/);
    expect(added.err).toContain('kun denne ene gang');
    const session = await withServer(async ({ url }) => (await signIn(url, 'ØA', added.out)).json());
    expect(session).toMatchObject({ initials: 'ØA', role: 'cpr-clerk', mustChangePassword: true });
    const listed = await ask(['list']);
    expect(listed.out).toMatch(/^ØA {8}cpr-clerk {2}åben {4}logget ind 20\S+ {2}Øvende Åse$/);
    expect(listed.out).not.toContain(added.out);
    expect((await ask(['add-user', 'ØA', 'En Anden', '--role', 'it'])).status).toBe(1);
  });

  it('asks for a password on the terminal, twice, and takes no weak one', async () => {
    const add = (...answers: readonly (string | undefined)[]) =>
      ask(['add-user', 'BO', 'Øvende Bo', '--role', 'leader', '--ask-password'], answers);
    for (const answers of [
      ['kort'],
      ['smedjen-i-solskin', 'smedjen-i-solskim'],
      [undefined],
      ['øvende bo bo'],
    ]) {
      expect(await add(...answers)).toMatchObject({ status: 1, out: '' });
    }
    expect(await add('smedjen-i-solskin', 'smedjen-i-solskin')).toMatchObject({ status: 0, out: '' });
    const session = await withServer(async ({ url }) =>
      (await signIn(url, 'BO', 'smedjen-i-solskin')).json(),
    );
    expect(session).toMatchObject({ role: 'leader', mustChangePassword: false });
  });

  it('gives a new password, and closes an access for good', async () => {
    const first = JSON.parse((await ask(['add-user', 'CC', 'Øvende C', '--role', 'it', '--json'])).out) as {
      password: string;
    };
    const second = await ask(['reset', 'cc']);
    expect(second.status).toBe(0);
    await withServer(async ({ url }) => {
      expect((await signIn(url, 'CC', first.password)).status).toBe(401);
      expect((await signIn(url, 'CC', second.out)).status).toBe(200);
    });
    expect((await ask(['close', 'CC'])).status).toBe(0);
    expect((await ask(['close', 'CC'])).status).toBe(1);
    expect((await ask(['reset', 'CC'])).status).toBe(1);
    expect((await ask(['list'])).out).toContain('lukket');
    await withServer(async ({ url }) => expect((await signIn(url, 'CC', second.out)).status).toBe(401));
  });

  it('says what is wrong with what was typed', async () => {
    for (const argv of [
      [],
      ['add-user'],
      ['add-user', 'X', 'Navn', '--role', 'it'],
      ['add-user', 'XX', '', '--role', 'it'],
      ['add-user', 'XX', 'Navn'],
      ['add-user', 'XX', 'Navn', '--role', 'chef'],
      ['add-user', 'XX', 'Navn', 'Efternavn', '--role', 'it'],
      ['list', 'XX'],
      ['reset'],
      ['reset', 'XX', '--role', 'it'],
      ['opret', 'XX'],
      ['verify-audit'],
      ['verify-audit', join(directory, 'findes-ikke')],
    ]) {
      const { status, out, err } = await ask(argv);
      expect([argv, status, out]).toEqual([argv, 2, '']);
      expect(err).not.toBe('');
    }
  });

  it('checks the trail, and an export of it without any database', async () => {
    await ask(
      ['add-user', 'LED', 'Øvende Leder', '--role', 'leader', '--ask-password'],
      ['smedjen-i-solskin', 'smedjen-i-solskin'],
    );
    const text = await withServer(async ({ url }) => {
      const browser = openBrowser(url);
      await browser.post(officePaths.session, { initials: 'LED', password: 'smedjen-i-solskin' });
      return await (await browser.send('GET', officePaths.auditExport)).text();
    });
    const checked = await ask(['check-audit']);
    expect(checked).toMatchObject({ status: 0, err: '' });
    const head = /Hoved: (\d+:[0-9a-f]{64})$/.exec(checked.out)?.[1] ?? '';
    const file = join(directory, 'udtræk.jsonl');
    writeFileSync(file, text);
    expect(await ask(['verify-audit', file])).toMatchObject({ status: 0 });
    expect((await ask(['verify-audit', file, '--head', head])).status).toBe(0);
    const lines = text.trimEnd().split('\n');
    const write = (changed: readonly string[]) => writeFileSync(file, `${changed.join('\n')}\n`);
    for (const damaged of [
      lines.with(1, (lines[1] ?? '').replace('LED', 'LOD')),
      lines.toSpliced(1, 1),
      lines.toReversed(),
      lines.toSpliced(1, 0, 'ikke JSON'),
    ]) {
      write(damaged);
      expect((await ask(['verify-audit', file])).status).toBe(1);
    }
    write(lines.slice(0, -1));
    expect((await ask(['verify-audit', file])).status).toBe(0);
    expect((await ask(['verify-audit', file, '--head', head])).status).toBe(1);
    expect(readFileSync(file, 'utf8')).not.toContain('smedjen');
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiPaths } from '../contract/intake-api.ts';
import { practiceCpr, practiceRecord } from '../server/testing/practice-registrations.ts';
import {
  findPostgresPrograms,
  type PrivatePostgres,
  startPrivatePostgres,
} from '../server/testing/private-postgres.ts';
import { handOverAt, postHandOver } from '../server/testing/test-server.ts';

// Inside the repository, so that the program finds its packages.
const built = fileURLToPath(new URL(`../../out/test-serve-${process.pid}`, import.meta.url));

interface Program {
  readonly child: ChildProcess;
  /** Resolves with the first line on standard output that fits. */
  line(pattern: RegExp): Promise<string>;
  readonly ended: Promise<number | null>;
  readonly out: () => string;
  readonly err: () => string;
}

const running = new Set<Program>();

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Program {
  const call = `
    const { serveCommand } = await import(${JSON.stringify(pathToFileURL(join(built, 'serve.js')).href)});
    const output = { out: (l) => process.stdout.write(l + '\\n'), err: (l) => process.stderr.write(l + '\\n') };
    process.exitCode = await serveCommand(process.argv.slice(1), output);`;
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--input-type=module', '-e', call, '--', ...args], {
    env: { ...inherited, ...environment },
  });
  let out = '';
  let err = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const program: Program = {
    child,
    ended,
    out: () => out,
    err: () => err,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = out.split('\n').find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
        };
        listeners.add(look);
        void ended.then((code) => reject(new Error(`ended with ${code}: ${err}`)));
        look();
      }),
  };
  running.add(program);
  void ended.then(() => running.delete(program));
  return program;
}

async function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const program = run(['--practice', '--port', '0', '--json', ...args], environment);
  const ready = JSON.parse(await program.line(/^\{"url"/)) as { url: string; database: string };
  return { ...program, url: ready.url, database: ready.database };
}

async function kill(program: Program): Promise<void> {
  program.child.kill('SIGKILL');
  await program.ended;
}

async function addStation(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const program = run(['--practice', '--add-station', 'Skranke Å', '--json', ...args], environment);
  expect(await program.ended).toBe(0);
  return JSON.parse(program.out()) as { token: string; stationId: string; stationName: string };
}

describe('bopael serve', () => {
  let directory: string;
  let data: readonly string[];

  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      root: fileURLToPath(new URL('.', import.meta.url)),
      publicDir: false,
      build: { ssr: 'serve.ts', target: 'node20', outDir: built, emptyOutDir: true, minify: false },
    });
    directory = mkdtempSync(join(tmpdir(), 'bopael-serve-'));
    data = ['--data', join(directory, 'practice')];
  });
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
    rmSync(built, { recursive: true, force: true });
  });
  afterEach(async () => {
    await Promise.all([...running].map(kill));
  });

  describe('used wrongly', () => {
    const refused = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
      const program = run(args, environment);
      expect([args, await program.ended, program.out()]).toEqual([args, 2, '']);
      return program.err();
    };

    it('asks for a kommune in production: practice is never taken for granted', async () => {
      expect(await refused([])).toContain('--kommune');
      expect(await refused(['--production'])).toContain('--kommune');
      expect(await refused(['--kommune', '9999'])).toContain('9999');
    });

    it('explains itself in Danish', async () => {
      expect(await refused(['--no-such-option'])).toContain('Brug: bopael serve');
      expect(await refused(['--practice', 'one', 'two'])).toContain('Brug: bopael serve');
      expect(await refused(['--practice', '--production'])).toContain('Vælg enten');
      expect(await refused(['--practice', '--port', '65536'])).toContain('portnummer');
      const both = await refused(['--practice', ...data], { DATABASE_URL: 'postgresql://x' });
      expect(both).toContain('DATABASE_URL');
      expect(await refused(['--practice', ...data, '--add-station', ' '])).toContain('navn');
    });
  });

  it('makes a station, tells its token once, and lets it in until its access is closed', async () => {
    const { token, stationId } = await addStation(data);
    const listed = run(['--practice', ...data, '--list-stations']);
    expect(await listed.ended).toBe(0);
    expect(listed.out()).toContain(`${stationId}  åben  set aldrig  Skranke Å\n`);
    expect(listed.out()).not.toContain(token);

    const revoked = run(['--practice', ...data, '--revoke-station', stationId]);
    expect(await revoked.ended).toBe(0);
    const again = run(['--practice', ...data, '--revoke-station', stationId]);
    expect(await again.ended).toBe(1);

    const server = await start(data);
    const answer = await postHandOver(server.url, token, '{}');
    expect([answer.status, await answer.json()]).toMatchObject([401, { problem: 'station-revoked' }]);
  });

  it('shows the last head of each station’s audit trail, as it is compared with an export', async () => {
    const own = ['--data', join(directory, 'heads')];
    const { token, stationId } = await addStation(own);
    const publicKey = `${'A'.repeat(43)}=`;
    const server = await start(own);
    for (const [place, seq] of [4, 7, 5].entries()) {
      const auditHead = { seq, mac: String(place).repeat(64), publicKey };
      await handOverAt(server.url, token, [practiceRecord({ cpr: practiceCpr(place * 2) })], auditHead);
    }
    server.child.kill('SIGTERM');
    await server.ended;
    await addStation(own);

    const shown = run(['--practice', ...own, '--audit-heads']);
    expect(await shown.ended).toBe(0);
    // SHA-256 of 32 zero bytes begins so.
    const told = `7:${'1'.repeat(64)}  nøgle 6668 7aad f862 bd77  modtaget `;
    expect(shown.out()).toContain(told);
    expect(shown.out()).toMatch(/Z {2}afvigelser: 1 {2}Skranke Å\nintet hoved {2}Skranke Å\n$/);

    const json = run(['--practice', ...own, '--audit-heads', '--json']);
    expect(await json.ended).toBe(0);
    expect(JSON.parse(json.out().split('\n')[0] ?? '')).toMatchObject({
      stationId,
      stationName: 'Skranke Å',
      head: { seq: 7, mac: '1'.repeat(64), publicKey },
      fingerprint: '66687aadf862bd77',
      faults: 1,
    });
  });

  it('stops in good order when it is told to, and gives the data directory free', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const server = await start(data);
      server.child.kill(signal);
      expect(await server.ended).toBe(0);
    }
    await addStation(data);
  });

  it('keeps out of a data directory that another server uses', async () => {
    const first = await start(data);
    const second = run(['--practice', '--port', '0', ...data]);
    expect(await second.ended).toBe(1);
    expect(second.err()).toContain(`proces ${first.child.pid}`);
    expect((await fetch(first.url + apiPaths.health)).status).toBe(200);
  });

  it('says that the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const program = run(['--practice', '--port', port, ...data]);
    expect(await program.ended).toBe(1);
    expect(program.err()).toContain(`Port ${port}`);
    await new Promise((resolve) => other.close(resolve));
  });

  it('says that the database cannot be reached, and not with which password it tried', async () => {
    const url = 'postgresql://bopael:hemmeligt@127.0.0.1:1/bopael';
    const program = run(['--practice', '--port', '0'], { DATABASE_URL: url });
    expect(await program.ended).toBe(1);
    expect(program.err()).toContain('databasen');
    expect(program.err()).not.toContain('hemmeligt');
  });

  it('warns where the embedded database carries production', async () => {
    const program = run([
      '--kommune',
      '0851',
      '--port',
      '0',
      '--json',
      '--data',
      join(directory, 'production'),
    ]);
    await program.line(/"audience":"production"/);
    await expect.poll(program.err).toContain('Advarsel');
  });

  it('has every acknowledged record after it was killed at any moment', async () => {
    const { token } = await addStation(data);
    const acknowledged = new Map<string, string>();
    const records = Array.from({ length: 80 }, (_, place) => practiceRecord({ cpr: practiceCpr(place * 2) }));
    for (let round = 0; round < 4; round += 1) {
      const server = await start(data);
      const own = records.slice(round * 20, round * 20 + 20);
      let answers = 0;
      const sending = own.map(async (record) => {
        const [result] = await handOverAt(server.url, token, [record]);
        if (result?.outcome === 'acknowledged') acknowledged.set(record.id, JSON.stringify(result.receipt));
        answers += 1;
        // Killed in the midst of the others, a little later each round.
        if (answers === 1 + round * 5) server.child.kill('SIGKILL');
      });
      await Promise.allSettled(sending);
      await kill(server);
    }
    expect(acknowledged.size).toBeGreaterThan(0);

    const server = await start(data);
    const results = await handOverAt(server.url, token, records);
    for (const result of results) {
      if (result.outcome !== 'acknowledged') throw new Error(result.outcome);
      const before = acknowledged.get(result.id);
      if (before !== undefined)
        expect([result.replayed, JSON.stringify(result.receipt)]).toEqual([true, before]);
    }
    expect(new Set(results.map((result) => result.id)).size).toBe(80);
  });

  describe.runIf(findPostgresPrograms() !== undefined)(
    'on PostgreSQL [skipped where it is not installed]',
    () => {
      let postgres: PrivatePostgres;
      let environment: { DATABASE_URL: string };
      let observer: pg.Client;
      beforeAll(async () => {
        postgres = await startPrivatePostgres();
      });
      afterAll(async () => {
        await postgres.stop();
      });
      beforeEach(async () => {
        environment = { DATABASE_URL: await postgres.createDatabase() };
        observer = new pg.Client({ connectionString: environment.DATABASE_URL });
        await observer.connect();
      });
      afterEach(async () => {
        await observer.end();
      });
      const countRecords = async () =>
        Number((await observer.query('select count(*) n from records')).rows[0].n);

      const countWaiting = async (): Promise<number> => {
        const { rows } = await observer.query(
          `select count(*) n from pg_locks where locktype = 'advisory' and not granted`,
        );
        return Number(rows[0].n);
      };

      it('gives the stored answer after it was killed between the commit and the answer', async () => {
        const { token } = await addStation([], environment);
        const record = practiceRecord({ cpr: practiceCpr(0) });
        const body = JSON.stringify({ audience: 'practice', records: [record] });
        const first = await start([], environment);
        expect(first.database).toBe('postgresql');
        // The commit waits until the server's process stands still: it cannot read that it is done.
        await observer.query(`create function wait_at_commit() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock(1, 1); return null; end $$`);
        await observer.query(`create constraint trigger wait_at_commit after insert on records
        deferrable initially deferred for each row execute function wait_at_commit()`);
        await observer.query('begin');
        await observer.query('select pg_advisory_xact_lock(1, 1)');
        const cut = expect(postHandOver(first.url, token, body)).rejects.toThrow();
        await expect.poll(countWaiting).toBe(1);
        first.child.kill('SIGSTOP');
        await observer.query('commit');
        await expect.poll(countRecords).toBe(1);
        await kill(first);
        await cut;

        const second = await start([], environment);
        const [result] = await handOverAt(second.url, token, [record]);
        expect(result).toMatchObject({ outcome: 'acknowledged', replayed: true });
        expect(await countRecords()).toBe(1);
      });

      it('has nothing of a hand-over that it was killed in the midst of, and takes it the next time', async () => {
        const { token } = await addStation([], environment);
        const records = [0, 2, 4].map((place) => practiceRecord({ cpr: practiceCpr(place) }));
        const first = await start([], environment);
        await observer.query('begin');
        await observer.query('select pg_advisory_xact_lock(4780, 2)');
        const cut = handOverAt(first.url, token, records);
        const refused = expect(cut).rejects.toThrow();
        await expect.poll(countWaiting).toBe(1);
        await kill(first);
        await refused;
        await observer.query('commit');
        await expect.poll(countWaiting).toBe(0);
        expect(await countRecords()).toBe(0);

        const second = await start([], environment);
        const results = await handOverAt(second.url, token, records);
        expect(results).toMatchObject(
          records.map(({ id }) => ({ id, outcome: 'acknowledged', replayed: false })),
        );
        expect(await countRecords()).toBe(3);
      });
    },
  );
});

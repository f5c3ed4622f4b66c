import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get as httpsGet } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiPaths } from '../contract/intake-api.ts';
import { type DatabasePlace, openStations } from '../server/index.ts';
import { practiceCpr, practiceRecord } from '../server/testing/practice-registrations.ts';
import {
  findPostgresPrograms,
  type PrivatePostgres,
  startPrivatePostgres,
} from '../server/testing/private-postgres.ts';
import { enrolTestStation, stationOf, type TestStation } from '../server/testing/test-station.ts';
import { makeTestCertificate } from '../testing/test-certificate.ts';

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

/** IT's errand, in between. */
async function addStation(database: DatabasePlace): Promise<string> {
  const opened = await openStations({ database, audience: 'practice', kommuneCode: '0621' });
  if (!opened.ok) throw new Error(opened.error.kind);
  const { code } = await opened.value.stations.add('Skranke Å', 'Borgerservice');
  await opened.value.close();
  return code;
}

/** The same machine, at another address. */
const movedTo = (url: string, { machine, info, takeNumber }: TestStation): TestStation =>
  stationOf(url, machine, info, takeNumber());

describe('bopael serve', () => {
  let directory: string;
  let data: readonly string[];
  let place: DatabasePlace;

  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      root: fileURLToPath(new URL('.', import.meta.url)),
      publicDir: false,
      build: { ssr: 'serve.ts', target: 'node20', outDir: built, emptyOutDir: true, minify: false },
    });
    directory = mkdtempSync(join(tmpdir(), 'bopael-serve-'));
    place = { kind: 'embedded', directory: join(directory, 'practice') };
    data = ['--data', place.directory];
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
      expect(await refused(['--practice', '--metrics-port', 'x'])).toContain('portnummer');
      expect(await refused(['--practice', '--leave-seconds', '-1'])).toContain('Brug: bopael serve');
    });
  });

  describe('on a network', () => {
    const started = (program: Program) =>
      program.line(/^\{"url"/).then((line) => JSON.parse(line) as { url: string });

    it('listens in the clear to this machine alone, unless a proxy ends TLS in front of it', async () => {
      const open = ['--practice', ...data, '--port', '0', '--host', '0.0.0.0'];
      const program = run(open);
      expect([await program.ended, program.out()]).toEqual([2, '']);
      expect(program.err()).toMatch(/0\.0\.0\.0 .*--tls-cert.*--tls-proxy/s);
      const behind = run([...open, '--tls-proxy', '--json']);
      expect((await started(behind)).url).toMatch(/^http:/);
    });

    it('speaks TLS with the certificate that it is given', async () => {
      const authority = await makeTestCertificate({ name: 'Kommunens CA', authority: true });
      const own = await makeTestCertificate({ name: 'indtag', by: authority, hosts: ['127.0.0.1'] });
      const [certificate, key] = [join(directory, 'tls.pem'), join(directory, 'tls.key')];
      writeFileSync(certificate, own.certificate);
      writeFileSync(key, own.key);
      const tls = ['--tls-cert', certificate, '--tls-key', key];
      const program = run(['--practice', ...data, '--port', '0', '--host', '0.0.0.0', '--json', ...tls]);
      const { url } = await started(program);
      expect(url).toMatch(/^https:\/\/127\.0\.0\.1:/);
      const ask = (ca: string) =>
        new Promise<number | undefined>((resolve, reject) => {
          httpsGet(url + apiPaths.health, { ca }, (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          }).on('error', reject);
        });
      expect(await ask(authority.certificate)).toBe(200);
      const stranger = await makeTestCertificate({ name: 'Kommunens CA', authority: true });
      await expect(ask(stranger.certificate)).rejects.toThrow();
      await expect(fetch(url.replace('https', 'http') + apiPaths.health)).rejects.toThrow();
    });

    it('says what is wrong with a certificate, and opens nothing', async () => {
      const [one, other] = [
        await makeTestCertificate({ name: 'a' }),
        await makeTestCertificate({ name: 'b' }),
      ];
      const [certificate, key] = [join(directory, 'a.pem'), join(directory, 'b.key')];
      writeFileSync(certificate, one.certificate);
      writeFileSync(key, other.key);
      const ask = async (...tls: readonly string[]) => {
        const program = run(['--practice', ...data, '--port', '0', ...tls]);
        return [await program.ended, program.err()];
      };
      expect(await ask('--tls-cert', certificate)).toEqual([2, expect.stringContaining('hører sammen')]);
      const missing = await ask('--tls-cert', certificate, '--tls-key', join(directory, 'none.key'));
      expect(missing).toEqual([2, expect.stringMatching(/none\.key \(ENOENT\)/)]);
      expect(await ask('--tls-cert', certificate, '--tls-key', key)).toEqual([
        1,
        expect.stringContaining('kan ikke bruges sammen'),
      ]);
    });
  });

  it('stops in good order when it is told to, and gives the data directory free', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const server = await start(data);
      server.child.kill(signal);
      expect(await server.ended).toBe(0);
    }
    await addStation(place);
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
    const code = await addStation(place);
    let station: TestStation | undefined;
    /** The same machine, wherever the server listens now. */
    const stationAt = async (url: string): Promise<TestStation> => {
      station = station === undefined ? await enrolTestStation(url, code) : movedTo(url, station);
      return station;
    };
    const acknowledged = new Map<string, string>();
    const records = Array.from({ length: 80 }, (_, place) => practiceRecord({ cpr: practiceCpr(place * 2) }));
    for (let round = 0; round < 4; round += 1) {
      const server = await start(data);
      const here = await stationAt(server.url);
      const own = records.slice(round * 20, round * 20 + 20);
      let answers = 0;
      const sending = own.map(async (record) => {
        const [result] = await here.handOver([record]);
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
    const results = await (await stationAt(server.url)).handOver(records);
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
        const { rows } = await observer.query(`select count(*) n from pg_locks where not granted`);
        return Number(rows[0].n);
      };

      it('gives the stored answer after it was killed between the commit and the answer', async () => {
        const code = await addStation({ kind: 'postgresql', url: environment.DATABASE_URL });
        const record = practiceRecord({ cpr: practiceCpr(0) });
        const first = await start([], environment);
        const station = await enrolTestStation(first.url, code);
        expect(first.database).toBe('postgresql');
        // The commit waits until the server's process stands still: it cannot read that it is done.
        await observer.query(`create function wait_at_commit() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock(1, 1); return null; end $$`);
        await observer.query(`create constraint trigger wait_at_commit after insert on records
        deferrable initially deferred for each row execute function wait_at_commit()`);
        await observer.query('begin');
        await observer.query('select pg_advisory_xact_lock(1, 1)');
        const cut = expect(station.handOver([record])).rejects.toThrow();
        await expect.poll(countWaiting).toBe(1);
        first.child.kill('SIGSTOP');
        await observer.query('commit');
        await expect.poll(countRecords).toBe(1);
        await kill(first);
        await cut;

        const second = await start([], environment);
        const [result] = await movedTo(second.url, station).handOver([record]);
        expect(result).toMatchObject({ outcome: 'acknowledged', replayed: true });
        expect(await countRecords()).toBe(1);
      });

      it('has nothing of a hand-over that it was killed in the midst of, and takes it the next time', async () => {
        const code = await addStation({ kind: 'postgresql', url: environment.DATABASE_URL });
        const records = [0, 2, 4].map((place) => practiceRecord({ cpr: practiceCpr(place) }));
        const first = await start([], environment);
        const station = await enrolTestStation(first.url, code);
        await observer.query('begin');
        await observer.query(`select last from lines where name = 'records' for update`);
        const cut = station.handOver(records);
        const refused = expect(cut).rejects.toThrow();
        await expect.poll(countWaiting).toBe(1);
        await kill(first);
        await refused;
        await observer.query('commit');
        await expect.poll(countWaiting).toBe(0);
        expect(await countRecords()).toBe(0);

        const second = await start([], environment);
        const results = await movedTo(second.url, station).handOver(records);
        expect(results).toMatchObject(
          records.map(({ id }) => ({ id, outcome: 'acknowledged', replayed: false })),
        );
        expect(await countRecords()).toBe(3);
      });
    },
  );
});

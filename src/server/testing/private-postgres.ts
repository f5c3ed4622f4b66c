import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL of one's own: real, durable, and gone afterwards. */
export interface PrivatePostgres {
  /** An empty database of its own each time; a URL for DATABASE_URL. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const debianRoot = '/usr/lib/postgresql';

/** The folder of the newest installed server programs, or undefined where there are none. */
export function findPostgresPrograms(): string | undefined {
  const versions = existsSync(debianRoot) ? readdirSync(debianRoot) : [];
  return versions
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(debianRoot, version, 'bin'))
    .find((programs) => existsSync(join(programs, 'initdb')) && existsSync(join(programs, 'postgres')));
}

/**
 * Starts a cluster in a temporary directory, on a free loopback port, with fsync on as in production.
 * PostgreSQL refuses to run as root; then it runs as the system's `postgres` user. The cluster ends with
 * `stop`, and also when this process dies.
 */
export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const own = findOwnPostgres();
  if (own !== undefined) return useOwnPostgres(own);
  const programs = findPostgresPrograms();
  if (programs === undefined) throw new Error(`no PostgreSQL programs under ${debianRoot}`);
  const directory = mkdtempSync(join(tmpdir(), 'bopael-postgres-'));
  const identity = findServerIdentity();
  chmodSync(directory, 0o700);
  if (identity !== undefined) chownSync(directory, identity.uid, identity.gid);
  const data = join(directory, 'data');
  const options = { ...identity, cwd: directory, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } };
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), initdb, { ...options, stdio: 'pipe' });

  const port = await findFreePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${directory}`,
    'log_min_messages=fatal',
  ];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  // SIGQUIT: end at once. The directory is removed anyway.
  const kill = (): void => void server.kill('SIGQUIT');
  process.once('exit', kill);
  const urlOf = (database: string): string => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  await waitUntilReady(urlOf('postgres'), ended);

  return {
    createDatabase: () => createDatabase(urlOf('postgres')),
    async stop() {
      process.off('exit', kill);
      kill();
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Tests can be run against any other PostgreSQL, a distributed one too: the URL of one that may be filled up. */
export const findOwnPostgres = (): string | undefined => process.env['BOPAEL_TEST_POSTGRES'];

const useOwnPostgres = (url: string): PrivatePostgres => ({
  createDatabase: () => createDatabase(url),
  // Its databases stay, for whoever wants to look at them.
  stop: async () => undefined,
});

/** An empty database beside the one of the URL; the URL of the new one. */
async function createDatabase(beside: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOnce(beside, `create database ${name}`);
  const url = new URL(beside);
  url.pathname = `/${name}`;
  return url.href;
}

function findServerIdentity(): { uid: number; gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined;
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Asks until the server answers; gives up when it has ended. */
async function waitUntilReady(url: string, ended: Promise<void>): Promise<void> {
  let running = true;
  void ended.then(() => {
    running = false;
  });
  for (;;) {
    if (!running) throw new Error('PostgreSQL ended before it answered');
    try {
      await runOnce(url, 'select 1');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

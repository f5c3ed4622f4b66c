import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEmbeddedRecords, readPostgresqlRecords, type StoredRecord } from './stored-records.ts';

const cli = new URL('../../out/cli/index.js', import.meta.url).pathname;

export interface IntakeServerOptions {
  /** An empty PostgreSQL database; the embedded one in a directory of its own if absent. */
  readonly databaseUrl?: string | undefined;
  /** Which world the server lives in, in the command's own words. */
  readonly world?: readonly string[];
}

/** The built intake server as a process of its own, which a test may stop, kill and start again. */
export class IntakeServer {
  readonly url: string;
  readonly port: number;
  readonly #databaseUrl: string | undefined;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #world: readonly string[];
  readonly #directory: string;
  readonly #said: string[] = [];
  #child: ChildProcess | undefined;

  private constructor(
    port: number,
    directory: string,
    { databaseUrl, world = ['--practice'] }: IntakeServerOptions,
  ) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#directory = directory;
    this.#databaseUrl = databaseUrl;
    this.#world = world;
    const { DATABASE_URL: _, ...inherited } = process.env;
    this.#environment = databaseUrl === undefined ? inherited : { ...inherited, DATABASE_URL: databaseUrl };
  }

  /** A server that is not running yet. */
  static async prepare(options: IntakeServerOptions = {}): Promise<IntakeServer> {
    const directory = mkdtempSync(join(tmpdir(), 'bopael-e2e-'));
    return new IntakeServer(await findFreePort(), directory, options);
  }

  static async start(options: IntakeServerOptions = {}): Promise<IntakeServer> {
    const server = await IntakeServer.prepare(options);
    await server.start();
    return server;
  }

  /** Everything that it has written on its output and in its log. */
  get said(): string {
    return this.#said.join('');
  }

  get #arguments(): readonly string[] {
    const data = this.#databaseUrl === undefined ? ['--data', join(this.#directory, 'data')] : [];
    return ['serve', ...this.#world, '--json', ...data];
  }

  /** Starts on the same port with the same data; resolves when it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [cli, ...this.#arguments, '--port', String(this.port)], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const complaints: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.#said.push(chunk.toString()));
    }
    // `close` comes after the last words on stderr; `exit` may not.
    const ended = once(child, 'close').then(() => 'ended' as const);
    for (;;) {
      const answer = await Promise.race([ended, this.#isUp()]);
      if (answer === 'ended') throw new Error(`The server ended at once: ${complaints.join('')}`);
      if (answer) return;
    }
  }

  async #isUp(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/v1/health`)).ok;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return false;
    }
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** IT's errand with a server that is not running: the token of a new station. */
  addStation(name: string): string {
    const args = [cli, ...this.#arguments, '--add-station', name];
    const answer = execFileSync(process.execPath, args, { env: this.#environment, encoding: 'utf8' });
    const { token } = JSON.parse(answer) as { readonly token: string };
    return token;
  }

  /** What stands in the database, in the order in which it came. */
  async listRecords(): Promise<readonly StoredRecord[]> {
    if (this.#databaseUrl !== undefined) return readPostgresqlRecords(this.#databaseUrl);
    // The embedded database takes one program at a time.
    const running = this.#child !== undefined;
    await this.stop();
    const records = await readEmbeddedRecords(join(this.#directory, 'data', 'postgres'));
    if (running) await this.start();
    return records;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  probe.close();
  await once(probe, 'close');
  return port;
}

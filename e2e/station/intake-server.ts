import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEmbeddedRecords, readPostgresqlRecords, type StoredRecord } from './stored-records.ts';

/** The built command, seen from this file as it stands and from where it is bundled with a run. */
const cli =
  ['../../out/cli/index.js', '../../cli/index.js']
    .map((path) => new URL(path, import.meta.url).pathname)
    .find((path) => existsSync(path)) ?? 'out/cli/index.js';

export interface IntakeServerOptions {
  /** An empty PostgreSQL database; the embedded one in a directory of its own if absent. */
  readonly databaseUrl?: string | undefined;
  /** Which world the server lives in, in the command's own words. */
  readonly world?: readonly string[];
}

/** What `bopael addresses publish` tells: bytes of the total, and of the changes from the one before. */
interface PublishedRegister {
  readonly sha256: string;
  readonly bytes: number;
  readonly changes?: number;
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

  /** Which database it is, and whose. */
  get #place(): readonly string[] {
    const data = this.#databaseUrl === undefined ? ['--data', join(this.#directory, 'data')] : [];
    return [...this.#world, '--json', ...data];
  }

  /** Starts on the same port with the same data; resolves when it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [cli, 'serve', ...this.#place, '--port', String(this.port)], {
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

  /** IT's errand: the enrolment code of a new station. The embedded database is IT's alone meanwhile. */
  addStation(name: string, office = 'Borgerservice'): string {
    const args = [cli, 'stations', 'add', name, '--office', office, ...this.#place];
    const answer = execFileSync(process.execPath, args, { env: this.#environment, encoding: 'utf8' });
    const { code } = JSON.parse(answer) as { readonly code: string };
    return code;
  }

  /**
   * IT's errand: somebody who may enter the office's view. Answers with the password that IT is told, and that
   * the person must change.
   */
  async addOfficeUser(initials: string, name: string, role: 'cpr-clerk' | 'leader' | 'it'): Promise<string> {
    return await this.#askOffice(['add-user', initials, name, '--role', role]);
  }

  /** IT's errand: a new password for somebody who has forgotten the old one, or is locked out. */
  async resetOfficeUser(initials: string): Promise<string> {
    return await this.#askOffice(['reset', initials]);
  }

  /** IT's errand: a list of covered groups for the stations. The embedded database is IT's alone meanwhile. */
  publishList(content: string): void {
    const file = join(this.#directory, 'list.json');
    writeFileSync(file, content);
    const args = [cli, 'rules', 'publish', file, ...this.#place];
    execFileSync(process.execPath, args, { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** IT's errand: an address register for the stations. */
  async publishRegister(text: string): Promise<PublishedRegister> {
    const file = join(this.#directory, 'register.csv');
    writeFileSync(file, text);
    return JSON.parse(await this.#ask(['addresses', 'publish', file])) as PublishedRegister;
  }

  /** IT's errand: the newest register as a file for a USB stick. */
  async exportRegister(): Promise<Buffer> {
    const file = join(this.#directory, 'register.bopadr');
    await this.#ask(['addresses', 'export', '--out', file]);
    return readFileSync(file);
  }

  async #askOffice(words: readonly string[]): Promise<string> {
    const answer = await this.#ask(['office', ...words]);
    return (JSON.parse(answer) as { readonly password: string }).password;
  }

  async #ask(words: readonly string[]): Promise<string> {
    // The embedded database takes one program at a time.
    const mustStop = this.#databaseUrl === undefined && this.#child !== undefined;
    if (mustStop) await this.stop();
    const answer = execFileSync(process.execPath, [cli, ...words, ...this.#place], {
      env: this.#environment,
      encoding: 'utf8',
    });
    if (mustStop) await this.start();
    return answer;
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

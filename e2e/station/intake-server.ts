import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cli = new URL('../../out/cli/index.js', import.meta.url).pathname;

/** The built intake server as a process of its own, which a test may stop, kill and start again. */
export class IntakeServer {
  readonly url: string;
  readonly port: number;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #arguments: readonly string[];
  readonly #directory: string;
  #child: ChildProcess | undefined;

  private constructor(
    port: number,
    directory: string,
    databaseUrl: string | undefined,
    extra: readonly string[],
  ) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#directory = directory;
    const { DATABASE_URL: _, ...inherited } = process.env;
    this.#environment = databaseUrl === undefined ? inherited : { ...inherited, DATABASE_URL: databaseUrl };
    const data = databaseUrl === undefined ? ['--data', join(directory, 'data')] : [];
    this.#arguments = ['serve', '--practice', '--json', '--port', String(port), ...data, ...extra];
  }

  static async start(databaseUrl?: string, extra: readonly string[] = []): Promise<IntakeServer> {
    const directory = mkdtempSync(join(tmpdir(), 'bopael-e2e-'));
    const server = new IntakeServer(await findFreePort(), directory, databaseUrl, extra);
    await server.start();
    return server;
  }

  /** Starts on the same port with the same data; resolves when it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [cli, ...this.#arguments], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const complaints: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
    child.stdout?.resume();
    const ended = once(child, 'exit').then(() => 'ended' as const);
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

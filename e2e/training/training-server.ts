import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The built `bopael training`: pages on loopback, and nothing behind them. */
export class TrainingServer {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  static async start(): Promise<TrainingServer> {
    const cli = new URL('../../out/cli/index.js', import.meta.url).pathname;
    const child = spawn(process.execPath, [cli, 'training', '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(line.toString()) as { readonly url: string };
    return new TrainingServer(url, child);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}

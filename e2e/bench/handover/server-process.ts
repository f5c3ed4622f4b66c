import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The intake server as IT runs it: the built command line, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly processId: number;
  /** What it holds of the machine's memory now, and at most so far. MB. */
  memory(): { readonly now: number; readonly most: number };
  stop(): Promise<void>;
}

/** As the service and the containers in `src/server/deploy` start it. */
const asInService = [
  '--min-semi-space-size=16',
  '--max-semi-space-size=32',
  '--initial-old-space-size=128',
  '--single-threaded-gc',
  '--v8-pool-size=0',
];

export async function startServerProcess(
  databaseUrl: string,
  nodeOptions: readonly string[] = [],
  more: readonly string[] = [],
): Promise<ServerProcess> {
  const program = fileURLToPath(new URL('../../cli/index.js', import.meta.url));
  const child = spawn(
    process.execPath,
    [...asInService, ...nodeOptions, program, 'serve', '--practice', '--port', '0', '--json', ...more],
    // Its log has a line for each request: written, as in production, and read by nobody.
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, DATABASE_URL: databaseUrl } },
  );
  const { url } = JSON.parse(await firstLine(child)) as { url: string };
  const processId = child.pid ?? 0;
  return {
    url,
    processId,
    memory: () => ({ now: readStatus(processId, 'VmRSS'), most: readStatus(processId, 'VmHWM') }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('The server has no output');
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (status) => reject(new Error(`The server ended with ${status}`)));
  });

/** From Linux' own account of a process, which is in kB. */
function readStatus(processId: number, field: string): number {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  return Math.round(Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024);
}

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findKommune } from '../addresses/index.ts';
import {
  defaultPort,
  describeStartProblem,
  type RunningIntakeServer,
  startIntakeServer,
} from '../server/index.ts';
import { untilAskedToStop } from './asked-to-stop.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandOutput } from './output.ts';
import { addPracticeLeader } from './practice-office.ts';

const usage = `Brug: bopael start [--port NUMMER] [--data MAPPE] [--no-window]

Starter kommunens server og en station på denne maskine, med øvedata: kun opdigtede personer.
  --port NUMMER   fast port (${defaultPort}); stationens data hører til porten
  --data MAPPE    serverens data (.bopael/intake-practice)
  --no-window     åbn intet vindue, vis kun adressen`;

const options = {
  port: { type: 'string', default: String(defaultPort) },
  data: { type: 'string', default: join('.bopael', 'intake-practice') },
  'no-window': { type: 'boolean', default: false },
} as const;

/** The same kommune as `serve --practice`. */
const practiceKommune = '0621';

/** One command to a working practice station: embedded server, and Electron, Chromium or an address. */
export async function startCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  const asked = readCommandLine(argv, options, usage, output);
  if (typeof asked === 'number') return asked;
  const { port, data, 'no-window': noWindow } = asked.values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    output.err(usage);
    return 2;
  }
  const askedToStop = untilAskedToStop();
  const built = fileURLToPath(new URL('..', import.meta.url));
  const started = await startIntakeServer({
    database: { kind: 'embedded', directory: data },
    audience: 'practice',
    kommuneCode: practiceKommune,
    kommuneName: findKommune(practiceKommune)?.name ?? practiceKommune,
    port: Number(port),
    stationRoot: join(built, 'station'),
  });
  if (!started.ok) {
    output.err(describeStartProblem(started.error));
    return 1;
  }
  const server = started.value;
  const { url } = server;
  output.out(`Bopæl er klar på ${url} (øvelse: kun opdigtede personer). Stop med Ctrl+C.`);
  output.out(await describeOffice(server));
  const window = noWindow === true ? undefined : openWindow(url, built);
  output.err(window?.note ?? 'Åbn adressen i Chromium, Chrome eller Edge.');
  await Promise.race([askedToStop, ...(window?.closed === undefined ? [] : [window.closed])]);
  window?.child?.kill();
  await server.stop();
  return 0;
}

/** Where the office's view is, and at the first start with what one may enter it. */
async function describeOffice({ url, office }: RunningIntakeServer): Promise<string> {
  const leader = await addPracticeLeader(office);
  const place = `Kontorets visning er på ${url}/kontor/`;
  if (leader === undefined) return `${place}.`;
  return `${place}: initialer ${leader.initials}, adgangskode ${leader.password} (vises kun nu).`;
}

interface OpenedWindow {
  readonly note: string;
  readonly child?: ReturnType<typeof spawn>;
  /**
   * When the desktop station's window is closed, the work is over. A browser tells nothing by its process:
   * it may have given the page to one that was running already, or found no display.
   */
  readonly closed?: Promise<void>;
}

function openWindow(url: string, built: string): OpenedWindow {
  const electron = findElectron(built);
  if (electron !== undefined) {
    const child = spawn(electron, [join(built, '..'), '--practice', `--server=${url}`], { stdio: 'ignore' });
    const closed = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
    });
    return { note: 'Den installerede station åbner i et vindue.', child, closed };
  }
  const note = 'Electron findes ikke her, så stationen kører i browseren.';
  const chromium = findChromium();
  const display =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  if (chromium === undefined || !display)
    return { note: `${note} Åbn adressen i Chromium, Chrome eller Edge.` };
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const profile = join(homedir(), '.bopael', 'practice-profile');
  const flags = [
    `--app=${url}/`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
  ];
  const child = spawn(
    chromium,
    [...asRoot, ...flags, '--disable-features=Translate', '--password-store=basic'],
    {
      stdio: 'ignore',
    },
  );
  child.once('error', () => undefined);
  return { note: `${note} Den åbner i et Chromium-vindue.`, child };
}

/** Electron's binary, where its package has fetched it; the package itself says where. */
function findElectron(built: string): string | undefined {
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = join(built, '..', 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  return [own === undefined ? undefined : join(own, name), join(folder, 'dist', name)].find(
    (path) => path !== undefined && existsSync(path) && (own !== undefined || existsSync(pathFile)),
  );
}

const findChromium = (): string | undefined =>
  [
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path !== undefined && existsSync(path));

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findKommune } from '../addresses/index.ts';
import { defaultPort, describeStartProblem, startIntakeServer } from '../server/index.ts';
import type { CommandOutput } from './output.ts';

const usage = `Brug: bopael start [--port NUMMER] [--data MAPPE] [--no-window]

Starter kommunens server og en station på denne maskine, med øvedata: kun opdigtede personer.
  --port NUMMER   fast port (${defaultPort}); stationens data hører til porten
  --data MAPPE    serverens data (.bopael/intake-practice)
  --no-window     åbn intet vindue, vis kun adressen`;

const options = {
  port: { type: 'string', default: String(defaultPort) },
  data: { type: 'string', default: join('.bopael', 'intake-practice') },
  'no-window': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The same kommune as `serve --practice`. */
const practiceKommune = '0621';

/** One command to a working practice station: embedded server, and Electron, Chromium or an address. */
export async function startCommand(argv: readonly string[], output: CommandOutput): Promise<number> {
  let asked: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    asked = parseArgs({ args: [...argv], options }).values;
  } catch {
    output.err(usage);
    return 2;
  }
  if (asked.help) {
    output.out(usage);
    return 0;
  }
  if (!/^\d{1,5}$/.test(asked.port) || Number(asked.port) > 65_535) {
    output.err(usage);
    return 2;
  }
  const built = fileURLToPath(new URL('..', import.meta.url));
  const started = await startIntakeServer({
    database: { kind: 'embedded', directory: asked.data },
    audience: 'practice',
    kommuneCode: practiceKommune,
    kommuneName: findKommune(practiceKommune)?.name ?? practiceKommune,
    port: Number(asked.port),
    stationRoot: join(built, 'station'),
  });
  if (!started.ok) {
    output.err(describeStartProblem(started.error));
    return 1;
  }
  const { url, stop } = started.value;
  output.out(`Bopæl er klar på ${url} (øvelse: kun opdigtede personer). Stop med Ctrl+C.`);
  const window = asked['no-window'] ? undefined : openWindow(url, built);
  output.err(window?.note ?? 'Åbn adressen i Chromium, Chrome eller Edge.');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
    // The desktop station is the product: when its window is closed, the work is over.
    window?.child?.once('exit', () => resolve());
  });
  window?.child?.kill();
  await stop();
  return 0;
}

interface OpenedWindow {
  readonly note: string;
  readonly child?: ReturnType<typeof spawn>;
}

function openWindow(url: string, built: string): OpenedWindow {
  const electron = findElectron(built);
  if (electron !== undefined) {
    const child = spawn(electron, [join(built, '..'), '--practice', `--server=${url}`], { stdio: 'ignore' });
    return { note: 'Den installerede station åbner i et vindue.', child };
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

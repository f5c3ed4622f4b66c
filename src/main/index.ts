import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import { chooseKiosk } from './kiosk/kiosk-address.ts';
import { openKiosk } from './kiosk/open-kiosk.ts';
import { createLog } from './log.ts';
import {
  describePolicyProblem,
  findPinnedAuthority,
  type Policy,
  type PolicyProblem,
  policyPath,
  readPolicy,
} from './policy/policy.ts';
import type { PinnedAuthority } from './security/server-certificate.ts';
import { parseStartArguments } from './start-arguments.ts';
import { prepareElectron, startStation } from './start-station.ts';
import { chooseAudience } from './station/choose-audience.ts';

// The composition root: reads what the machine says, and hands the real Electron to code that is tested
// without it. Everything here runs before Electron is ready. Crash reports are off: nobody starts them.
const log = createLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);
const { app, dialog, protocol } = electron;
const { platform } = process;
const policyFile = policyPath(platform);
const readText = (path: string): string => readFileSync(path, 'utf8');
const policy = readPolicy(() => readText(policyFile));
const pinned = policy.ok ? findPinnedAuthority(policy.value.station, readText) : policy;

if (!policy.ok) refuse(policy.error);
else if (!pinned.ok) refuse(pinned.error);
else start(policy.value, pinned.value);

function refuse(problem: PolicyProblem): void {
  log('policy-refused', { kind: problem.kind });
  void app.whenReady().then(() => {
    dialog.showErrorBox('Bopæl: fejl i it-afdelingens opsætning', describePolicyProblem(problem, policyFile));
    app.exit(1);
  });
}

function start(policy: Policy, pinnedAuthority: PinnedAuthority | undefined): void {
  const given = parseStartArguments(process.argv);
  const office = app.getPath('userData');
  const audience = chooseAudience(given, policy, existsSync(join(office, 'station.json')));
  const kiosk = chooseKiosk(given, policy);
  // The page's database follows: stations of different worlds, and a kiosk, share nothing.
  const world = audience === 'production' ? office : join(office, audience);
  const directory = kiosk === undefined ? world : join(world, 'kiosk');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  app.setPath('userData', directory);
  if (kiosk !== undefined) {
    openKiosk({ electron, kiosk, pinnedAuthority, policyFile, later: setTimeout, log });
    return;
  }
  prepareElectron({ app, protocol });
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  startStation({
    electron,
    audience,
    policy,
    pinnedAuthority,
    practiceServer: given.server,
    directory,
    page: {
      root: join(import.meta.dirname, '../renderer'),
      preload: join(import.meta.dirname, '../preload/index.cjs'),
    },
    platform,
    stationName: hostname().slice(0, 60) || 'Station',
    log,
  }).catch((error: unknown) => {
    log('start-failed', { name: error instanceof Error ? error.name : typeof error });
    dialog.showErrorBox('Bopæl kunne ikke starte', 'Ingen data er ændret. Kontakt jeres it-support.');
    app.exit(1);
  });
}

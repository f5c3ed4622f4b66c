#!/usr/bin/env node
// Everything that must hold before a change lands: types, lint, unit tests, build, journeys. One command,
// for a person and for CI. Ends with a plain line of counts, and with status 1 where anything failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const say = (line) => process.stdout.write(`${line}\n`);
const reports = mkdtempSync(join(tmpdir(), 'bopael-tests-'));
let passed = 0;
let failed = 0;
let skipped = 0;

function run(name, command, args, environment = {}) {
  say(`\n== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  return status === 0;
}

/** A step without tests of its own counts as one. */
function step(name, command, args) {
  if (run(name, command, args)) passed += 1;
  else failed += 1;
}

const tool = (name) => join('node_modules', '.bin', name);
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** A test run that fails without one failed test (a crash, no tests at all) must still count as failed. */
function count(ok, counts) {
  passed += counts.passed;
  failed += counts.failed;
  skipped += counts.skipped;
  if (!ok && counts.failed === 0) failed += 1;
  if (ok && counts.passed === 0) failed += 1;
}

function unitTests() {
  const file = join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run('unit tests', tool('vitest'), ['run', '-c', 'src/vitest.config.ts', ...reporters]);
  const report = readReport(file);
  count(ok, {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: report?.numPendingTests ?? 0,
  });
}

function journeys(chromium) {
  const file = join(reports, 'journeys.json');
  const ok = run('journeys in Chromium', tool('playwright'), ['test', '-c', 'e2e/playwright.config.ts'], {
    BOPAEL_JOURNEYS_REPORT: file,
    ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
  });
  const stats = readReport(file)?.stats;
  count(ok, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  });
}

/** A run with figures of its own, in short: its command takes longer with `--full`. */
function figures(name, script, args, chromium) {
  say(`\n== ${name}`);
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }) },
  });
  say(stdout.trimEnd());
  const [, right = 0, wrong = 0] = /^(\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
  if (/^skipped: /m.test(stdout)) skipped += 1;
  else count(status === 0, { passed: Number(right), failed: Number(wrong), skipped: 0 });
}

/** Debian's Chromium, or the one Playwright fetches; what is missing is got, and that is said. */
function findOrGetChromium() {
  const installed = () =>
    [
      process.env.CHROMIUM_PATH,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
    ].find((path) => path !== undefined && existsSync(path));
  const present = installed();
  if (present !== undefined) return { ok: true, path: present };
  say('Chromium is missing: getting it with Playwright.');
  if (run('playwright install chromium', tool('playwright'), ['install', 'chromium'])) return { ok: true };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Playwright could not get it: installing the Debian package chromium.');
    run('apt-get update', 'apt-get', ['update', '-qq']);
    run('apt-get install chromium', 'apt-get', ['install', '-y', '-qq', 'chromium']);
  }
  const path = installed();
  return path === undefined ? { ok: false } : { ok: true, path };
}

step('types', tool('tsc'), ['-b']);
step('format and lint', tool('biome'), ['check', '.']);
step('typed lint', tool('oxlint'), ['--type-aware', '--deny-warnings']);
unitTests();
step('build', 'npm', ['run', '--silent', 'build']);
const chromium = findOrGetChromium();
if (chromium.ok) {
  journeys(chromium.path);
  figures('faults', 'e2e/faults/run.mjs', [], chromium.path);
  figures('soak', 'e2e/soak/run.mjs', []);
} else {
  say('Chromium could not be had, so no journey was run. Install it (Debian: apt-get install chromium).');
  failed += 1;
}
rmSync(reports, { recursive: true, force: true });

say(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;

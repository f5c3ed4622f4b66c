import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium =
  process.env['CHROMIUM_PATH'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);
const report = process.env['BOPAEL_JOURNEYS_REPORT'];

/** Journeys on the built product in a real Chromium. Every test has a server and a profile of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  workers: 2,
  fullyParallel: true,
  // A slow machine must not turn a right answer into a failure.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  outputDir: '../out/test-results',
  use: {
    locale: 'da-DK',
    // Fetching the whole station for offline use takes seconds: only the journeys without a line want it.
    serviceWorkers: 'block',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 1366, height: 768 },
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: ['--disable-features=Translate'],
    },
  },
});

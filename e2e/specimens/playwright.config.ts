import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium =
  process.env['CHROMIUM_PATH'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

/** Not a test run: it writes `resources/practice/letters`. By hand only, when a letter changes. */
export default defineConfig({
  testDir: '.',
  testMatch: 'make-practice-letters.ts',
  outputDir: '../../out/specimens',
  workers: 1,
  timeout: 120_000,
  reporter: 'list',
  use: { launchOptions: chromium === undefined ? {} : { executablePath: chromium } },
});

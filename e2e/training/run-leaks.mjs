#!/usr/bin/env node
// Numbers of training and of the real station, searched for in each other's world. After `npm run build`:
//   npm run test:leaks [-- --full] [-- --sessions N]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { full: { type: 'boolean' }, sessions: { type: 'string' } } });
const asked = values.sessions ?? (values.full === true ? '200' : undefined);
if (asked !== undefined && !/^[1-9]\d{0,3}$/.test(asked)) {
  process.stderr.write('--sessions is a number from 1 to 9999\n');
  process.exit(2);
}
const env = { ...process.env, ...(asked === undefined ? {} : { BOPAEL_LEAK_SESSIONS: asked }) };
const run = (tool, args) =>
  spawnSync(join('node_modules', '.bin', tool), args, { stdio: 'inherit', env }).status === 0;
// Both are run, whatever the first one finds.
const outcomes = [
  run('vitest', ['run', '-c', 'src/vitest.config.ts', 'src/training/leaks.test.ts']),
  run('playwright', ['test', '-c', 'e2e/playwright.config.ts', 'e2e/training/leaks.spec.ts']),
];
process.exitCode = outcomes.every(Boolean) ? 0 : 1;

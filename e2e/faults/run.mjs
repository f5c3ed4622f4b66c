#!/usr/bin/env node
// Kills, damages and fills up the station's store, and looks whether what was called saved is still there:
//   npm run test:faults [-- --full] [--seed N] [--only processes,browser,...]
import { parseArgs } from 'node:util';
import { buildChild, buildForNode, buildPage, outDir } from './build.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: { full: { type: 'boolean' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const full = values.full === true;

await buildForNode();
await buildChild();
await buildPage();
const { parts } = await import(`${outDir}/run/suite.js`);
const wanted = values.only?.split(',') ?? Object.keys(parts);
say(`seed ${seed}${full ? ', in full' : ''}`);

let passed = 0;
let failed = 0;
async function run(name) {
  try {
    for (const { part, figures, passed: right, failures } of await parts[name]({
      seed,
      full,
      built: outDir,
    })) {
      say(`${part}: ${figures}`);
      for (const failure of failures.slice(0, 20)) say(`  FAILED ${part}: ${failure}`);
      passed += right;
      failed += failures.length;
    }
  } catch (error) {
    say(`  FAILED ${name}: ${error.stack ?? error}`);
    failed += 1;
  }
}
// The bare processes wait for the disk most of the time, and the browser for itself.
const beside = wanted.includes('processes') ? run('processes') : undefined;
for (const name of wanted) if (name !== 'processes') await run(name);
await beside;
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

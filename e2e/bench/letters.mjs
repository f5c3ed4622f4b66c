// How well and how fast letters are read, beside native tesseract on the same files.
//   npm run bench:letters -- [--seed N] [--count N] [--split work|held-back] [--time-every N] [--wrong]
//     [--folder DIR]   letters that make-specimens.mjs made before
// Ratios hold on any machine; seconds on this one only. Ends with 1 where something that is wanted was not met.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildForNode, outDir } from '../faults/build.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '40000' },
    count: { type: 'string', default: '60' },
    split: { type: 'string', default: 'held-back' },
    folder: { type: 'string' },
    'time-every': { type: 'string', default: '6' },
    wrong: { type: 'boolean', default: false },
  },
});
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = (command, given) => {
  const { status } = spawnSync(command, given, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(1);
};

const made = values.folder === undefined ? mkdtempSync(join(tmpdir(), 'bopael-letters-')) : undefined;
const folder = values.folder ?? made;
try {
  if (made !== undefined) {
    const { seed, count, split } = values;
    const given = ['--seed', seed, '--count', count, '--split', split, '--level', 'all', '--kind', 'all'];
    run(process.execPath, [here('make-specimens.mjs'), made, ...given]);
  }
  run(join('node_modules', '.bin', 'vite'), ['build', '-c', here('letters/page/vite.config.ts')]);
  await buildForNode('../bench/letters/letters-bench.ts', 'bench-letters');
  const { measureLetters } = await import(`${outDir}/bench-letters/letters-bench.js`);
  const pages = here('../../out/bench/letters-page');
  const timeEvery = Number(values['time-every']);
  const options = { folder, pages, timeEvery, showWrong: values.wrong };
  const met = await measureLetters(options, (line) => process.stdout.write(`${line}\n`));
  process.exitCode = met ? 0 : 1;
} finally {
  if (made !== undefined) rmSync(made, { recursive: true, force: true });
}

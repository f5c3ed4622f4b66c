// How long the letter reader takes for a page: node e2e/bench/letters.mjs FILE... (after a build).
// Prints one line a file and the median. Absolute times hold for this machine only.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('Usage: node e2e/bench/letters.mjs FILE...\n');
  process.exit(2);
}
const command = fileURLToPath(new URL('../../out/cli/index.js', import.meta.url));
const seconds = (paths) => {
  const start = performance.now();
  const run = spawnSync(process.execPath, [command, 'read', '--json', ...paths], { encoding: 'utf8' });
  if (run.error !== undefined || run.status === 2) throw new Error(`bopael read failed: ${run.stderr}`);
  return (performance.now() - start) / 1000;
};

// The first file pays for starting the engine; the same file twice tells how much that is.
const first = files[0];
const startUp = Math.max(0, 2 * seconds([first]) - seconds([first, first]));
const times = files.map((file) => Math.max(0, seconds([file]) - startUp));
files.forEach((file, index) => {
  process.stdout.write(`${times[index].toFixed(2)} s  ${file}\n`);
});
const sorted = [...times].sort((a, b) => a - b);
process.stdout.write(
  `median ${sorted[Math.floor(sorted.length / 2)].toFixed(2)} s, start ${startUp.toFixed(2)} s\n`,
);

#!/usr/bin/env node
// Twenty stations, two servers, a bad line and a killer:
//   npm run test:soak [-- --full] [-- --seed N] [--stations N] [--records N]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const say = (line) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: {
    full: { type: 'boolean' },
    seed: { type: 'string' },
    stations: { type: 'string' },
    records: { type: 'string' },
    pace: { type: 'string' },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const full = values.full === true;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('../../out/soak');

const bundle = (input, folder, noExternal) =>
  build({
    configFile: false,
    logLevel: 'error',
    root: here('.'),
    ssr: noExternal ? { noExternal: true } : {},
    build: {
      ssr: true,
      outDir: `${outDir}/${folder}`,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { input: here(input) },
    },
  });
await bundle('soak.ts', 'run', false);
await bundle('station-process.ts', 'child', true);

const { soak, findPostgresPrograms } = await import(`${outDir}/run/soak.js`);
if (findPostgresPrograms() === undefined) {
  say('skipped: two servers need a PostgreSQL, and its programs are not installed');
  process.exit(0);
}
say(`seed ${seed}${full ? ', in full' : ''}`);
const { figures, failures } = await soak({
  seed,
  stations: Number(values.stations ?? 20),
  records: Number(values.records ?? (full ? 10_000 : 600)),
  pace: Number(values.pace ?? (full ? 150 : 500)),
  child: `${outDir}/child/station-process.js`,
  say,
});
for (const line of figures) say(`soak: ${line}`);
for (const failure of failures.slice(0, 30)) say(`  FAILED soak: ${failure}`);
say(`${failures.length === 0 ? 1 : 0} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

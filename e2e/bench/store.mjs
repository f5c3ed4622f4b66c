// How long a clerk of a large office waits for the store: 10,000 registrations in Chromium.
//   npm run bench:store
// Absolute times hold for this machine only.
import { buildForNode, buildPage, outDir } from '../faults/build.mjs';

await buildForNode('../bench/store-bench.ts', 'bench');
await buildPage();
const { measureStore } = await import(`${outDir}/bench/store-bench.js`);
const rows = await measureStore(outDir);
const widest = Math.max(...rows.map(({ what }) => what.length));
for (const { what, value, target, met } of rows) {
  const wanted = target === undefined ? '' : `   (${met ? 'within' : 'MISSED'} ${target})`;
  process.stdout.write(`${what.padEnd(widest)}   ${value}${wanted}\n`);
}
process.exit(0);

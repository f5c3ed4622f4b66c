// How fast registrations are handed over.
//   npm run bench:handover -- [server] [station] [slow] [--rounds N] [--records N] [--grow N]
// `slow`: 600 records over a line of eight kilobytes a second.
// Absolute figures hold for this machine only; read the ratios.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildForNode, buildPage, outDir } from '../faults/build.mjs';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string' }, records: { type: 'string' }, grow: { type: 'string' } },
  allowPositionals: true,
});
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const parts = ['server', 'station', 'slow'];
const wanted = positionals.length === 0 ? parts : positionals;
const unknown = wanted.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. There is: ${parts.join(', ')}.\n`);
  process.exit(2);
}
const numbers = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));

const vite = join('node_modules', '.bin', 'vite');
const built = spawnSync(vite, ['build', '-c', 'src/cli/vite.config.ts', '--logLevel', 'error'], {
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(1);

let met = true;
const say = (line) => process.stdout.write(`${line}\n`);
if (wanted.includes('server')) {
  await buildForNode('../bench/handover/server-bench.ts', 'bench-handover');
  const { measureServer } = await import(`${outDir}/bench-handover/server-bench.js`);
  met = (await measureServer(numbers, say)) && met;
}
/** What others reach on this machine, in the same run: PouchDB to express-pouchdb, RxDB to PostgreSQL. */
async function openPeers() {
  const peers = here('handover/peers');
  if (!existsSync(join(peers, 'node_modules'))) {
    const got = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit' });
    if (got.status !== 0) throw new Error('The packages to compare with could not be had');
  }
  spawnSync(vite, ['build', '-c', join(peers, 'vite.config.ts'), '--logLevel', 'error'], {
    stdio: 'inherit',
  });
  await buildForNode('../bench/handover/peers-bench.ts', 'bench-peers');
  const { measurePeers } = await import(`${outDir}/bench-peers/peers-bench.js`);
  return (records) => measurePeers(join(peers, 'measure.mjs'), here('../../out/bench/peers'), records);
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

async function openStation() {
  await buildPage('../bench/handover/station', 'bench-station-page');
  await buildForNode('../bench/handover/station/station-bench.ts', 'bench-handover');
  const { openStationBench } = await import(`${outDir}/bench-handover/station-bench.js`);
  return await openStationBench(`${outDir}/bench-station-page`);
}

if (wanted.includes('slow')) {
  const [records, perSecond] = [600, 8_000];
  const bench = await openStation();
  const throttle = (page, uploadThroughput, downloadThroughput, latency) =>
    page.send('Network.emulateNetworkConditions', {
      offline: false,
      uploadThroughput,
      downloadThroughput,
      latency,
    });
  // It throws where they do not all arrive.
  const { seconds } = await bench.measure(records, {
    async before(page) {
      await page.send('Network.enable');
      await throttle(page, perSecond, perSecond * 4, 100);
    },
    after: (page) => throttle(page, -1, -1, 0),
  });
  await bench.close();
  say(`a line of ${perSecond / 1000} kB a second: ${records} records in ${seconds.toFixed(0)} s`);
}

if (wanted.includes('station')) {
  const bench = await openStation();
  const measurePeers = await openPeers();
  const rates = { station: [], pouchdb: [], rxdb: [] };
  const records = numbers.records ?? 10_000;
  for (let round = 0; round < (numbers.rounds ?? 3); round += 1) {
    const { perSecond, heap, packing, settling } = await bench.measure(records);
    const { pouchdb, rxdb } = await measurePeers(records);
    rates.station.push(perSecond);
    rates.pouchdb.push(pouchdb);
    rates.rxdb.push(rxdb);
    say(
      `station ${perSecond} records a second (page at most ${heap} MB; ` +
        `${packing.toFixed(1)} s to pack them before, ${settling.toFixed(1)} s to bring the rows into order afterwards), ` +
        `PouchDB ${pouchdb}, RxDB ${rxdb}`,
    );
  }
  await bench.close();
  const [own, pouchdb, rxdb] = [rates.station, rates.pouchdb, rates.rxdb].map(median);
  const [toPouch, toRx] = [own / pouchdb, own / rxdb];
  const isMet = toPouch >= 4 && toRx >= 3;
  met = isMet && met;
  say(
    `station: median ${own} a second of ${records}: ${toPouch.toFixed(1)} times PouchDB (4 wanted), ` +
      `${toRx.toFixed(1)} times RxDB (3 wanted): ${isMet ? 'met' : 'MISSED'}`,
  );
}
process.exit(met ? 0 : 1);

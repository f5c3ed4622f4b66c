// Measures what each format of address files costs: rows a second, and bytes held once a file is read.
//   node --expose-gc e2e/bench/address-formats.mjs [addresses]     150,000 by default
// Times depend on the machine.
import { mkdir, writeFile } from 'node:fs/promises';
import { build } from 'vite';

const say = (line) => process.stdout.write(`${line}\n`);
const root = new URL('../../', import.meta.url).pathname;
const outDir = `${root}out/bench-address-formats`;
await mkdir(outDir, { recursive: true });
await writeFile(
  `${outDir}/entry.ts`,
  `export { createRegisterImport } from '${root}src/addresses/formats/import-register.ts';
export * from '${root}src/addresses/formats/writers.fixture.ts';
export { makePracticeRegister } from '${root}src/addresses/node/practice/practice-register.ts';
export { largeKommune } from '${root}src/addresses/node/practice/places.ts';`,
);
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: { ssr: `${outDir}/entry.ts`, outDir: `${outDir}/built`, target: 'node20' },
});
const {
  createRegisterImport,
  darEntities,
  dawaFlat,
  dawaNested,
  largeKommune,
  makePracticeRegister,
  ...write
} = await import(`${outDir}/built/entry.js`);

const text = makePracticeRegister({ seed: 350, name: 'Måling', date: '2026-11-01', places: largeKommune });
const rows = text
  .split('\n')
  .slice(5, -1)
  .slice(0, Number(process.argv[2] ?? 150_000))
  .map((line) => {
    const [id, houseNumberId, kommune, streetCode, name, houseNumber, floor, door, locality, ...place] =
      line.split(';');
    // In DAR a name in another village is another road.
    const street = `${name} ${streetCode}`;
    const [postcode, postDistrict] = place;
    return {
      id,
      houseNumberId,
      kommune,
      streetCode,
      street,
      houseNumber,
      floor,
      door,
      locality,
      postcode,
      postDistrict,
    };
  });
const forms = {
  'register file': () => write.writeCsv(rows),
  'DAWA CSV': () => write.writeDawaCsv(rows),
  'DAWA flat': () => write.writeJson(rows.map(dawaFlat), 'lines'),
  'DAWA nested': () => write.writeJson(rows.map(dawaNested), 'array'),
  DAR: () => JSON.stringify(darEntities(rows)),
};
const held = async () => {
  // Buffers are given back a little after the collection that frees them.
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc?.();
    await new Promise((done) => setTimeout(done, 50));
  }
  return process.memoryUsage().arrayBuffers;
};
say(`${rows.length} addresses`);
/** A function of its own, so that nothing of the form before is held. */
async function measure(name, make) {
  const whole = Buffer.from(make());
  const before = await held();
  const start = performance.now();
  const register = createRegisterImport({ moment: Date.now() });
  const file = register.file(name);
  const decoder = new TextDecoder();
  for (let at = 0; at < whole.length; at += 1 << 20)
    file.push(decoder.decode(whole.subarray(at, at + (1 << 20)), { stream: true }));
  file.end();
  const read = performance.now();
  const bytes = ((await held()) - before) / rows.length;
  const again = performance.now();
  const result = register.finish();
  const ms = read - start + performance.now() - again;
  if (!result.ok || result.value.badCount > 0)
    throw new Error(`${name}: ${JSON.stringify(result.error ?? result.value.bad)}`);
  say(
    `${name.padEnd(14)} ${(whole.length / 1e6).toFixed(0).padStart(4)} MB  ${ms.toFixed(0).padStart(6)} ms  ` +
      `${String(Math.round(rows.length / ms)).padStart(4)}k rows/s  ${bytes.toFixed(0).padStart(4)} bytes a row`,
  );
}
for (const [name, make] of Object.entries(forms)) await measure(name, make);

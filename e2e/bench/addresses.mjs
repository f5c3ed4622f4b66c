// Measures import, opening and search on a generated register of one large kommune (some 350,000 addresses).
//   node e2e/bench/addresses.mjs [kommuner]     1 by default; 11 is about the whole country
// Times depend on the machine; recall does not.
import { mkdir, writeFile } from 'node:fs/promises';
import { build } from 'vite';

const say = (line) => process.stdout.write(`${line}\n`);
const root = new URL('../../', import.meta.url).pathname;
const outDir = `${root}out/bench-addresses`;
await mkdir(outDir, { recursive: true });
await writeFile(
  `${outDir}/entry.ts`,
  `export { createNodeRegisterSession } from '${root}src/addresses/node/index.ts';
export { makePracticeRegister } from '${root}src/addresses/node/practice/practice-register.ts';
export { largeKommune } from '${root}src/addresses/node/practice/places.ts';
export { createSeeded } from '${root}src/addresses/node/practice/seeded.ts';`,
);
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: { ssr: `${outDir}/entry.ts`, outDir: `${outDir}/built`, target: 'node20' },
});
const { createNodeRegisterSession, makePracticeRegister, largeKommune, createSeeded } = await import(
  `${outDir}/built/entry.js`
);

const kommuner = Number(process.argv[2] ?? 1);
const places = Array.from({ length: kommuner }, (_, index) => {
  const code = String(101 + index * 10).padStart(4, '0');
  return largeKommune.map((kommune) => ({ ...kommune, code }));
}).flat();
const text = makePracticeRegister({ seed: 350, name: 'Måling', date: '2026-11-01', places });
const bytes = new TextEncoder().encode(text);

const timed = async (work) => {
  const start = performance.now();
  const value = await work();
  return [value, performance.now() - start];
};
const session = createNodeRegisterSession();
const [loaded, importMs] = await timed(() => session.load({ name: 'measured.csv', bytes }));
if (!loaded.ok) throw new Error(loaded.error.kind);
const { addresses } = loaded.value.info;
const reopened = createNodeRegisterSession();
const [, openMs] = await timed(() => reopened.open(session.pack));
say(
  `${addresses} addresses, CSV ${(bytes.length / 1e6).toFixed(0)} MB, pack ${(session.pack.byteLength / 1e6).toFixed(1)} MB`,
);
say(
  `import ${importMs.toFixed(0)} ms (${Math.round(addresses / importMs)}k rows/s), open ${openMs.toFixed(1)} ms`,
);

const rows = text.split('\n').slice(5, -1);
const chance = createSeeded(77);
const letters = 'abdeghklnorstuvæøå';
const misspell = (name) => {
  const at = chance.between(1, Math.max(1, name.length - 2));
  const [before, here, after] = [name.slice(0, at), name[at] ?? '', name.slice(at + 1)];
  return chance.pick([
    before + after,
    before + here + here + after,
    before + (after[0] ?? '') + here + after.slice(1),
    before + letters[chance.between(0, letters.length - 1)] + after,
  ]);
};
const plain = (value) => value.replace(/æ/gi, 'ae').replace(/ø/gi, 'oe').replace(/å/gi, 'aa');
const bare = (value) => value.replace(/[æÆ]/g, 'ae').replace(/[øØ]/g, 'o').replace(/[åÅ]/g, 'a');
const unitOf = ({ floor, door }) => [floor, door].filter((part) => part !== '').join(' ');
const line = (a, name = a.street) => `${name} ${a.number}${unitOf(a) === '' ? '' : `, ${unitOf(a)}`}`;
const ways = {
  prefix: (a) => a.street.slice(0, chance.between(2, Math.max(3, a.street.length - 2))),
  clean: (a) => `${line(a)}, ${a.postcode} ${a.town}`,
  'no town': (a) => line(a),
  'one slip': (a) => `${line(a, misspell(a.street))}, ${a.postcode}`,
  'slip, no town': (a) => line(a, misspell(a.street)),
  'two slips': (a) => `${line(a, misspell(misspell(a.street)))}, ${a.postcode}`,
  'ae oe aa': (a) => plain(line(a)),
  'a o': (a) => bare(line(a)),
  'postcode first': (a) => `${a.postcode} ${line(a).toLowerCase()}`,
  joined: (a) => `${a.street.replaceAll(/[ .]/g, '')}${a.number} ${unitOf(a)}`.toLowerCase(),
  'half done': (a) => line(a).slice(0, -1),
};

const percentile = (times, share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
const report = (name, times, first, five) => {
  times.sort((a, b) => a - b);
  const ms = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(3).padStart(8)).join('');
  const recall =
    first === undefined ? '' : `   r@1 ${first.toFixed(1).padStart(5)}  r@5 ${five.toFixed(1).padStart(5)}`;
  say(`${name.padEnd(16)}${ms}${recall}`);
};
say('query, ms:           p50     p95     p99');
const count = 600;
const all = [];
for (const [name, write] of Object.entries(ways)) {
  const times = [];
  let first = 0;
  let five = 0;
  for (let query = 0; query < count; query += 1) {
    const [id, , kommune, , street, number, floor, door, , postcode, town] = chance.pick(rows).split(';');
    const asked = write({ street, number, floor, door, postcode, town });
    const start = performance.now();
    const { suggestions } = session.search(asked, { limit: 8, kommuneCode: kommune });
    times.push(performance.now() - start);
    const hit = suggestions.findIndex((suggestion) =>
      name === 'prefix'
        ? suggestion.label === street
        : name === 'half done'
          ? suggestion.label.startsWith(street)
          : suggestion.kind === 'address' && suggestion.address.id === id,
    );
    if (hit === 0) first += 1;
    if (hit >= 0 && hit < 5) five += 1;
  }
  all.push(...times);
  report(name, times, (first / count) * 100, (five / count) * 100);
}
report('all', all);

const typing = [];
for (let query = 0; query < 100; query += 1) {
  const [, , , , street, number, floor, door] = chance.pick(rows).split(';');
  const whole = line({ street, number, floor, door });
  for (let length = 1; length <= whole.length; length += 1) {
    const start = performance.now();
    session.search(whole.slice(0, length), { limit: 8, kommuneCode: '0101' });
    typing.push(performance.now() - start);
  }
}
report('letter by letter', typing);

// Measures import, opening and search on a generated register as large as the country's, beside others in the same run:
//   npm run bench:addresses [-- [node] [peers] [chromium] [size] [--addresses N] [--seed N] [--count N] [--few N]
//     [--missed N]]
// Texts are typed by two models of error: the ranking was tuned on one, the other judges it. Times depend on the
// machine, ratios less so, recall not at all; what is compared in Node is judged by processor time. `--few`: so many
// addresses are given to those that cannot hold all of them. `--missed` shows so many texts of each class whose address is not among the first five. Ends with 1 where
// something that is wanted was not met.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildForNode, buildPage, outDir } from '../faults/build.mjs';
import { openChromium } from './addresses/chromium.mjs';
import { measureChromium } from './addresses/in-chromium.mjs';
import { createJudge, prefixMargin, wantedRecall } from './addresses/judge.mjs';
import { makeRegister } from './addresses/made-register.mjs';
import { installPeers } from './addresses/peers/install.mjs';
import {
  bestPossible,
  createScore,
  figures,
  percentiles,
  placeOf,
  processorTime,
} from './addresses/score.mjs';
import { measureWire } from './addresses/wire.mjs';

const { values, positionals } = parseArgs({
  options: {
    addresses: { type: 'string', default: '3800000' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '5000' },
    few: { type: 'string', default: '200000' },
    missed: { type: 'string', default: '0' },
  },
  allowPositionals: true,
});
const parts = ['node', 'peers', 'chromium', 'size'];
const unknown = positionals.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. There is: ${parts.join(', ')}.\n`);
  process.exit(2);
}
const wants = (part) => positionals.length === 0 || positionals.includes(part);
const wanted = Number(values.addresses);
const count = Number(values.count);
const say = (line) => process.stdout.write(`${line}\n`);
const judge = createJudge(say);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const per = (rate) => `${Math.round(rate / 1000)}k`;

await buildForNode('../bench/addresses/entry.ts', 'bench-addresses');
const address = `${outDir}/bench-addresses/entry.js`;
const room = await import(address);
const wordsOf = (text) => [...new Set(room.readTyped(text).tokens.map((token) => token.text))];
const files = mkdtempSync(join(tmpdir(), 'bopael-bench-'));
let peers;
if (wants('peers')) {
  installPeers();
  const { openPeers } = await import('./addresses/peers/index.mjs');
  peers = openPeers({ folder: files, wordsOf, few: Number(values.few), of: wanted });
}
let chromium;

try {
  const source = { addresses: wanted, seed: Number(values.seed), folder: files };
  const made = await makeRegister({ ...room, address }, source, (address, row) => peers?.take(address, row));
  const { pack, sample } = made;
  const opening = performance.now();
  const opened = room.openRegister(pack.slice(0));
  if (!opened.ok) throw new Error(opened.error.kind);
  const data = opened.value;
  const openMs = performance.now() - opening;
  const ids = data.unitIds.size + data.houseIds.size + data.file.part('rows/unitIndex').size;
  say(
    `${made.made} addresses, ${made.badCount} bad rows; import ${per(made.rate)} rows a second ` +
      `(${per(made.processorRate)} a second of the processor's); pack ${megabytes(pack.byteLength)}, ` +
      `of it ids ${megabytes(ids)}; open ${openMs.toFixed(0)} ms`,
  );
  judge.atLeast('import', made.rate / 1000, 400, 'k rows/s');

  const clock = () => performance.now();
  const options = { limit: 8 };
  const search = (text) => room.searchAddresses(data, text, options).suggestions;
  const queriesBy = (model) => room.makeQueries(sample, { seed: 7, count, model });
  const heldOut = queriesBy('held-out');
  /** Each text letter by letter, as it is typed. */
  const keystrokes = heldOut
    .slice(0, Math.ceil(count / 5))
    .flatMap(({ text }) => Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)));

  function searchAll(queries, now) {
    for (const { text } of queries.slice(0, 300)) search(text);
    const score = createScore();
    for (const query of queries) {
      const from = now();
      const suggestions = search(query.text);
      score.add(query, now() - from, placeOf(query, suggestions));
    }
    return score;
  }
  function typeAll(now) {
    for (const { text } of heldOut.slice(-300)) search(text);
    const times = keystrokes.map((text) => {
      const from = now();
      search(text);
      return now() - from;
    });
    return percentiles(times);
  }
  const heading = (title, rest) =>
    say(`\n${title.padEnd(18)}${'p50'.padStart(10)}${'p95'.padStart(10)}${'p99 ms'.padStart(10)}${rest}`);

  if (wants('node')) {
    for (const [model, queries] of [
      ['tuning', queriesBy('tuning')],
      ['held-out', heldOut],
    ]) {
      heading(model, '   r@1 %   r@5 %');
      const score = searchAll(queries, clock);
      for (const line of score.lines(Number(values.missed))) say(line);
      say(`${'all'.padEnd(18)}${figures(score.times())}`);
      if (model === 'tuning') continue;
      for (const [name, least] of Object.entries(wantedRecall)) {
        const recall = score.recallOf(name);
        if (recall !== undefined) judge.atLeast(`recall@5, ${name}`, recall, least, '%');
      }
      const best = bestPossible(room, data, queries);
      say(
        `best possible ranking of prefixes: ${best.written.toFixed(1)} % as names are written, ` +
          `${best.spelled.toFixed(1)} % where any of their spellings counts`,
      );
      judge.atLeast(
        'recall@5, prefix',
        score.recallOf('prefix'),
        Number((best.written - prefixMargin).toFixed(1)),
        '%',
      );
    }
    say(`${'keystrokes'.padEnd(18)}${figures(typeAll(clock))}`);
  }

  if (wants('chromium') || wants('peers')) {
    await buildPage('../bench/addresses/page', 'bench-addresses-page');
    const lent = [['/register.pack', Buffer.from(pack)], ...(peers?.lent() ?? [])];
    chromium = await openChromium(`${outDir}/bench-addresses-page`, new Map(lent));
    await chromium.order('load', '/register.pack');
  }
  if (wants('chromium')) {
    heading(`Chromium ${chromium.version().split('.')[0]}`, '');
    await measureChromium({ chromium, ids, heldOut, keystrokes, search, say, judge });
  }

  if (wants('peers')) {
    heading('beside others', '');
    const rows = (name, { texts, keys }, rest) =>
      say(
        `${name}, ${rest}\n${'keystrokes'.padEnd(18)}${figures(keys)}\n${'texts'.padEnd(18)}${figures(texts)}`,
      );
    // What is compared is measured side by side, as the machine is at that moment.
    const own = () => ({ texts: searchAll(heldOut, processorTime).times(), keys: typeAll(processorTime) });
    rows('ours, Node, of the processor', own(), 'all addresses');
    const given = { room, data, queries: heldOut, keystrokes, own, chromium, say };
    for await (const { name, holds, score, keys, own: beside } of peers.measure(given)) {
      const texts = score.times();
      const [byKeys, byTexts] = [keys.p95 / beside.keys.p95, texts.p95 / beside.texts.p95];
      rows(
        name,
        { texts, keys },
        `${holds} addresses; of ${score.asked} texts ${score.recall().toFixed(1)} % in five; ` +
          `p95 beside ours: keystrokes ${byKeys.toFixed(1)}, texts ${byTexts.toFixed(1)} times`,
      );
      const times = name.startsWith('minisearch on') ? 10 : 100;
      judge.atLeast(`p95 of a keystroke, ${name}, beside ours`, byKeys, times, 'times');
    }
  }
  if (wants('size')) await measureWire(room, pack, data, judge);
} finally {
  await chromium?.close();
  peers?.close();
  rmSync(files, { recursive: true, force: true });
}
process.exit(judge.finish() ? 0 : 1);

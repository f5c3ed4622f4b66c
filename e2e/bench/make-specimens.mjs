// Fictive practice letters and what each of them says, to measure the letter reader with:
//   node e2e/bench/make-specimens.mjs OUT --seed N --count N [--level clean|mild|hard|all]
//     [--kind permit|other|all] [--split work|held-back] [--form pdf-text|pdf-image|png|jpeg|several] [--layout ID]
// A reader is tuned on `work`, and measured on `held-back`: layouts and sentences it has never seen.
import { parseArgs } from 'node:util';
import { buildForNode, outDir } from '../faults/build.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '12' },
    level: { type: 'string', default: 'all' },
    kind: { type: 'string', default: 'all' },
    split: { type: 'string', default: 'work' },
    form: { type: 'string' },
    layout: { type: 'string' },
  },
});
const [out] = positionals;
const choices = {
  level: ['clean', 'mild', 'hard', 'all'],
  kind: ['permit', 'other', 'all'],
  split: ['work', 'held-back'],
  form: [undefined, 'pdf-text', 'pdf-image', 'png', 'jpeg', 'several'],
};
const wrong = Object.entries(choices).find(([name, allowed]) => !allowed.includes(values[name]));
const whole = (text) => /^\d{1,9}$/u.test(text);
if (out === undefined || wrong !== undefined || !whole(values.seed) || !whole(values.count)) {
  process.stderr.write(
    `${wrong === undefined ? 'Needs a folder, and whole numbers' : `No such --${wrong[0]}`}\n`,
  );
  process.exit(2);
}

await buildForNode('../../src/specimens/node/make-specimens.ts', 'specimens');
const { makeSpecimens } = await import(`${outDir}/specimens/make-specimens.js`);
await makeSpecimens({ ...values, out, seed: Number(values.seed), count: Number(values.count) }, (line) =>
  process.stdout.write(`${line}\n`),
);

// Measures how the models for names misread letters, and writes resources/letter-confusions.json anew:
//   node e2e/bench/letter-confusions.mjs [--rounds N] [--seed N] [--font FILE.ttf ...] [--out FILE]
// Liberation Sans and IBM Plex Sans are always drawn. What the station ships was drawn with Liberation Serif, Mono
// and Sans Narrow and DejaVu Sans and Serif besides: give more fonts, and the table knows more prints.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { GlobalFonts } from '@napi-rs/canvas';
import { buildForNode, outDir } from '../faults/build.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    font: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: here('../../resources/letter-confusions.json') },
  },
});
const files = [
  here('../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'),
  here('../../node_modules/dkfds/dist/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-Regular.ttf'),
  ...values.font,
];
const fonts = files.map((file, index) => {
  GlobalFonts.registerFromPath(file, `Print ${index}`);
  return `Print ${index}`;
});
await buildForNode('../../src/letters/node/confusions/measure-confusions.ts', 'confusions');
const { measureConfusions } = await import(`${outDir}/confusions/measure-confusions.js`);
const table = await measureConfusions({ fonts, rounds: Number(values.rounds), seed: Number(values.seed) });
const models = Object.entries(table).map(([model, letters]) => {
  const lines = Object.entries(letters).map(
    ([letter, shares]) => `    ${JSON.stringify(letter)}: ${JSON.stringify(shares)}`,
  );
  return `  ${JSON.stringify(model)}: {\n${lines.join(',\n')}\n  }`;
});
writeFileSync(values.out, `{\n${models.join(',\n')}\n}\n`);

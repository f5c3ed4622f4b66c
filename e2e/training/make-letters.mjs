// The letters of the training scenarios, made from what `resources/training/scenarios` says of them. The same
// words give the same bytes: node e2e/training/make-letters.mjs
import { buildForNode, outDir } from '../faults/build.mjs';

await buildForNode('../training/make-letters.ts', 'training-letters');
const { makeTrainingLetters } = await import(`${outDir}/training-letters/make-letters.js`);
await makeTrainingLetters((line) => process.stdout.write(`${line}\n`));

export { createNodeLetterReader } from '../../../src/letters/node/index.ts';
export { openPdf } from '../../../src/letters/node/open-pdf.ts';
export { turnsOf, wordsOfLayer } from '../../../src/letters/sheet/text-layer.ts';
export { arrangeLetter } from '../../../src/letters/text/letter-text.ts';

import { familyLetters } from './family-letters.ts';
import { heldBackLetters } from './held-back/held-back-letters.ts';
import type { Layout } from './layout.ts';
import { ownWordsLetters } from './own-words/own-words-letters.ts';
import { singleLetters } from './single-letters.ts';
import { wideLetters } from './wide-letters.ts';

/** All ways in which permit letters are put on paper. */
export const layouts: readonly Layout[] = [
  ...singleLetters,
  ...wideLetters,
  ...familyLetters,
  ...ownWordsLetters,
  ...heldBackLetters,
];

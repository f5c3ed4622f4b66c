import { familyLetters } from './family-letters.ts';
import type { Layout } from './layout.ts';
import { singleLetters } from './single-letters.ts';
import { wideLetters } from './wide-letters.ts';

/** All ways in which permit letters are put on paper. */
export const layouts: readonly Layout[] = [...singleLetters, ...wideLetters, ...familyLetters];

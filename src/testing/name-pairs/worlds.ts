import type { NameWorld } from './name-world.ts';
import { arabicNames } from './names-arabic.ts';
import { somaliNames, tigrinyaNames } from './names-eritrea-somalia.ts';
import { danishNames, kurdishNames, polishNames, turkishNames } from './names-europe.ts';
import { congoleseNames, thaiNames, vietnameseNames } from './names-far.ts';
import { persianNames } from './names-persian.ts';
import { ukrainianNames } from './names-ukraine.ts';

/** Where people come from, and how many of a hundred from there. */
export const worlds: readonly (readonly [NameWorld, number])[] = [
  [arabicNames, 26],
  [persianNames, 14],
  [tigrinyaNames, 8],
  [somaliNames, 9],
  [ukrainianNames, 18],
  [turkishNames, 7],
  [kurdishNames, 4],
  [thaiNames, 3],
  [congoleseNames, 4],
  [vietnameseNames, 3],
  [danishNames, 2],
  [polishNames, 2],
];

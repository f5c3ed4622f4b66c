import { fold } from './folding.ts';

/** Words that are written in several ways, in street names and by those who type them. */
const spellings: readonly (readonly string[])[] = [
  ['gammel', 'gl'],
  ['nordre', 'ndr'],
  ['nørre', 'nr', 'ndr'],
  ['sønder', 'sdr'],
  ['søndre', 'sdr'],
  ['øster', 'ø'],
  ['østre', 'ø'],
  ['vester', 'v'],
  ['vestre', 'v'],
  ['store', 'st'],
  ['lille', 'll'],
  ['sankt', 'skt', 'sct', 'st'],
  ['doktor', 'dr'],
  ['dronning', 'dr', 'dronn'],
  ['kongens', 'kgs'],
  ['professor', 'prof'],
  ['borgmester', 'borgm'],
  ['kaptajn', 'kapt'],
  ['kristian', 'christian', 'chr', 'kr'],
  ['frederik', 'fr'],
  ['boulevard', 'blvd', 'bd'],
  ['plads', 'pl'],
  ['nummer', 'nr'],
  ['haveforeningen', 'hf'],
  ['andelsforeningen', 'af'],
];

const alternatives = new Map<string, Set<string>>();
for (const group of spellings) {
  const folded = group.map(fold);
  for (const word of folded) {
    const known = alternatives.get(word) ?? new Set<string>();
    for (const other of folded) if (other !== word) known.add(other);
    alternatives.set(word, known);
  }
}

const wordBreak = /[^\p{L}\p{N}]+/u;

const noOthers: ReadonlySet<string> = new Set();

/** How else a folded word of a name is written. */
export const otherSpellings = (word: string): ReadonlySet<string> => alternatives.get(word) ?? noOthers;

/** The folded words of a name. */
export const wordsOfName = (name: string): readonly string[] =>
  name
    .split(wordBreak)
    .map(fold)
    .filter((word) => word !== '');

/** Words that begin no search on their own: every other street has one. */
const tooCommon = new Set(
  [
    'vej',
    'gade',
    'alle',
    'plads',
    'torv',
    'stræde',
    'sti',
    'vænge',
    'park',
    'boulevard',
    'den',
    'det',
    'de',
    'til',
    'og',
    'nr',
  ].map(fold),
);

export interface NameKey {
  readonly key: string;
  /** True where the key begins at a later word of the name: `Andersens Vej` for `H.C. Andersens Vej`. */
  readonly laterWord: boolean;
}

/** Every key that a street name can be found under, without doubles. */
export function nameKeysOf(name: string): readonly NameKey[] {
  const words = wordsOfName(name);
  const keys = new Map<string, boolean>();
  if (words.length === 0) return [];
  keys.set(words.join(''), false);

  let spelled: string[][] = [[]];
  for (const word of words) {
    const others = [...otherSpellings(word)];
    const all = [word, ...others].flatMap((way) => spelled.map((before) => [...before, way]));
    // Two such words in one name give a handful of spellings; more than that is not worth the room.
    spelled = all.length > 16 ? spelled.map((before) => [...before, word]) : all;
  }
  for (const way of spelled) keys.set(way.join(''), false);

  words.forEach((word, at) => {
    if (at === 0 || word.length < 3 || tooCommon.has(word)) return;
    const key = words.slice(at).join('');
    if (!keys.has(key)) keys.set(key, true);
  });
  return [...keys].map(([key, laterWord]) => ({ key, laterWord }));
}

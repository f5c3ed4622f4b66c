import fc from 'fast-check';
import { composeSpecimen } from '../../specimens/compose-specimen.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';
import { anyWord } from './hostile-words.ts';
import { pagesOfSpecimen } from './specimen-words.ts';

/** What may befall a word of a letter. */
type Damage =
  | { readonly what: 'drop' | 'double' | 'swap' | 'join' | 'shift' | 'shuffle-digits' }
  | { readonly what: 'replace'; readonly text: string };

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.constantFrom<Damage>(
    ...(['drop', 'double', 'swap', 'join', 'shift', 'shuffle-digits'] as const).map((what) => ({ what })),
  ),
  anyWord.map((text): Damage => ({ what: 'replace', text })),
);

function inflict(words: LetterWord[], at: number, done: Damage): void {
  const word = words[at];
  const next = words[(at + 1) % words.length];
  if (word === undefined || next === undefined) return;
  switch (done.what) {
    case 'drop':
      words.splice(at, 1);
      return;
    case 'double':
      words.splice(at, 0, { ...word });
      return;
    case 'swap':
      [words[at], words[(at + 1) % words.length]] = [
        { ...word, text: next.text },
        { ...next, text: word.text },
      ];
      return;
    case 'join':
      words[at] = { ...word, text: word.text + next.text };
      return;
    case 'shift':
      words[at] = { ...word, box: { ...word.box, left: word.box.left * 0.5, top: word.box.top * 0.9 } };
      return;
    case 'shuffle-digits':
      words[at] = { ...word, text: word.text.replace(/(\d)(\d)/gu, '$2$1') };
      return;
    case 'replace':
      words[at] = { ...word, text: done.text };
  }
}

const letters = Array.from({ length: 60 }, (_, index) => {
  const seed = 4100 + index;
  const specimen = composeSpecimen(index % 6 === 5 ? { seed, kind: 'other' } : seed);
  return pagesOfSpecimen(specimen, index % 2 === 0 ? 'file' : 'recognised');
});

/** Practice letters with a few words, or many, dropped, doubled, moved and garbled. */
export const damagedLetter: fc.Arbitrary<readonly PageText[]> = fc
  .tuple(fc.constantFrom(...letters), fc.array(fc.tuple(fc.nat(), damage), { maxLength: 30 }))
  .map(([pages, damages]) => {
    const changed = pages.map((page) => ({ ...page, words: [...page.words] }));
    for (const [chance, done] of damages) {
      const page = changed[chance % changed.length];
      if (page !== undefined && page.words.length > 0) inflict(page.words, chance % page.words.length, done);
    }
    return changed;
  });

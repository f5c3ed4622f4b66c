import type { LetterWord, PageText } from './page-text.ts';

/**
 * Pages of a letter from text set in a fixed pitch: each line a line, each sign a place, so that columns
 * stand where they are typed. `again` says what a word gives when it is read again. For tests of the rules, which need words and where they stand.
 */
export function specimenPages(
  source: PageText['source'],
  pages: readonly string[],
  again: Readonly<Record<string, readonly string[]>> = {},
): readonly PageText[] {
  const columns = 100;
  const lines = 70;
  return pages.map((text, page): PageText => {
    const words = text.split('\n').flatMap((line, row): LetterWord[] =>
      [...line.matchAll(/\S+/gu)].map((match) => ({
        text: match[0],
        confidence: source === 'file' ? 1 : 0.9,
        box: {
          page,
          left: match.index / columns,
          top: row / lines,
          width: match[0].length / columns,
          height: 0.7 / lines,
        },
        // As a reader does with numbers: the same place read twice more, here with the same result.
        ...(/\d{4}/u.test(match[0]) ? { readAgain: again[match[0]] ?? [match[0], match[0]] } : {}),
      })),
    );
    return { aspect: 1.4, source, words };
  });
}

import { bareText } from '../names/channel.ts';
import type { Segment } from '../text/arrange-lines.ts';
import type { LetterText } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import type { Candidate } from './candidates.ts';
import { parsePersonName } from './person-names.ts';

/** "5000 Odense C", "Prøvevej 36, 7400 Herning"; one of its figures may be misread. */
const postcodeLine =
  /^(?:[^,]{3,40}\s\d{1,3}\p{L}?,\s(?:[^,]{2,12},\s)?)?(?:DK[- ]?)?(?=(?:\p{L}?\d){3})[\dTIlOSZBG]{4}\s+\p{L}/u;
const printedOf = (segment: Segment): string => segment.words.map((word) => word.text).join(' ');

/** The first line of the address: what the window of the envelope shows. */
export function findAddressee(letter: LetterText): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  for (const block of letter.blocks[0] ?? []) {
    const last = block.findIndex((segment) => postcodeLine.test(printedOf(segment)));
    const bottom = block[last];
    if (last < 1 || bottom === undefined || (bottom.words[0]?.box.top ?? 1) > 0.45) continue;
    const lines = block.slice(Math.max(0, last - 5), last);
    if (lines.some((line) => /kommune|styrelse|borgerservice|rådhus|nævn/iu.test(printedOf(line)))) continue;
    // The street stands in a line of its own, or in that of the postcode.
    const above = printedOf(bottom).includes(',') ? lines : lines.slice(0, -1);
    const named =
      above.find((line) => {
        const name = parsePersonName(printedOf(line), true);
        return name?.includes(' ') === true && !/^c\/o/iu.test(printedOf(line));
      }) ?? (last <= 3 ? above[0] : undefined);
    const name = named === undefined ? undefined : parsePersonName(printedOf(named), true);
    if (named === undefined || name === undefined) continue;
    const score = name.includes(' ') ? 4 : 2;
    found.push({ value: name, raw: printedOf(named), words: named.words, score, rule: 'name-in-address' });
  }
  return found;
}

/** Cells over the greeting that begin with the name greeted, and say more of it. */
export function findGreetedInFull(
  letter: LetterText,
  greeted: readonly Candidate<string>[],
): Candidate<string>[] {
  const short = greeted.filter(({ words: [word] }) => word?.box.page === 0).slice(0, mostGreetings);
  return short.flatMap(({ words }) => {
    const own = words.map(({ text }) => bareText(text));
    const over = (words[0] as LetterWord).box.top;
    const cells = (letter.rows[0] ?? []).flat();
    return cells.flatMap((cell): Candidate<string>[] => {
      const isOver = (cell.words[0]?.box.top ?? 1) < over;
      const begins = own.every(
        (word, at) => cell.words[at] !== undefined && bareText(cell.words[at].text) === word,
      );
      const name =
        isOver && begins && cell.words.length > own.length
          ? parsePersonName(printedOf(cell), true)
          : undefined;
      if (name?.includes(' ') !== true) return [];
      return [
        { value: name, raw: printedOf(cell), words: cell.words, score: 2.5, rule: 'name-greeted-in-full' },
      ];
    });
  });
}

/** A letter greets once or twice. */
const mostGreetings = 4;

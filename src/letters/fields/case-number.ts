import { type LetterText, printedBetween, wordsBetween } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import { type Candidate, candidateAt } from './candidates.ts';
import { findDates } from './dates.ts';
import { matchesIn } from './matches.ts';
import { headsAbove } from './table-heads.ts';

const label =
  /(?<![\p{L}])(?:vor(?:es)?\s+|our\s+|deres\s+)?(?:sags?[\s-]*(?:nr|nummer|id|no)|sagsnr|sagsnummer|sags-?id|j\.?\s?n?\.?\s?nr|journal[\s-]*(?:nr|nummer)|journalnr|journalnummer|jnr|case\s*(?:no|number|id|ref(?:erence)?)|file\s*(?:no|number)|ref(?:erence)?(?:\.?\s*(?:no|nr|number))?|akt(?:id|nr)|ordre[\s-]*id|case order id|matter|i arkivet som)[.,]?\s*[:;.]?\s*/gu;
const value = /^[\p{Lu}]{0,6}(?:\s?[-–/]\s?)?\d[\p{Lu}\d]*(?:\s?[-–/.]\s?\p{Lu}*\d[\p{Lu}\d]*)*/u;

/** The whole of a word is a case number, but for a stop or comma after it. */
const wholeValue = new RegExp(`${value.source}[.,;]?$`, 'u');

/** What was read, or what was read of the same place alone where the first reading holds odd signs. */
function clearestReading(printed: string, words: readonly LetterWord[]): string | undefined {
  const [first] = words;
  const others = words.length === 1 ? (first?.readAgain ?? []) : [];
  const text = wholeValue.test(printed)
    ? printed
    : (others.find((other) => wholeValue.test(other)) ?? printed);
  return value.exec(text)?.[0];
}

/** The column's head says it, perhaps in print so small that half of it is lost. */
const headOfColumn = /sagsn|sags?-?id|journaln|case n|case id/u;
const partOfNumber = /^[\p{Lu}]{0,6}[-/]?\d[\d/-]{3,}\d$/u;

function underHeads(letter: LetterText): readonly Candidate<string>[] {
  const head = (letter.pages[0]?.words ?? []).filter(
    ({ text, box }) => box.top < 0.35 && partOfNumber.test(text) && findDates(text).length === 0,
  );
  return head.flatMap((word) =>
    headOfColumn.test(headsAbove(letter, word).label)
      ? [{ value: word.text, raw: word.text, words: [word], score: 2, rule: 'case-number-under-head' }]
      : [],
  );
}

/** "2026-123 dato 03.06.2056": a date that follows, and its label, are no part of the number. */
function withoutDate(line: string): string {
  const [date] = findDates(line);
  return (date === undefined ? line : line.slice(0, date.from)).replace(
    /\s+(?:dato|date|den|af)?[:.]?\s*$/u,
    '',
  );
}

/** The case number as printed, by its label. */
export function findCaseNumbers(letter: LetterText): readonly Candidate<string>[] {
  const found: Candidate<string>[] = [...underHeads(letter)];
  for (const view of [letter.across, letter.columns]) {
    for (const match of matchesIn(view.match, label)) {
      const labelEnd = match.index + match[0].length;
      const start =
        labelEnd + (/^[?!:;.,\s]*/u.exec(view.match.slice(labelEnd, labelEnd + 6))?.[0].length ?? 0);
      const line = withoutDate(/^[^\n]*?(?=\n| {2}|$)/u.exec(view.match.slice(start, start + 40))?.[0] ?? '');
      const words = wordsBetween(view, start, start + line.length);
      const head = words.slice(0, words.findIndex((word) => /\d/u.test(word.text)) + 1);
      const text =
        head.length === 0 || head.length > 2
          ? undefined
          : clearestReading(printedBetween(view, start, start + line.length), head.slice(-1));
      if (text === undefined || text.replace(/\D/gu, '').length < 4) continue;
      const weak = /^(?:deres|ref)/u.test(match[0]);
      const stretch = { from: start, to: start + line.length };
      const candidate = candidateAt(view, stretch, {
        value: text.replace(/\s/gu, '').replace(/–/gu, '-'),
        score: weak ? 2 : 4,
        rule: 'case-number-label',
      });
      found.push({ ...candidate, words: candidate.words.filter((word) => /\d/u.test(word.text)) });
    }
  }
  return found;
}

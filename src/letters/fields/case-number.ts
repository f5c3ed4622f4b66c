import { type LetterText, printedBetween } from '../text/letter-text.ts';
import { type Candidate, candidateAt } from './candidates.ts';

const label =
  /(?<![\p{L}])(?:vor(?:es)?\s+|our\s+|deres\s+)?(?:sags?[\s-]*(?:nr|nummer|id|no)|sagsnr|sagsnummer|sags-?id|j\.?\s?n?\.?\s?nr|journal[\s-]*(?:nr|nummer)|journalnr|journalnummer|jnr|case\s*(?:no|number|id|ref(?:erence)?)|file\s*(?:no|number)|ref(?:erence)?(?:\.?\s*(?:no|nr|number))?|akt(?:id|nr)|ordre[\s-]*id|case order id)[.,]?\s*[:;.]?\s*/gu;
const value = /^[\p{Lu}]{0,6}(?:\s?[-–/]\s?)?\d[\p{Lu}\d]*(?:\s?[-–/.]\s?[\p{Lu}\d]*\d[\p{Lu}\d]*)*/u;

/** The case number as printed, by its label. */
export function findCaseNumbers(letter: LetterText): readonly Candidate<string>[] {
  const found: Candidate<string>[] = [];
  for (const view of [letter.across, letter.columns]) {
    for (const match of view.match.matchAll(label)) {
      const start = match.index + match[0].length;
      const lineEnd = view.match.slice(start).search(/\n| {2}/u);
      const end = lineEnd < 0 ? view.match.length : start + lineEnd;
      const printed = printedBetween(view, start, Math.min(end, start + 40)).replace(/^[:;.,\s]+/u, '');
      const text = value.exec(printed)?.[0];
      if (text === undefined || text.replace(/\D/gu, '').length < 4) continue;
      const at = view.printed.indexOf(
        text,
        Math.max(0, view.marks.find((mark) => mark.to > start)?.printedFrom ?? 0),
      );
      const marks = view.marks.filter((mark) => mark.printedFrom < at + text.length && mark.printedTo > at);
      const first = marks[0];
      const last = marks.at(-1);
      if (first === undefined || last === undefined) continue;
      const weak = /^(?:deres|ref)/u.test(match[0]);
      found.push(
        candidateAt(
          view,
          { from: first.from, to: last.to },
          {
            value: text.replace(/\s/gu, '').replace(/[–]/gu, '-'),
            score: weak ? 2 : 4,
            rule: 'case-number-label',
          },
        ),
      );
    }
  }
  return found;
}

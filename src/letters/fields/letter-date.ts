import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type LetterText, printedBetween } from '../text/letter-text.ts';
import { type Candidate, candidateAt, textBefore } from './candidates.ts';
import { findDates } from './dates.ts';
import { headsAbove } from './table-heads.ts';

const label =
  /(?:\bdato|brevdato|(?<!\p{L})(?:rettet|korrigeret|skrevet|afgjort)|afgørelsesdato|udstedt|udstedelsesdato|\bdate|date of (?:letter|issue|decision)|issued(?: on)?)\P{L}{0,4}(?:(?:den|the|on)\s)?\P{L}{0,2}$/u;
const labelOfOther =
  /(?:født|fødsels|birth|udløb|expiry|valid|gyldig|ansøg|indrejse|start|slut)\p{L}*\s*dato?\P{L}*$|(?:date of (?:birth|expiry|entry))\P{L}*$|fødselsdato\P{L}*$/u;
/** "København, den 3. juni 2021", "Den 3. juni 2021" */
const placeAndDay = /(?:^|\n| {2})(?:\p{L}[\p{L} .]{1,24},\s(?:den\s|the\s)?|(?:den|the)\s)$/u;
const decidedOn =
  /(?:ved afgørelse af|dette (?:brev )?er (?:skrevet|sendt|afsendt)|this (?:letter|notice) (?:is|was) (?:written|sent)(?: on)?|afgørelse af|decision of|by decision dated|brev af|dags dato)\P{L}*(?:den\s)?$/u;

/** "Sagsnr. 2064-15-2748 12. februar 2064" */
const caseBefore = /^\s*(?:sags?\p{L}*\.?|j\.?\s?nr\.?|journal\p{L}*\.?)[\s:]{1,3}[\d/-]{5,}\s$/u;
/** "Den 10. juli 2057, sagsnummer 2057-907, Person-ID 8344537338" */
const caseBehind = /^[,.] (?:\p{L}{2,5} )?(?:sags?|j\.?\s?nr|journal|case|ref)[\p{L}\d., /:-]*$/u;

/** Between the facts of a line in a letter’s head. */
const parting = /\n| {2}|\s[·•|/]\s|^\s[-–]\s(?=\p{L})/u;

/** "Vores dokument 1137756 - 18-11-2026": nothing, where the dash parts the date from what is no date. */
const withoutDash = (line: string): string =>
  /\s[-–]\s$/u.test(line) && findDates(line).length === 0 ? '' : line;

/** The day that the letter itself bears. */
export function findLetterDates(letter: LetterText): readonly Candidate<CalendarDate>[] {
  const found: Candidate<CalendarDate>[] = [];
  for (const view of [letter.columns, letter.across]) {
    for (const date of findDates(view.match)) {
      const candidate = candidateAt(view, date, { value: date.date, score: 0, rule: 'letter-date-label' });
      const box = candidate.words[0]?.box;
      if (box === undefined) continue;
      const isHead = box.page === 0 && box.top < 0.42;
      const before = textBefore(view, date.from, 60);
      const lineBefore = withoutDash(before.split(parting).at(-1) ?? '');
      const lineAfter = (view.match.slice(date.to, date.to + 30).split(parting)[0] ?? '').replace(
        caseBehind,
        '',
      );
      // A capital begins "Den 3. juni 2021"; "den" inside a sentence may begin its second line.
      const printedLine = printedBetween(view, date.from - lineBefore.length, date.from);
      if (labelOfOther.test(before)) continue;
      if (label.test(before) || (isHead && caseBefore.test(lineBefore))) {
        found.push({ ...candidate, score: isHead ? 8 : 3 });
      } else if (
        isHead &&
        lineBefore.trim() === '' &&
        lineAfter.trim() === '' &&
        !isInTable(letter, candidate)
      ) {
        found.push({ ...candidate, score: 5 - 4 * box.top, rule: 'letter-date-alone-in-head' });
      } else if (
        placeAndDay.test(before) &&
        /^\s*\p{Lu}/u.test(printedLine) &&
        lineAfter.trim().replace(/\.$/u, '') === ''
      ) {
        found.push({ ...candidate, score: isHead ? 6 : 2.5, rule: 'letter-date-place-and-day' });
      } else if (decidedOn.test(before)) {
        found.push({ ...candidate, score: 1, rule: 'letter-date-of-decision' });
      }
    }
  }
  return found;
}

/** A cell under another cell's date, or under a head that says so, tells something of its row. */
function isInTable(letter: LetterText, { words }: Candidate<CalendarDate>): boolean {
  const [word] = words;
  if (word === undefined) return false;
  const rows = letter.rows[word.box.page] ?? [];
  const at = rows.findIndex((cells) => cells.some((cell) => cell.words.includes(word)));
  if ((rows[at]?.length ?? 0) < 3) return false;
  const isDateBeside = (row: (typeof rows)[number] | undefined): boolean =>
    row?.some(
      (cell) =>
        Math.abs(cell.left - word.box.left) < 0.03 &&
        findDates(
          cell.words
            .map(({ text }) => text)
            .join(' ')
            .toLowerCase(),
        ).length > 0,
    ) ?? false;
  return (
    isDateBeside(rows[at - 1]) || isDateBeside(rows[at + 1]) || ofOther.test(headsAbove(letter, word).label)
  );
}

const ofOther = /fød|birth|gyldig|gælde|udløb|valid|expir|(?:^|\s)(?:fra|til|from|to)(?:\s|$)/u;

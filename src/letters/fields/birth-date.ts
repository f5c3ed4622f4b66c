import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type CprContext, parseCprNumber } from '../../domain/cpr-number.ts';
import { type LetterText, wordsBetween } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import { type Candidate, candidateAt, textBefore } from './candidates.ts';
import type { NumberGroup } from './cpr-numbers.ts';
import { findDates } from './dates.ts';
import { columnOwner } from './table-heads.ts';

const label =
  /(?:født|fødselsdato(?:en)?|fødselsdag|fødedato|fødselsår|date of birth|birth ?date|birthday|d\.?o\.?b\.?|born|\bf\.)(?:\s*\([^)]{0,20}\))?[\s:.,]*(?:den|on|som|the|er|is|as|d\.|har vi noteret|(?:er )?angivet til)?[\s:.]*$/u;
const labelNearby = /(?:født|fødselsdato|fødselsdag|date of birth|born)[^.]{0,30}$/u;
const otherPerson =
  /(?:ægtefælle|samlever|spouse|husband|wife|partner|referenceperson|sponsor|herboende|mother|father|værge)[^.]{0,60}$/u;

/** Dates that the letter calls someone's birth date. */
export function findBirthDates(
  letter: LetterText,
  today: CalendarDate | undefined,
): readonly Candidate<CalendarDate>[] {
  const found: Candidate<CalendarDate>[] = [];
  for (const view of [letter.columns, letter.across]) {
    for (const date of findDates(view.match)) {
      if (today !== undefined && date.date > today) continue;
      const before = textBefore(view, date.from, 90);
      const score = label.test(before)
        ? 4
        : labelNearby.test(before) || isInLabelledRow(letter, wordsBetween(view, date.from, date.to)[0])
          ? 2
          : 0;
      if (score === 0) continue;
      const owner = columnOwner(letter, wordsBetween(view, date.from, date.to)[0]);
      if (owner === 'other') continue;
      const others =
        owner === undefined && otherPerson.test(before.replace(/familiesammenført\s+ægtefæll\p{L}*/gu, ''));
      found.push(
        candidateAt(view, date, {
          value: date.date,
          score: others ? score / 8 : score,
          rule: 'birth-date-label',
        }),
      );
    }
  }
  return found;
}

/** Dates without any label that a number tells: "Vedr.: Nikita Morozov, 28. november 2010". */
export function findBirthDatesOfNumbers(
  letter: LetterText,
  numbers: readonly NumberGroup[],
  context: CprContext,
): readonly Candidate<CalendarDate>[] {
  const born = numbers.flatMap(({ places }) =>
    places.flatMap(({ readings }) => readings.map((digits) => parseCprNumber(digits, context))),
  );
  const told = new Set(born.flatMap((parsed) => (parsed.ok ? [parsed.value.birthDate] : [])));
  return [letter.columns, letter.across].flatMap((view) =>
    findDates(view.match)
      .filter(({ date }) => told.has(date))
      .map((date) => candidateAt(view, date, { value: date.date, score: 2, rule: 'birth-date-of-number' })),
  );
}

/** In a table with a column for each of two people, the label stands at the beginning of the row. */
function isInLabelledRow(letter: LetterText, word: LetterWord | undefined): boolean {
  if (word === undefined || columnOwner(letter, word) !== 'addressee') return false;
  const row = (letter.rows[word.box.page] ?? []).find((cells) =>
    cells.some(({ words }) => words.includes(word)),
  );
  const first = row?.[0]?.words.map(({ text }) => text.toLowerCase()).join(' ') ?? '';
  return label.test(first);
}

import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type CprContext, parseCprNumber } from '../../domain/cpr-number.ts';
import type { FieldReading, PersonReading } from '../../domain/permit-letter.ts';
import type { LetterText } from '../text/letter-text.ts';
import { boxAround, type LetterWord } from '../text/page-text.ts';
import { type Candidate, chooseField } from './candidates.ts';
import { findCountryAtStart } from './countries.ts';
import { type NumberGroup, readNumber } from './cpr-numbers.ts';
import { findDates } from './dates.ts';
import { findNames } from './names.ts';
import { parsePersonName } from './person-names.ts';

/** The row of a table that a word stands in, as its cells. */
function rowOf(letter: LetterText, word: LetterWord): readonly (readonly LetterWord[])[] {
  const rows = letter.rows[word.box.page] ?? [];
  return rows.find((row) => row.some((cell) => cell.words.includes(word)))?.map((cell) => cell.words) ?? [];
}

/** The name in the same row of a table as a number. */
function nameInRow(letter: LetterText, word: LetterWord): Candidate<string> | undefined {
  for (const words of rowOf(letter, word)) {
    const text = words.map((part) => part.text).join(' ');
    const letters = words.filter((part) => /\p{L}/u.test(part.text) && !/\d/u.test(part.text));
    const name = parsePersonName(/\d/u.test(text) ? letters.map((part) => part.text).join(' ') : text);
    if (name === undefined || !name.includes(' ')) continue;
    return { value: name, raw: text, words: letters, score: 5, rule: 'name-in-row' };
  }
  return undefined;
}

/** The dates in the same row of a table as a number. */
function datesInRow(letter: LetterText, word: LetterWord): readonly Candidate<CalendarDate>[] {
  return rowOf(letter, word).flatMap((words) =>
    findDates(words.map((part) => part.text).join(' ')).map(({ date }) => ({
      value: date,
      raw: words.map((part) => part.text).join(' '),
      words: words.filter((part) => /\d/u.test(part.text)),
      score: 2,
      rule: 'birth-date-in-row',
    })),
  );
}

/** The country in the same row of a table as a number: a cell that holds nothing else. */
function citizenshipInRow(letter: LetterText, word: LetterWord): Candidate<string> | undefined {
  for (const words of rowOf(letter, word)) {
    const cell = words.filter((part) => /\p{L}/u.test(part.text));
    const raw = cell.map((part) => part.text).join(' ');
    const country = findCountryAtStart(raw);
    if (country?.exact !== true || country.words !== cell.length) continue;
    return { value: country.alpha3, raw, words: cell, score: 3, rule: 'citizenship-in-row' };
  }
  return undefined;
}

/** Of several places, the nearest that stands before a number, else the nearest of all. */
function nearestTo<Value>(
  word: LetterWord,
  candidates: readonly Candidate<Value>[],
): Candidate<Value> | undefined {
  const height = (box: LetterWord['box']): number => box.page * 10 + box.top;
  const own = height(word.box);
  const measured = candidates.flatMap((candidate) => {
    const box = boxAround(candidate.words);
    if (box === undefined) return [];
    const gap = own - height(box);
    return [{ candidate, distance: gap >= -0.012 ? gap : 0.08 - gap }];
  });
  return measured.sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

/**
 * The persons of a letter that gives several numbers. Each number takes the name in its own row, or the
 * nearest before it; two persons never share one. Undefined where the letter is about one person.
 */
export function personsOfFamily(
  letter: LetterText,
  groups: readonly NumberGroup[],
  births: readonly Candidate<CalendarDate>[],
  context: CprContext,
  fromFile: boolean,
): readonly PersonReading[] | undefined {
  if (groups.length < 2) return undefined;
  const dates = births.map((birth) => birth.value);
  const names = findNames(letter);
  const persons: PersonReading[] = [];
  const taken = new Set<string>();
  for (const group of [...groups].sort((a, b) => orderOf(a) - orderOf(b))) {
    const word = group.places[0]?.words[0];
    if (word === undefined) continue;
    const inRow = datesInRow(letter, word).map((date) => date.value);
    const cpr = readNumber(group, [...dates, ...inRow], context, fromFile);
    if (cpr === undefined) continue;
    const free = names.filter((name) => !taken.has(name.value));
    const chosen = nameInRow(letter, word) ?? nearestTo(word, free);
    if (chosen !== undefined) taken.add(chosen.value);
    const name = chosen === undefined ? undefined : asField(chosen, fromFile);
    const born = parseCprNumber(cpr.value, context);
    const agreeing = [...births, ...datesInRow(letter, word)].filter(
      (birth) => born.ok && birth.value === born.value.birthDate,
    );
    const birthDate = chooseField(agreeing, fromFile, {
      sameValue: (left, right) => left === right,
      certainty: () => 'sure',
    });
    const country = citizenshipInRow(letter, word);
    const citizenship = country === undefined ? undefined : asField(country, fromFile);
    persons.push({
      cpr,
      ...(citizenship === undefined ? {} : { citizenship }),
      ...(name === undefined ? {} : { name }),
      ...(birthDate === undefined ? {} : { birthDate }),
    });
  }
  return persons.length < 2 ? undefined : persons;
}

const orderOf = (group: NumberGroup): number => {
  const box = group.places[0]?.words[0]?.box;
  return box === undefined ? 0 : box.page * 10 + box.top;
};

const asField = (candidate: Candidate<string>, fromFile: boolean): FieldReading<string> | undefined =>
  chooseField([candidate], fromFile, {
    sameValue: (left, right) => left === right,
    certainty: () => (fromFile ? 'sure' : 'look'),
  });

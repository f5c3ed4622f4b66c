import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { LegalBasisReading } from '../../domain/legal-basis.ts';
import type { LetterText } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import type { Candidate } from './candidates.ts';
import { findCountryAtStart } from './countries.ts';
import { findDates } from './dates.ts';
import type { ColumnCell } from './family-parts.ts';
import type { LabelledField } from './label-words.ts';
import { groundIn } from './legal-ground.ts';
import { parsePersonName } from './person-names.ts';
import { headsAbove } from './table-heads.ts';

/** What a row of a table says of the person whose number stands in it. */
export interface RowFacts {
  readonly names: readonly Candidate<string>[];
  /** Under a head that says so. */
  readonly births: readonly Candidate<CalendarDate>[];
  /** Of birth, or under no head that says what they are. */
  readonly dates: readonly Candidate<CalendarDate>[];
  readonly from: readonly Candidate<CalendarDate>[];
  readonly to: readonly Candidate<CalendarDate>[];
  readonly citizenships: readonly Candidate<string>[];
  readonly grounds: readonly Candidate<LegalBasisReading>[];
}

export function findRowFacts(letter: LetterText, number: LetterWord): RowFacts {
  const rows = letter.rows[number.box.page] ?? [];
  const at = rows.findIndex((row) => row.some((cell) => cell.words.includes(number)));
  const cells = (rows[at] ?? [])
    .flatMap((cell, nth, row) =>
      apartFromDates(withBrokenLine(cell, row[nth + 1]?.left ?? 1, rows[at + 1] ?? [])),
    )
    .flatMap((cell) => apartFromCountry(letter, cell));
  const dates = cells.flatMap((cell) => datesIn(letter, cell));
  const of = (what: DateKind): readonly Candidate<CalendarDate>[] =>
    dates.filter(({ kind }) => kind === what).map(({ date }) => date);
  return {
    names: cells.flatMap((cell) => nameIn(cell)),
    births: of('born'),
    dates: [...of('born'), ...of('other')],
    from: of('from'),
    to: of('to'),
    citizenships: cells.flatMap((cell) => [...citizenshipIn(cell), ...citizenshipIn(insideBrackets(cell))]),
    grounds: cells.flatMap(groundsIn),
  };
}

/** "89e, stk. I": in a person's row nothing else has a paragraph's number and a subsection. */
function groundsIn(cell: Cell): readonly Candidate<LegalBasisReading>[] {
  const raw = textOf(cell);
  const value = /^[8§$&S5]\s?9\s?\p{Ll}?,\s?stk/u.test(raw) ? groundIn(raw) : undefined;
  return value === undefined ? [] : [{ value, raw, words: cell, score: 2, rule: 'ground-in-row' }];
}

type Segment = NonNullable<LetterText['rows'][number]>[number][number];
type Cell = readonly LetterWord[];

/** A cell, and the line under it where the row below has no number: a narrow column breaks long names. */
function withBrokenLine(cell: Segment, next: number, below: readonly Segment[]): Cell {
  const isRowOfItsOwn = below.some(({ words }) => words.some((word) => /\d{6}/u.test(word.text)));
  const height = cell.bottom - cell.top;
  const under = below.find(
    (other) =>
      Math.abs(other.left - cell.left) < height * 0.6 &&
      other.top - cell.bottom < height * 0.9 &&
      other.right < next,
  );
  return isRowOfItsOwn || under === undefined || below.length > 3
    ? cell.words
    : [...cell.words, ...under.words];
}

/** Where columns stand close together, a name or a country runs on into a date. */
function apartFromDates(cell: Cell): readonly Cell[] {
  const dates = findDates(textOf(cell));
  if (dates.length === 0) return [cell];
  const cells: { words: LetterWord[]; place: number }[] = [];
  let at = 0;
  for (const word of cell) {
    const end = at + word.text.length;
    // Before the first date 0, in it 1, after it 2, and so on.
    const passed = dates.filter((date) => at >= date.to).length * 2;
    const place = dates.some((date) => at < date.to && end > date.from) ? passed + 1 : passed;
    const last = cells.at(-1);
    if (last?.place === place) last.words.push(word);
    else cells.push({ words: [word], place });
    at = end + 1;
  }
  return cells.map(({ words }) => words);
}

/** "Mircea Moldoveanu Moldova": a name that fills its column runs on into the country, which has a head of its own. */
function apartFromCountry(letter: LetterText, cell: Cell): readonly Cell[] {
  for (let count = Math.min(4, cell.length - 2); count > 0; count -= 1) {
    const [name, country] = [cell.slice(0, -count), cell.slice(-count)];
    const [first] = country;
    if (first === undefined || citizenshipIn(country).length === 0) continue;
    const isUnderHead = /statsborger|nationalitet|citizen|nationality/u.test(headsAbove(letter, first).label);
    return isUnderHead ? [name, country] : [cell];
  }
  return [cell];
}

const textOf = (words: Cell): string => words.map((word) => word.text).join(' ');

/** The first name in a person's column, and what stands alone in its cells. */
export function findColumnFacts(column: readonly ColumnCell[]): Pick<RowFacts, 'names' | 'citizenships'> {
  const cells = column.map(({ words }) => words);
  const names = [...nameOfParts(column), ...cells.flatMap(nameIn).filter(({ value }) => value.includes(' '))];
  return { names: names.slice(0, 1), citizenships: cells.flatMap(citizenshipIn) };
}

/** A name whose parts stand in rows of their own. */
function nameOfParts(column: readonly ColumnCell[]): readonly Candidate<string>[] {
  const wordsOf = (wanted: LabelledField): Cell => column.find(({ field }) => field === wanted)?.words ?? [];
  const [given, family] = [wordsOf('givenName'), wordsOf('familyName')];
  const words = [...given, ...family];
  const name = given.length * family.length === 0 ? undefined : parsePersonName(textOf(words), true);
  return name === undefined
    ? []
    : [{ value: name, raw: textOf(words), words, score: 5, rule: 'name-in-row' }];
}

function nameIn(cell: Cell): readonly Candidate<string>[] {
  // "Wendy von Hagen (USA)"
  const letters = outsideBrackets(cell).filter((word) => /\p{L}/u.test(word.text) && !/\d/u.test(word.text));
  const name = parsePersonName(textOf(letters));
  if (name === undefined || citizenshipIn(cell).length > 0) return [];
  // One word may be anything: a place, a relation.
  const score = name.includes(' ') ? 5 : 1;
  return [{ value: name, raw: textOf(cell), words: letters, score, rule: 'name-in-row' }];
}

type DateKind = 'born' | 'from' | 'to' | 'other';

function datesIn(
  letter: LetterText,
  cell: Cell,
): readonly { readonly kind: DateKind; readonly date: Candidate<CalendarDate> }[] {
  return findDates(textOf(cell)).map(({ date }) => {
    const words = cell.filter((word) => /\d/u.test(word.text));
    const [first] = words;
    const head = first === undefined ? '' : headsAbove(letter, first).label;
    const kind = /gyldig til|gælder til|udløb|indtil|^til|until|expir|^to\b/u.test(head)
      ? 'to'
      : /gyldig fra|gælder fra|virkning|^fra|from/u.test(head)
        ? 'from'
        : /født|fødsel|fødedato|birth|born/u.test(head)
          ? 'born'
          : 'other';
    return { kind, date: { value: date, raw: textOf(cell), words, score: 2, rule: `date-in-row` } };
  });
}

const outsideBrackets = (cell: Cell): Cell => {
  const opened = cell.findIndex(({ text }) => text.startsWith('('));
  return opened > 0 ? cell.slice(0, opened) : cell;
};

const insideBrackets = (cell: Cell): Cell => {
  const opened = cell.findIndex(({ text }) => text.startsWith('('));
  return opened > 0 && cell.at(-1)?.text.endsWith(')') === true ? cell.slice(opened) : [];
};

/** A cell that holds a country or a nationality, and nothing else, or one in brackets behind a name. */
function citizenshipIn(cell: Cell): readonly Candidate<string>[] {
  const letters = cell.filter((word) => /\p{L}/u.test(word.text));
  const raw = textOf(letters);
  const country = findCountryAtStart(raw);
  const words = raw.split(/[\s-]+/u).filter((word) => word !== '').length;
  if (country?.exact !== true || country.words < words) return [];
  return [{ value: country.alpha3, raw, words: letters, score: 3, rule: 'citizenship-in-row' }];
}

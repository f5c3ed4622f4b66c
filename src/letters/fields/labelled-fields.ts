import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { LegalBasisReading } from '../../domain/legal-basis.ts';
import type { LetterText } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import type { Candidate } from './candidates.ts';
import { findCountryAtStart, mayBeCitizenship } from './countries.ts';
import { findDates } from './dates.ts';
import type { LetterFinds } from './family.ts';
import type { LabelledField } from './label-words.ts';
import { type LabelledValue, labelledValues, valuePrinted, valueText } from './labelled-values.ts';
import { groundIn } from './legal-ground.ts';
import { parsePersonName, particle } from './person-names.ts';
import { columnOwner } from './table-heads.ts';

/** What forms, tables and letterheads say by their labels, of persons and of the letter. */
export interface LabelledFields extends LetterFinds {
  readonly letterDates: readonly Candidate<CalendarDate>[];
  readonly caseNumbers: readonly Candidate<string>[];
}

const scores = { beside: 5, below: 4, beyond: 2 } as const;

/** The fields that labels name, each with what stands beside or below its label. */
export function findLabelledFields(letter: LetterText): LabelledFields {
  const values = labelledValues(letter).filter(({ words }) => columnOwner(letter, words[0]) !== 'other');
  const of = <Value>(
    field: LabelledField,
    parse: (words: readonly LetterWord[]) => Parsed<Value> | undefined,
  ): readonly Candidate<Value>[] =>
    values.flatMap((labelled) => {
      const found = labelled.field === field ? parse(labelled.words) : undefined;
      return found === undefined ? [] : [candidateOf(labelled, found)];
    });
  const periods = values.filter(
    ({ field, words }) => field === 'period' || (field === 'permit' && isPeriod(words)),
  );
  const inPeriods = <Value>(
    find: (period: Period) => Parsed<Value> | undefined,
  ): readonly Candidate<Value>[] =>
    periods.flatMap((labelled) => {
      const found = find(periodIn(labelled.words));
      return found === undefined ? [] : [candidateOf(labelled, found)];
    });
  return {
    names: [...of('name', nameIn), ...namesInParts(values)],
    births: of('birthDate', dateIn),
    citizenships: of('citizenship', citizenshipIn),
    grounds: of('legalBasis', groundOf),
    from: [...of('validFrom', dateIn), ...inPeriods(({ from }) => from)],
    to: [...of('validTo', dateIn), ...inPeriods(({ to }) => to)],
    unlimited: [...of('validTo', endlessIn), ...inPeriods(({ unlimited }) => unlimited)],
    letterDates: of('letterDate', dateIn),
    caseNumbers: of('caseNumber', caseNumberIn),
  };
}

interface Parsed<Value> {
  readonly value: Value;
  readonly words: readonly LetterWord[];
}

const candidateOf = <Value>(
  { place, field }: LabelledValue,
  { value, words }: Parsed<Value>,
): Candidate<Value> => ({
  value,
  words,
  raw: valuePrinted(words).replace(/[.,;]$/u, ''),
  score: scores[place],
  rule: `${ruleNames[field]}-label`,
});

const ruleNames: Readonly<Record<LabelledField, string>> = {
  name: 'name',
  familyName: 'name',
  givenName: 'name',
  birthDate: 'birth-date',
  citizenship: 'citizenship',
  legalBasis: 'legal-basis',
  validFrom: 'valid-from',
  validTo: 'valid-to',
  period: 'valid-period',
  permit: 'valid-period',
  letterDate: 'letter-date',
  caseNumber: 'case-number',
};

/** The dates of a value, each with its words. */
function datesIn(
  words: readonly LetterWord[],
): readonly (Parsed<CalendarDate> & { readonly before: string })[] {
  const text = valueText(words);
  return findDates(text).map(({ date, from, to }) => ({
    value: date,
    words: wordsAt(words, from, to),
    before: text.slice(0, from),
  }));
}

function wordsAt(words: readonly LetterWord[], from: number, to: number): readonly LetterWord[] {
  let at = 0;
  return words.filter((word) => {
    const length = valueText([word]).length;
    const isIn = at < to && at + length > from;
    at += length + 1;
    return isIn;
  });
}

/** A value that begins with its date, but for a little word. */
function dateIn(words: readonly LetterWord[]): Parsed<CalendarDate> | undefined {
  const [first] = datesIn(words);
  return first !== undefined && /^\P{L}*(?:(?:den|d|the|on|fra|til|from|to)\P{L}*)?$/u.test(first.before)
    ? first
    : undefined;
}

function nameIn(words: readonly LetterWord[]): Parsed<string> | undefined {
  const capitals = words.filter(({ text }) => /^\P{L}*\p{Lu}/u.test(text) || particle.test(text));
  // Where print has lost its columns, a sentence stands where the name was.
  const isSentence = words.length > 8 || capitals.length * 2 < words.length;
  const name = isSentence ? undefined : parsePersonName(valuePrinted(words), true);
  return name === undefined ? undefined : { value: name, words };
}

/** Given and family names that have labels of their own, the nearest of each put together. */
function namesInParts(values: readonly LabelledValue[]): readonly Candidate<string>[] {
  const given = values.filter(({ field }) => field === 'givenName');
  return values.flatMap((family, at) => {
    if (family.field !== 'familyName' || nameIn(family.words) === undefined) return [];
    const near = given
      .filter((one) => one.place === family.place && nameIn(one.words) !== undefined)
      .toSorted((one, other) => Math.abs(values.indexOf(one) - at) - Math.abs(values.indexOf(other) - at));
    const [first] = near;
    if (first === undefined) return [];
    // Some have one name alone, and papers give it twice.
    const isTwice = valuePrinted(first.words) === valuePrinted(family.words);
    const words = isTwice ? family.words : [...first.words, ...family.words];
    const name = nameIn(words);
    return name === undefined ? [] : [candidateOf(family, name)];
  });
}

function citizenshipIn(words: readonly LetterWord[]): Parsed<string> | undefined {
  const country = findCountryAtStart(valueText(words));
  if (country === undefined || !mayBeCitizenship(country.alpha3)) return undefined;
  // A leader's dots may stand before it.
  const letters = words.filter(({ text }) => /\p{L}/u.test(text));
  return { value: country.alpha3, words: letters.slice(0, Math.max(1, country.words)) };
}

function groundOf(words: readonly LetterWord[]): Parsed<LegalBasisReading> | undefined {
  const value = groundIn(valuePrinted(words));
  return value === undefined ? undefined : { value, words };
}

interface Period {
  readonly from?: Parsed<CalendarDate> | undefined;
  readonly to?: Parsed<CalendarDate> | undefined;
  readonly unlimited?: Parsed<true> | undefined;
}

const endless =
  /ubegrænset|uden tidsbegrænsning|uden udløb|unlimited|no (?:time limit|end|expiry)|indefinite/u;

/** A box that nobody has ticked, or a no, before it says the contrary or nothing. */
const notSaid = /(?:\[\s?\]|[☐□]|(?<!\p{L})(?:ikke|ingen|not)(?!\p{L}))/u;

function endlessIn(words: readonly LetterWord[]): Parsed<true> | undefined {
  const text = valueText(words);
  const at = text.search(endless);
  return at < 0 || notSaid.test(text.slice(0, at)) ? undefined : { value: true, words };
}

/** "1. juni 2056 - 31. maj 2058", "fra 1. juni 2056, uden tidsbegrænsning", "til 31. maj 2058". */
function periodIn(words: readonly LetterWord[]): Period {
  const [first, second, ...more] = datesIn(words);
  const unlimited = endlessIn(words);
  if (first === undefined || more.length > 0) return { unlimited };
  if (second !== undefined) return { from: first, to: second };
  if (/(?:fra|from|f\.o\.m\.?)\P{L}*(?:(?:den|the)\P{L}*)?$/u.test(first.before) || unlimited !== undefined)
    return { from: first, unlimited };
  return { to: first };
}

/** Under the permit's own name a lone date may be the letter's. */
const isPeriod = (words: readonly LetterWord[]): boolean => {
  const { from, to, unlimited } = periodIn(words);
  return from !== undefined && (to !== undefined || unlimited !== undefined);
};

/** Figures with strokes between them, and no date. */
function caseNumberIn(words: readonly LetterWord[]): Parsed<string> | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  const text = first.text.replace(/[.,;]$/u, '');
  const isNumber = /^\p{Lu}{0,6}[-/]?\d[\d/.-]{3,}\d$/u.test(text) && findDates(text).length === 0;
  return isNumber ? { value: text, words: [first] } : undefined;
}

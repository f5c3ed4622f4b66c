import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type CprContext, parseCprNumber } from '../../domain/cpr-number.ts';
import type { FieldReading, LetterNote, LetterReading, PersonReading } from '../../domain/permit-letter.ts';
import { foldName } from '../../domain/same-person.ts';
import { arrangeLetter, type LetterText } from '../text/letter-text.ts';
import type { PageText } from '../text/page-text.ts';
import { editsBetween } from '../text/vocabulary.ts';
import { findBirthDates } from './birth-date.ts';
import { type Candidate, chooseField } from './candidates.ts';
import { findCaseNumbers } from './case-number.ts';
import { findCitizenships } from './citizenship.ts';
import { groupPlaces, type NumberGroup, readNumber } from './cpr-numbers.ts';
import { personsOfFamily } from './family.ts';
import { findLegalGrounds, sameGround } from './legal-ground.ts';
import { findLetterDates } from './letter-date.ts';
import { findLetterKind } from './letter-kind.ts';
import { withDoubts } from './name-doubts.ts';
import { findNames } from './names.ts';
import { findNumberPlaces } from './number-places.ts';
import { findValidity } from './validity.ts';

const sameText = <Value>(left: Value, right: Value): boolean => left === right;
/** Two readings of one name: a letter or two misread are still the same name. */
const sameName = (left: string, right: string): boolean =>
  editsBetween(foldName(left), foldName(right), 2) <= Math.min(2, Math.floor(left.length / 6));

const fields = <Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> => (value === undefined ? {} : ({ [key]: value } as Record<Key, Value>));

/** Numbers that the letter gives to someone: labelled as such, or the only one there is. */
function givenNumbers(groups: readonly NumberGroup[]): readonly NumberGroup[] {
  const own = groups.filter((group) => group.label > 0);
  const administrative = own.filter((group) => group.isAdministrative);
  if (administrative.length > 0) return administrative;
  if (own.length > 0) return own;
  const unlabelled = groups.filter((group) => group.label === 0);
  return unlabelled.length === 1 && groups.length === 1 ? unlabelled : [];
}

interface Shared {
  readonly letter: LetterText;
  readonly context: CprContext;
  readonly fromFile: boolean;
  readonly letterDates: readonly Candidate<CalendarDate>[];
}

/** What the letter says of its permit; a family's members share it. */
function readPermit(
  shared: Shared,
): Pick<PersonReading, 'legalBasis' | 'validFrom' | 'validTo' | 'unlimited'> {
  const { letter, fromFile, letterDates } = shared;
  const validity = findValidity(letter, letterDates[0]);
  const legalBasis = chooseField(findLegalGrounds(letter), fromFile, { sameValue: sameGround });
  const validFrom = chooseField(validity.from, fromFile, { sameValue: sameText<CalendarDate> });
  const validTo = chooseField(validity.to, fromFile, { sameValue: sameText<CalendarDate> });
  const unlimited = chooseField(validity.unlimited, fromFile, { sameValue: sameText<true> });
  const settled =
    legalBasis?.value.kind === 'ambiguous' ? { ...legalBasis, certainty: 'look' as const } : legalBasis;
  const inOrder = validFrom === undefined || validTo === undefined || validFrom.value <= validTo.value;
  const asked = <Value>(field: FieldReading<Value> | undefined): FieldReading<Value> | undefined =>
    field === undefined || inOrder ? field : { ...field, certainty: 'look' };
  return {
    ...fields('legalBasis', settled),
    ...fields('validFrom', asked(validFrom)),
    ...fields('validTo', asked(validTo)),
    ...(validTo === undefined ? fields('unlimited', unlimited) : {}),
  };
}

/** The citizenship that a family's letter says of all of them: the only one it speaks of. */
function readCommonCitizenship({ letter, fromFile }: Shared): Pick<PersonReading, 'citizenship'> {
  const found = findCitizenships(letter);
  const citizenship = chooseField(found, fromFile, { sameValue: sameText<string> });
  return citizenship === undefined || citizenship.runnersUp.length > 0
    ? {}
    : { citizenship: { ...citizenship, certainty: 'look' } };
}

const nameCertainty = (_places: number, contradicted: boolean, fromFile: boolean) =>
  fromFile && !contradicted ? ('sure' as const) : ('look' as const);

function readOnePerson(
  shared: Shared,
  group: NumberGroup | undefined,
  births: readonly Candidate<CalendarDate>[],
): PersonReading {
  const { letter, context, fromFile } = shared;
  const cpr =
    group === undefined
      ? undefined
      : readNumber(
          group,
          births.map((birth) => birth.value),
          context,
          fromFile,
        );
  const birthDate = chooseField(births, fromFile, { sameValue: sameText<CalendarDate> });
  const name = chooseField(findNames(letter), fromFile, { sameValue: sameName, certainty: nameCertainty });
  const citizenship = chooseField(findCitizenships(letter), fromFile, { sameValue: sameText<string> });
  const born = cpr === undefined ? undefined : parseCprNumber(cpr.value, context);
  const agrees = born?.ok === true && born.value.birthDate === birthDate?.value;
  // The number is one person's and the birth date another's: then so may the rest be, and all is looked at.
  const isTorn = born?.ok === true && birthDate !== undefined && !agrees;
  const doubted = <Value>(field: FieldReading<Value> | undefined): FieldReading<Value> | undefined =>
    field === undefined || !isTorn ? field : { ...field, certainty: 'look' };
  return {
    ...fields('cpr', doubted(cpr)),
    ...fields('name', doubted(name)),
    ...fields(
      'birthDate',
      birthDate !== undefined && agrees ? { ...birthDate, certainty: 'sure' as const } : doubted(birthDate),
    ),
    ...fields('citizenship', doubted(citizenship)),
    ...readPermit(shared),
  };
}

function isOfOtherSeries(groups: readonly NumberGroup[], context: CprContext): boolean {
  const other = {
    ...context,
    series: context.series === 'civil' ? ('practice' as const) : ('civil' as const),
  };
  return groups.some((group) =>
    group.places.some((place) => place.readings.some((reading) => parseCprNumber(reading, other).ok)),
  );
}

function notesOn(
  persons: readonly PersonReading[],
  groups: readonly NumberGroup[],
  context: CprContext,
): LetterNote[] {
  const notes: LetterNote[] = [];
  if (persons.length > 1) notes.push({ kind: 'several-persons', count: persons.length });
  if (persons.every((person) => person.cpr === undefined)) {
    const other = isOfOtherSeries(groups, context);
    notes.push({ kind: other ? 'number-of-other-series' : 'no-number-found' });
  }
  for (const person of persons) {
    const born = person.cpr === undefined ? undefined : parseCprNumber(person.cpr.value, context);
    if (
      born?.ok === true &&
      person.birthDate !== undefined &&
      born.value.birthDate !== person.birthDate.value
    ) {
      notes.push({ kind: 'birth-date-contradicts-number' });
    }
  }
  return notes;
}

/** Reads a letter's fields from the words on its pages. Pure: the same words give the same reading. */
export function readFields(pages: readonly PageText[], context: CprContext): LetterReading {
  const letter = arrangeLetter(pages);
  const fromFile = pages.length > 0 && pages.every((page) => page.source === 'file');
  const letterDates = [...findLetterDates(letter)].sort((a, b) => b.score - a.score);
  const shared: Shared = { letter, context, fromFile, letterDates };
  // Practice letters are of people born in the future.
  const births = findBirthDates(letter, context.series === 'civil' ? context.today : undefined);
  const groups = groupPlaces(findNumberPlaces(letter));
  const given = givenNumbers(groups);
  const family = personsOfFamily(letter, given, births, context, fromFile);
  const read =
    family === undefined
      ? [readOnePerson(shared, given[0], births)]
      : family.map((person) => ({ ...readCommonCitizenship(shared), ...person, ...readPermit(shared) }));
  const persons = read.map((person) =>
    person.name === undefined ? person : { ...person, name: withDoubts(person.name, pages) },
  );
  const letterDate = chooseField(letterDates, fromFile, { sameValue: sameText<CalendarDate> });
  const caseNumber = chooseField(findCaseNumbers(letter), fromFile, { sameValue: sameText<string> });
  return {
    kind: findLetterKind(letter),
    ...fields('letterDate', letterDate),
    ...fields('caseNumber', caseNumber),
    persons,
    notes: notesOn(persons, groups, context),
  };
}

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
import { type LetterFinds, personsOfFamily, type ReadPermit } from './family.ts';
import { findRowFacts } from './family-rows.ts';
import { findLegalGrounds, mergeGrounds, sameGround } from './legal-ground.ts';
import { findLetterDates } from './letter-date.ts';
import { findLetterKind } from './letter-kind.ts';
import { withDoubts } from './name-doubts.ts';
import { findNames } from './names.ts';
import { findNumberPlaces } from './number-places.ts';
import { present, sameText } from './present.ts';
import { columnOwner } from './table-heads.ts';
import { findValidity } from './validity.ts';

/** Two readings of one name: a letter or two misread are still the same name. */
const sameName = (left: string, right: string): boolean =>
  editsBetween(foldName(left), foldName(right), 2) <= Math.min(2, Math.floor(left.length / 6));

/** Numbers that the letter gives to someone: labelled as such, or the only one there is. */
function givenNumbers(
  letter: LetterText,
  groups: readonly NumberGroup[],
  context: CprContext,
): readonly NumberGroup[] {
  const own = groups.filter((group) => group.label > 0);
  const administrative = own.filter((group) => group.isAdministrative);
  // To several people a letter may speak of "CPR-nummer" and "administrativt CPR-nummer" by turns.
  const isForSeveral = toSeveral.test(letter.columns.match);
  if (administrative.length > 0) {
    return isForSeveral ? own : own.filter((group) => group.isAdministrative || group.label >= assigned);
  }
  if (own.length > 0) return own;
  const unlabelled = groups.filter((group) => group.label === 0);
  // The head of their column may be unreadable: then a birth date beside each says what they are.
  const proven = unlabelled.filter((group) => agreesWithItsRow(letter, group, context));
  if (proven.length > 1) return proven;
  return unlabelled.length === 1 && groups.length === 1 ? unlabelled : [];
}

/** Whether a row of a table holds a number and the birth date that it tells. */
function agreesWithItsRow(letter: LetterText, { places }: NumberGroup, context: CprContext): boolean {
  return places.some(({ readings, words: [word] }) => {
    const born = parseCprNumber(readings[0] ?? '', context);
    if (!born.ok || word === undefined) return false;
    return findRowFacts(letter, word).dates.some((date) => date.value === born.value.birthDate);
  });
}

/** "I har fået", "til jer": not to one person alone. */
const toSeveral =
  /(?<!\p{L})(?:jer|jeres|begge|følgende personer|hver af|familien)(?!\p{L})|(?:^|[.\n]\s?)i (?:har|kan|får|skal)(?!\p{L})|(?<!\p{L})(?:each of you|both of you|the following persons|your family)(?!\p{L})/u;
/** The score of a number that is called the person's own in a sentence that gives it. */
const assigned = 4;

interface Shared {
  readonly context: CprContext;
  readonly fromFile: boolean;
  readonly finds: LetterFinds;
}

/** What was found of the permit, each field by its best places. */
const permitReader =
  (fromFile: boolean): ReadPermit =>
  (finds) => {
    const legalBasis = chooseField(mergeGrounds(finds.grounds), fromFile, { sameValue: sameGround });
    const validFrom = chooseField(finds.from, fromFile, { sameValue: sameText<CalendarDate> });
    const validTo = chooseField(finds.to, fromFile, { sameValue: sameText<CalendarDate> });
    const unlimited = chooseField(finds.unlimited, fromFile, { sameValue: sameText<true> });
    const settled =
      legalBasis?.value.kind === 'ambiguous' ? { ...legalBasis, certainty: 'look' as const } : legalBasis;
    const inOrder = validFrom === undefined || validTo === undefined || validFrom.value <= validTo.value;
    const asked = <Value>(field: FieldReading<Value> | undefined): FieldReading<Value> | undefined =>
      field === undefined || inOrder ? field : { ...field, certainty: 'look' };
    return {
      ...present('legalBasis', settled),
      ...present('validFrom', asked(validFrom)),
      ...present('validTo', asked(validTo)),
      ...(validTo === undefined ? present('unlimited', unlimited) : {}),
    };
  };

const nameCertainty = (_places: number, contradicted: boolean, fromFile: boolean) =>
  fromFile && !contradicted ? ('sure' as const) : ('look' as const);

function readOnePerson({ context, fromFile, finds }: Shared, group: NumberGroup | undefined): PersonReading {
  const { births } = finds;
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
  const name = chooseField(finds.names, fromFile, { sameValue: sameName, certainty: nameCertainty });
  const citizenship = chooseField(finds.citizenships, fromFile, { sameValue: sameText<string> });
  const born = cpr === undefined ? undefined : parseCprNumber(cpr.value, context);
  const agrees = born?.ok === true && born.value.birthDate === birthDate?.value;
  // The number is one person's and the birth date another's: then so may the rest be, and all is looked at.
  const isTorn =
    born?.ok === true && birthDate !== undefined && (!agrees || saysOther(births, born.value.birthDate));
  const doubted = <Value>(field: FieldReading<Value> | undefined): FieldReading<Value> | undefined =>
    field === undefined || !isTorn ? field : { ...field, certainty: 'look' };
  return {
    ...present('cpr', doubted(cpr)),
    ...present('name', doubted(name)),
    ...present(
      'birthDate',
      birthDate !== undefined && agrees && !isTorn
        ? { ...birthDate, certainty: 'sure' as const }
        : doubted(birthDate),
    ),
    ...present('citizenship', doubted(citizenship)),
    ...permitReader(fromFile)(finds),
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

/** A birth date that stands plainly labelled, and is not the number's. */
const saysOther = (births: readonly Candidate<CalendarDate>[], born: CalendarDate): boolean =>
  births.some(({ value, score }) => score >= plainlyLabelled && value !== born);
const plainlyLabelled = 4;

const isContradicted = (
  { birthDate }: PersonReading,
  born: CalendarDate,
  births: readonly Candidate<CalendarDate>[],
): boolean => birthDate !== undefined && (birthDate.value !== born || saysOther(births, born));

function notesOn(
  persons: readonly PersonReading[],
  births: readonly Candidate<CalendarDate>[],
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
      isContradicted(person, born.value.birthDate, persons.length === 1 ? births : [])
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
  // Practice letters are of people born in the future.
  const births = findBirthDates(letter, context.series === 'civil' ? context.today : undefined);
  const validity = findValidity(letter, letterDates[0]);
  const finds: LetterFinds = {
    names: findNames(letter).filter(({ words }) => columnOwner(letter, words[0]) !== 'other'),
    births,
    citizenships: findCitizenships(letter).filter(({ words }) => columnOwner(letter, words[0]) !== 'other'),
    grounds: findLegalGrounds(letter),
    ...validity,
  };
  const groups = groupPlaces(findNumberPlaces(letter));
  const given = givenNumbers(letter, groups, context);
  const read = personsOfFamily(letter, given, finds, context, fromFile, permitReader(fromFile)) ?? [
    readOnePerson({ context, fromFile, finds }, given[0]),
  ];
  const persons = read.map((person) =>
    person.name === undefined ? person : { ...person, name: withDoubts(person.name, pages) },
  );
  const letterDate = chooseField(letterDates, fromFile, { sameValue: sameText<CalendarDate> });
  const caseNumber = chooseField(findCaseNumbers(letter), fromFile, { sameValue: sameText<string> });
  return {
    ...findLetterKind(letter),
    ...present('letterDate', letterDate),
    ...present('caseNumber', caseNumber),
    persons,
    notes: notesOn(persons, births, groups, context),
  };
}

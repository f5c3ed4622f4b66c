import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type CprContext, parseCprNumber } from '../../domain/cpr-number.ts';
import type { FieldReading, LetterNote, LetterReading, PersonReading } from '../../domain/permit-letter.ts';
import { foldName } from '../../domain/same-person.ts';
import { arrangeLetter } from '../text/letter-text.ts';
import type { PageText } from '../text/page-text.ts';
import { editsBetween } from '../text/vocabulary.ts';
import { findBirthDates, findBirthDatesOfNumbers } from './birth-date.ts';
import { type Candidate, chooseField, type Found, plainlySaid } from './candidates.ts';
import { findCaseNumbers } from './case-number.ts';
import { findCitizenships } from './citizenship.ts';
import { groupPlaces, type NumberGroup, readNumber } from './cpr-numbers.ts';
import { type LetterFinds, personsOfFamily, type ReadPermit } from './family.ts';
import { besideOthers, givenNumbers } from './given-numbers.ts';
import { findLabelledFields } from './labelled-fields.ts';
import { findLegalGrounds, mergeGrounds, sameGround } from './legal-ground.ts';
import { findLetterDates } from './letter-date.ts';
import { findLetterKind } from './letter-kind.ts';
import { withDoubts } from './name-doubts.ts';
import { findNames } from './names.ts';
import { findNumberPlaces } from './number-places.ts';
import { present, sameText } from './present.ts';
import { withRomanianCommas } from './romanian-names.ts';
import { isInGreeting, isToSponsor } from './sponsor.ts';
import { columnOwner } from './table-heads.ts';
import { withTurkishI } from './turkish-names.ts';
import { findValidity } from './validity.ts';

/** Two readings of one name: a letter or two misread are still the same name. */
const sameName = (left: string, right: string): boolean =>
  editsBetween(foldName(left), foldName(right), 2) <= Math.min(2, Math.floor(left.length / 6));

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

/** Names that are read off a picture are for the clerk to look at. */
const nameCertainty = ({ places, score, contradicted }: Found, fromFile: boolean) =>
  fromFile && !contradicted && (places >= 2 || score > plainlySaid) ? ('sure' as const) : ('look' as const);

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

/** By the rules of a language that the citizenship or the name itself tells. */
const spelledAs = (citizenship: string | undefined, name: FieldReading<string>): FieldReading<string> =>
  withRomanianCommas(withTurkishI(name, citizenship), citizenship);

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

/**
 * "Opholdstilladelsen fra 2060 er gyldig indtil den 11. august 2064", in a letter of 2065: an earlier one, wherever
 * the letter says of its own until when it holds.
 */
function afterLetter(
  ends: readonly Candidate<CalendarDate>[],
  unlimited: readonly Candidate<true>[],
  letterDate: Candidate<CalendarDate> | undefined,
): readonly Candidate<CalendarDate>[] {
  if (letterDate === undefined) return ends;
  const later = ends.filter(({ value }) => value > letterDate.value);
  return later.length + unlimited.length === 0 ? ends : later;
}

/** Reads a letter's fields from the words on its pages. Pure: the same words give the same reading. */
export function readFields(pages: readonly PageText[], context: CprContext): LetterReading {
  const letter = arrangeLetter(pages);
  const fromFile = pages.length > 0 && pages.every((page) => page.source === 'file');
  const labelled = findLabelledFields(letter);
  const letterDates = [...findLetterDates(letter), ...labelled.letterDates].sort((a, b) => b.score - a.score);
  // Practice letters are of people born in the future.
  const today = context.series === 'civil' ? context.today : undefined;
  const groups = groupPlaces(findNumberPlaces(letter));
  const given = givenNumbers(letter, groups, context);
  const said = [
    ...findBirthDates(letter, today),
    ...labelled.births.filter(({ value }) => today === undefined || value <= today),
  ];
  const births = [
    ...said,
    ...findBirthDatesOfNumbers(letter, given, context).filter(
      ({ value }) => !said.some((other) => other.value === value),
    ),
  ];
  const validity = findValidity(letter, letterDates[0]);
  const isOwn = ({ words }: Candidate<unknown>): boolean => columnOwner(letter, words[0]) !== 'other';
  const isReaders = isToSponsor(letter)
    ? ({ rule, words: [first] }: Candidate<string>): boolean =>
        rule === 'name-in-address' ||
        rule === 'name-in-greeting' ||
        (first !== undefined && isInGreeting(letter, first))
    : () => false;
  const unlimited = [...validity.unlimited, ...labelled.unlimited];
  const finds: LetterFinds = {
    names: [...findNames(letter), ...labelled.names].filter((name) => isOwn(name) && !isReaders(name)),
    births,
    citizenships: [...findCitizenships(letter), ...labelled.citizenships].filter(isOwn),
    grounds: [...findLegalGrounds(letter), ...labelled.grounds],
    from: [...validity.from, ...labelled.from],
    to: afterLetter([...validity.to, ...labelled.to], unlimited, letterDates[0]),
    unlimited,
  };
  const read = personsOfFamily(letter, given, finds, context, fromFile, permitReader(fromFile)) ?? [
    readOnePerson({ context, fromFile, finds }, given[0]),
  ];
  const persons = read.map(
    (person): PersonReading => ({
      ...person,
      ...present('cpr', person.cpr && besideOthers(person.cpr, groups)),
      ...present('name', person.name && spelledAs(person.citizenship?.value, withDoubts(person.name, pages))),
    }),
  );
  const letterDate = chooseField(letterDates, fromFile, { sameValue: sameText<CalendarDate> });
  const caseNumber = chooseField([...findCaseNumbers(letter), ...labelled.caseNumbers], fromFile, {
    sameValue: sameText<string>,
  });
  return {
    ...findLetterKind(letter),
    ...present('letterDate', letterDate),
    ...present('caseNumber', caseNumber),
    persons,
    notes: notesOn(persons, births, groups, context),
  };
}

import { type CprContext, type CprNumber, parseCprNumber } from '../../domain/cpr-number.ts';
import type { FieldReading } from '../../domain/permit-letter.ts';
import type { LetterText } from '../text/letter-text.ts';
import { textBefore } from './candidates.ts';
import { differingDigits, mostMisread, type NumberGroup } from './cpr-numbers.ts';
import { findRowFacts } from './family-rows.ts';
import type { NumberPlace } from './number-places.ts';
import { isBehindYou, isBesideAddress, isInGreeting, isToSponsor } from './sponsor.ts';

/** Numbers that the letter gives to someone: labelled as such, or the only one there is. */
export function givenNumbers(
  letter: LetterText,
  groups: readonly NumberGroup[],
  context: CprContext,
): readonly NumberGroup[] {
  const isTheirs = isToSponsor(letter)
    ? ({ places }: NumberGroup): boolean =>
        places.every(
          (place) =>
            isBehindYou(lead(place)) ||
            place.words
              .slice(0, 1)
              .some((word) => isBesideAddress(letter, word) || isInGreeting(letter, word)),
        )
    : () => false;
  const labelled = groups.filter((group) => group.label > 0 && !isTheirs(group));
  const possible = labelled.filter((group) => !isNone(group, context));
  const own = withoutAsides(possible.length > 0 ? possible : labelled);
  const administrative = own.filter((group) => group.isAdministrative);
  // To several people a letter may speak of "CPR-nummer" and "administrativt CPR-nummer" by turns.
  const isForSeveral = toSeveral.test(letter.columns.match);
  if (administrative.length > 0) {
    return isForSeveral ? own : own.filter((group) => group.isAdministrative || group.label >= assigned);
  }
  if (own.length > 0) return own;
  const unlabelled = groups.filter((group) => group.label === 0 && !isTheirs(group));
  // The head of their column may be unreadable: then a birth date beside each says what they are.
  const proven = unlabelled.filter((group) => agreesWithItsRow(letter, group, context));
  if (proven.length > 1) return proven;
  return unlabelled.length === 1 && groups.length === 1 ? unlabelled : [];
}

/**
 * "Eva Holm, der har CPR-nr. …", beside "dit personnummer er …": a letter that says "your" of a number tells of others
 * in passing. A letter to others, about somebody who has a number, says "your" of none.
 */
function withoutAsides(groups: readonly NumberGroup[]): readonly NumberGroup[] {
  const isYours = ({ places }: NumberGroup): boolean => places.some((place) => yours.test(lead(place)));
  if (!groups.some(isYours)) return groups;
  return groups.filter((group) => isYours(group) || !group.places.every((place) => aside.test(lead(place))));
}

const lead = ({ view, from }: NumberPlace): string => textBefore(view, from, 120).replace(/\s+/gu, ' ');
const yours =
  /(?<!\p{L})(?:dit|din|your|(?:du|you) (?:har (?:nu |i dag )?fået|fik|får|have (?:now )?(?:got|been (?:given|assigned|issued))|(?:are|were) (?:given|assigned|issued)))\s(?:[\p{L}-]+\s){0,2}(?:cpr|person|civil)[\p{L}.-]*(?:\s[\p{L}.-]+){0,3}[\s:]*$/u;
const aside =
  /\p{L},? (?:der|som|who) (?:har|has) (?:[\p{L}-]+ ){0,2}(?:cpr|person|civil)[\p{L}.-]*(?: [\p{L}.-]+){0,2}[\s:]*$/u;

/** All readings agree on figures that no personnummer has: another register's number. */
function isNone({ places }: NumberGroup, context: CprContext): boolean {
  const [first = '', ...others] = new Set(places.flatMap(({ readings }) => readings));
  const isOfSome = (series: CprContext['series']): boolean =>
    parseCprNumber(first, { ...context, series }).ok;
  return others.length === 0 && !isOfSome('civil') && !isOfSome('practice');
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

/**
 * Another number of the same birth date, or one nearly the same, may be the same person's, earlier or later: which of them counts is told by
 * words alone, and the clerk looks.
 */
export function besideOthers(
  cpr: FieldReading<CprNumber>,
  groups: readonly NumberGroup[],
): FieldReading<CprNumber> {
  const readingsOf = ({ places }: NumberGroup): readonly string[] =>
    places.flatMap(({ readings }) => readings);
  const hasTwin = groups
    .map(readingsOf)
    .some(
      (readings) =>
        !readings.includes(cpr.value) &&
        readings.some(
          (other) =>
            other.slice(0, 6) === cpr.value.slice(0, 6) || differingDigits(other, cpr.value) <= mostMisread,
        ),
    );
  return hasTwin ? { ...cpr, certainty: 'look' } : cpr;
}

import type { CalendarDate } from '../../domain/calendar-date.ts';
import {
  type CprContext,
  type CprNumber,
  modulus11Remainder,
  parseCprNumber,
} from '../../domain/cpr-number.ts';
import type { FieldReading } from '../../domain/permit-letter.ts';
import { boxAround } from '../text/page-text.ts';
import type { NumberPlace } from './number-places.ts';

export function differingDigits(left: string, right: string): number {
  let differing = 0;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) differing += 1;
  return differing;
}

/** Places that show one number, perhaps read differently. */
export interface NumberGroup {
  readonly places: readonly NumberPlace[];
  readonly label: number;
  readonly isAdministrative: boolean;
}

/** Readings this alike are one number misread, not two. */
export const mostMisread = 2;

/**
 * A letter that speaks against one number and for another means two, however alike they are, where each was read
 * clearly.
 */
function isSameNumber(one: NumberPlace, other: NumberPlace): boolean {
  const least = Math.min(
    ...one.readings.flatMap((left) => other.readings.map((right) => differingDigits(left, right))),
  );
  const areOpposed = one.label > 0 && other.label < 0 && isClear(one) && isClear(other);
  return least === 0 || (least <= mostMisread && !areOpposed);
}

const isClear = ({ readings, unclear }: NumberPlace): boolean =>
  unclear === 0 && new Set(readings).size === 1;

export function groupPlaces(places: readonly NumberPlace[]): readonly NumberGroup[] {
  const groups: NumberPlace[][] = [];
  for (const place of [...places].sort((a, b) => b.label - a.label)) {
    const group = groups.find((members) => members.some((member) => isSameNumber(member, place)));
    if (group === undefined) groups.push([place]);
    else group.push(place);
  }
  return groups.map((members) => ({
    places: members,
    label:
      Math.min(...members.map((place) => place.label)) < 0
        ? Math.min(...members.map((place) => place.label))
        : Math.max(...members.map((place) => place.label)),
    isAdministrative: members.some((place) => place.isAdministrative),
  }));
}

interface Weighed {
  readonly digits: string;
  readonly number: CprNumber;
  readonly birthDate: CalendarDate;
  readonly places: number;
  readonly votes: number;
  readonly mod11: boolean;
  readonly bornThen: boolean;
}

/** The six digits of a birth date put before the four last: the print of the date proves them. */
function withBirthDate(digits: string, birth: CalendarDate): string {
  return `${birth.slice(8, 10)}${birth.slice(5, 7)}${birth.slice(2, 4)}${digits.slice(6)}`;
}

/**
 * `repairs`: digits of a picture may be misread. Where they agree with a birth date in the letter they are not: that of
 * somebody else in the family, two digits away, proves nothing, though modulus 11 may happen to hold for it.
 */
function weigh(
  group: NumberGroup,
  births: readonly CalendarDate[],
  context: CprContext,
  repairs: boolean,
): readonly Weighed[] {
  const candidates = new Set(group.places.flatMap((place) => place.readings));
  const isBornThen = (digits: string): boolean =>
    births.some((birth) => withBirthDate(digits, birth) === digits);
  const repaired = new Set<string>();
  for (const digits of repairs ? candidates : []) {
    if (isBornThen(digits)) continue;
    for (const birth of births) {
      const proved = withBirthDate(digits, birth);
      const near = differingDigits(proved, digits);
      if (near > 0 && near <= mostMisread && modulus11Remainder(proved) === 0) repaired.add(proved);
    }
  }
  const weighed: Weighed[] = [];
  for (const digits of new Set([...candidates, ...repaired])) {
    const parsed = parseCprNumber(digits, context);
    if (!parsed.ok) continue;
    const at = group.places.filter((place) => place.readings.includes(digits));
    const votes = group.places
      .flatMap((place) => place.readings)
      .filter((reading) => reading === digits).length;
    weighed.push({
      digits,
      number: parsed.value.number,
      birthDate: parsed.value.birthDate,
      places: at.length,
      votes,
      mod11: modulus11Remainder(digits) === 0,
      bornThen: births.includes(parsed.value.birthDate),
    });
  }
  const weight = (one: Weighed): number =>
    one.votes + one.places + (one.mod11 ? 2.5 : 0) + (one.bornThen ? 2.5 : 0);
  return weighed.sort((a, b) => weight(b) - weight(a));
}

/**
 * Whether the readings say a number clearly enough to show it. Misread digits fail modulus 11 ten times of
 * eleven, and the printed birth date proves six digits. Valid numbers without modulus 11 exist, but so do
 * misread ones: then most readings must agree, and no other number may come near.
 */
function isProven(best: Weighed, rivals: readonly Weighed[], group: NumberGroup, fromFile: boolean): boolean {
  if (fromFile && rivals.length === 0) return true;
  const strongestRival = Math.max(0, ...rivals.map((rival) => rival.votes));
  if (best.mod11 && best.bornThen) return true;
  if (best.mod11) return best.votes >= 2 && best.votes > strongestRival;
  const readings = group.places.flatMap((place) => place.readings).length;
  const unclear = group.places.reduce((sum, place) => sum + place.unclear, 0);
  const share = best.votes / (readings + unclear);
  if (best.bornThen) return best.votes >= 2 && share >= 0.5 && best.votes >= 2 * strongestRival;
  return best.votes >= 3 && share >= 0.7 && strongestRival === 0;
}

/**
 * The birth date proves six digits, and modulus 11 little of the last four: many numbers are without it, and of eleven
 * that are misread there one has it by chance. So another reading of these four is for somebody to look at.
 */
const isRivalled = (best: Weighed, rivals: readonly Weighed[]): boolean =>
  rivals.some(
    ({ digits, votes }) => digits.slice(0, 6) === best.digits.slice(0, 6) && votes * outvotedBy > best.votes,
  );

const outvotedBy = 4;

/** The number that a group of places shows, or undefined where the readings do not agree on one. */
export function readNumber(
  group: NumberGroup,
  births: readonly CalendarDate[],
  context: CprContext,
  fromFile: boolean,
): FieldReading<CprNumber> | undefined {
  const weighed = weigh(group, births, context, !fromFile);
  const best = weighed[0];
  if (best === undefined) return undefined;
  const rivals = weighed.slice(1);
  if (!isProven(best, rivals, group, fromFile)) return undefined;
  const place = group.places.find((one) => one.readings.includes(best.digits)) ?? group.places[0];
  if (place === undefined) return undefined;
  const labelled = group.label > 0;
  const agrees = births.length === 0 ? best.places >= 2 : best.bornThen;
  const sure =
    labelled && agrees && (best.mod11 || best.places >= 2 || fromFile) && !isRivalled(best, rivals);
  const confidences = place.words.map((word) => word.confidence);
  const box = boxAround(place.words);
  return {
    value: best.number,
    raw: place.raw,
    confidence: confidences.reduce((sum, one) => sum + one, 0) / Math.max(1, confidences.length),
    certainty: sure ? 'sure' : 'look',
    ...(box === undefined ? {} : { box }),
    rule: best.bornThen
      ? 'number-agrees-with-birth-date'
      : best.mod11
        ? 'number-modulus-11'
        : 'number-read-alike',
    runnersUp: rivals.map((rival) => rival.number),
  };
}

import type { CalendarDate } from './calendar-date.ts';
import { type CprNumber, sexOf } from './cpr-number.ts';
import { partsOf } from './person-names/name-words.ts';
import { keyOfPart, keysLike, type LikelyKeys, skeletonOfPart } from './person-names/part-keys.ts';
import { type NameReading, readingsOf } from './person-names/readings.ts';
import type { RegistrationId } from './registration.ts';
import { namedBirthKey } from './same-person.ts';

/**
 * How a person is found again in an index that names nobody. All that is here are texts; whoever keeps them
 * takes a keyed hash of each, 8 bytes long, and keeps that alone. Without the key none of them can be guessed,
 * and with it only somebody who has the number, or both a name and the birth date, finds an entry again.
 *
 * An entry has one token of its CPR number; one of its whole name and birth date; one of each pair of the
 * name's parts, together with birth date and sex; and one of each part, bound to the entry itself. The pairs
 * find entries, by the consonants alone; the parts then tell whether each part of the shorter name has its own
 * in the longer one. So a name is found turned round, romanised otherwise, without its marks, with double names
 * joined or split, and with some parts left out, as long as two are left. Tokens of two entries agree only
 * where two parts do, so that from the index alone not even a usual first name can be told.
 *
 * What is not found: another birth date; a name of which one record has parts that the other lacks, and the
 * reverse; a single name that has become two; a new family name after a marriage; translations (Alexander as
 * Iskander); a name of another sex, unless it is the same but for order, marks and capitals; most slips of the
 * hand in short names. Two persons of one birth date whose names hold each other are found although they are
 * two: nothing but their numbers tells them apart, and a clerk has to.
 */

export interface KnownPerson {
  readonly cpr: CprNumber;
  readonly name: string;
  readonly birthDate: CalendarDate;
}

/** What an entry's tokens are made of. */
export interface EntryTexts {
  readonly cpr: string;
  readonly whole: string;
  /** Of each pair of parts; of the only one where there are no two. */
  readonly pairs: readonly string[];
  /** One a part, bound to the entry. */
  readonly parts: readonly string[];
}

/** More parts than this are not looked at. */
export const mostParts = 12;

export function entryTexts(person: KnownPerson, entry: RegistrationId): EntryTexts {
  const parts = partsOf(person.name).slice(0, mostParts);
  const skeletons = parts.map((part) => [skeletonOfPart(part)]);
  return {
    cpr: cprText(person.cpr),
    whole: wholeText(person),
    pairs: [...new Set(pairTexts(person, skeletons))],
    parts: parts.map((part) => partText(person, entry, keyOfPart(part))),
  };
}

/** What to look for, to find a person again. */
export interface PersonQuery {
  readonly cpr: string;
  readonly whole: string;
  /** The ways in which the name can be divided, each with the pairs that would find an entry. */
  readonly readings: readonly QueryReading[];
  /** For an entry that a reading's pairs have found: what each part of the name might be kept there as. */
  readonly checkTexts: (reading: QueryReading, entry: RegistrationId) => readonly (readonly string[])[];
}

export interface QueryReading extends NameReading {
  readonly pairs: readonly string[];
}

export function queryTexts(person: KnownPerson): PersonQuery {
  const known = new Map<string, LikelyKeys>();
  const likely = (part: string, bold = true): LikelyKeys => {
    const name = `${part}\n${bold}`;
    const keys = known.get(name) ?? keysLike(part, bold);
    known.set(name, keys);
    return keys;
  };
  const ofParts = ({ parts, changed }: NameReading): readonly LikelyKeys[] =>
    parts.map((part, at) => likely(part, !changed.includes(at)));
  const readings = readingsOf(person.name).filter(({ parts }) => parts.length <= mostParts);
  return {
    cpr: cprText(person.cpr),
    whole: wholeText(person),
    readings: readings.map((reading) => ({
      ...reading,
      pairs: [
        ...new Set(
          pairTexts(
            person,
            ofParts(reading).map(({ skeletons }) => [...skeletons]),
          ),
        ),
      ],
    })),
    checkTexts(reading, entry) {
      const halves = reading.joinedFrom.map((half) => likely(half));
      return ofParts(reading).map(({ keys }, at) => {
        // A joined part that is no more than one of its halves has joined nothing.
        const isJoined = halves.length > 0 && reading.changed.includes(at);
        const own = [...keys].filter((key) => !isJoined || !halves.some((half) => half.keys.has(key)));
        return own.map((key) => partText(person, entry, key));
      });
    },
  };
}

/**
 * Whether it is one name: each part of the shorter has a part of its own in the longer. `fits[of query][of
 * entry]` says which parts may be one.
 */
export function isOneName(
  fits: readonly (readonly boolean[])[],
  entryParts: number,
  { changed }: Pick<NameReading, 'changed'>,
): boolean {
  const shorter = Math.min(fits.length, entryParts);
  // One part of several is no name: too many share it.
  if (shorter === 0 || (shorter === 1 && Math.max(fits.length, entryParts) > 1)) return false;
  const takenBy = new Map<number, number>();
  const place = (part: number, tried: Set<number>): boolean =>
    (fits[part] ?? []).some((fit, at) => {
      if (!fit || tried.has(at)) return false;
      tried.add(at);
      const other = takenBy.get(at);
      if (other !== undefined && !place(other, tried)) return false;
      takenBy.set(at, part);
      return true;
    });
  if (!changed.every((part) => place(part, new Set()))) return false;
  const others = [...fits.keys()].filter((part) => !changed.includes(part));
  const placed = others.filter((part) => place(part, new Set())).length;
  return changed.length + placed >= shorter;
}

const cprText = (cpr: CprNumber): string => `cpr\n${cpr}`;

const wholeText = ({ name, birthDate }: KnownPerson): string => `whole\n${namedBirthKey(name, birthDate)}`;

/** Of every two parts, or of the only one; several texts each where a part may be kept under several. */
function pairTexts(person: KnownPerson, parts: readonly (readonly string[])[]): readonly string[] {
  const about = `${person.birthDate}\n${sexOf(person.cpr)}`;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.map((one) => `single\n${about}\n${one}`);
  return parts.flatMap((some, at) =>
    parts
      .slice(at + 1)
      .flatMap((others) =>
        some.flatMap((one) =>
          others.map((other) => `pair\n${about}\n${one < other ? `${one}\n${other}` : `${other}\n${one}`}`),
        ),
      ),
  );
}

const partText = (person: KnownPerson, entry: RegistrationId, key: string): string =>
  `part\n${entry}\n${person.birthDate}\n${sexOf(person.cpr)}\n${key}`;

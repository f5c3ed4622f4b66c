import type {
  FieldReading,
  LetterNote,
  LetterReading,
  PersonReading,
  SignDoubt,
} from '../../domain/permit-letter.ts';
import { foldName } from '../../domain/same-person.ts';
import { editsBetween } from '../text/vocabulary.ts';
import type { DocumentZone } from './document-zone.ts';
import { mayBeWritten } from './transliterate.ts';

/**
 * Holds a letter against the identity document that was scanned along. The document settles signs of the name that
 * print left open, and what it contradicts becomes a note. It never gives a value: the letter's stand.
 */
export function compareWithDocument(reading: LetterReading, zone: DocumentZone): LetterReading {
  const index = personOf(reading.persons, zone);
  const person = reading.persons[index];
  if (reading.kind === 'other' || person === undefined) return reading;
  const name = person.name === undefined ? undefined : compareName(person.name, zone);
  const notes: LetterNote[] = [];
  if (name?.isOther === true) notes.push({ kind: 'document-contradicts-name' });
  if (person.birthDate !== undefined && birthDayOf(person.birthDate.value) !== zone.birthDay)
    notes.push({ kind: 'document-contradicts-birth-date' });
  if (
    person.citizenship !== undefined &&
    zone.nationality !== undefined &&
    !isSameState(person.citizenship.value, zone.nationality)
  )
    notes.push({ kind: 'document-contradicts-citizenship' });
  const compared = name === undefined ? person : { ...person, name: name.field };
  return {
    ...reading,
    persons: reading.persons.map((other, at) => (at === index ? compared : other)),
    notes: [...reading.notes, ...notes],
  };
}

const birthDayOf = (date: string): string => date.replace(/-/gu, '').slice(2);

/** Codes that ICAO 9303 has for persons without a state of their own. */
const withoutState = new Set(['XXA', 'XXB', 'XXC', 'XXX']);
const isSameState = (letter: string, zone: string): boolean =>
  letter === zone || (withoutState.has(letter) && withoutState.has(zone));

/** The only person of the letter, or the only one born on the document's day. */
function personOf(persons: readonly PersonReading[], zone: DocumentZone): number {
  if (persons.length === 1) return 0;
  const born = persons.flatMap(({ birthDate }, index) =>
    birthDate !== undefined && birthDayOf(birthDate.value) === zone.birthDay ? [index] : [],
  );
  return born.length === 1 ? (born[0] ?? -1) : -1;
}

interface NameWord {
  readonly text: string;
  readonly from: number;
}

/** The zone has a space where a name has a hyphen. */
const wordsOf = (name: string): readonly NameWord[] =>
  [...name.matchAll(/[^\s-]+/gu)].map((match) => ({ text: match[0], from: match.index }));

function compareName(
  field: FieldReading<string>,
  zone: DocumentZone,
): { readonly field: FieldReading<string>; readonly isOther: boolean } {
  const words = wordsOf(field.value);
  const doubts = field.doubts ?? [];
  const settled: SignDoubt[] = [];
  let found = 0;
  for (const word of words) {
    const own = doubts.filter(({ at }) => at >= word.from && at < word.from + word.text.length);
    const part = zone.nameParts.find((zonePart, index) =>
      spellingsOf(word, own).some((spelling) => mayBeWritten(spelling, zonePart, isCutAt(zone, index))),
    );
    if (part === undefined) {
      settled.push(...own);
      continue;
    }
    found += 1;
    const isCut = isCutAt(zone, zone.nameParts.indexOf(part));
    for (const doubt of own) {
      const fits = (sign: string): boolean =>
        spellingsOf(word, own)
          .filter((spelling) => spelling.startsWith(sign, doubt.at - word.from))
          .some((spelling) => mayBeWritten(spelling, part, isCut));
      const instead = doubt.instead.filter(fits);
      const stands = fits(field.value.slice(doubt.at, doubt.at + doubt.length));
      if (stands && instead.length === 0) continue;
      settled.push({ ...doubt, instead });
    }
  }
  const { doubts: _, ...rest } = field;
  return {
    field: { ...rest, ...(settled.length === 0 ? {} : { doubts: settled }) },
    isOther: found < words.length && !words.some((word) => isNear(word.text, zone.nameParts)),
  };
}

const isCutAt = (zone: DocumentZone, index: number): boolean =>
  zone.nameIsCut && index === zone.nameParts.length - 1;

/** All ways to spell a word whose signs are doubted; a few doubts at most. */
function spellingsOf(word: NameWord, doubts: readonly SignDoubt[]): readonly string[] {
  let spellings = [word.text];
  for (const { at, length, instead } of doubts.slice(0, 4)) {
    const place = at - word.from;
    spellings = spellings.flatMap((spelling) => [
      spelling,
      ...instead.map((sign) => spelling.slice(0, place) + sign + spelling.slice(place + length)),
    ]);
  }
  return spellings;
}

/** Print and zone are both misread now and then: one or two signs do not make another name. */
const isNear = (word: string, parts: readonly string[]): boolean =>
  word.length >= 3 &&
  parts.some((part) => editsBetween(foldName(word), foldName(part), 2) <= (word.length >= 6 ? 2 : 1));

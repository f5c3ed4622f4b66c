import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type CprContext, parseCprNumber } from '../../domain/cpr-number.ts';
import type { LegalBasisReading } from '../../domain/legal-basis.ts';
import type { PersonReading } from '../../domain/permit-letter.ts';
import type { LetterText } from '../text/letter-text.ts';
import { boxAround, type LetterWord } from '../text/page-text.ts';
import { type Candidate, chooseField, type Found } from './candidates.ts';
import { type NumberGroup, readNumber } from './cpr-numbers.ts';
import { type FamilyPart, findFamilyParts, outside, within } from './family-parts.ts';
import { findColumnFacts, findRowFacts } from './family-rows.ts';
import { present, sameText } from './present.ts';

/** All that the letter's rules have found, whoever it is about. */
export interface LetterFinds {
  readonly names: readonly Candidate<string>[];
  readonly births: readonly Candidate<CalendarDate>[];
  readonly citizenships: readonly Candidate<string>[];
  readonly grounds: readonly Candidate<LegalBasisReading>[];
  readonly from: readonly Candidate<CalendarDate>[];
  readonly to: readonly Candidate<CalendarDate>[];
  readonly unlimited: readonly Candidate<true>[];
}

/** What the permit is, chosen from what was found of it. */
export type ReadPermit = (
  finds: Pick<LetterFinds, 'grounds' | 'from' | 'to' | 'unlimited'>,
) => Pick<PersonReading, 'legalBasis' | 'validFrom' | 'validTo' | 'unlimited'>;

/**
 * The persons of a letter that gives several numbers. What stands in a person's own part of the letter is
 * theirs; what stands in nobody's is said of all. Undefined where the letter is about one person.
 */
export function personsOfFamily(
  letter: LetterText,
  groups: readonly NumberGroup[],
  finds: LetterFinds,
  context: CprContext,
  fromFile: boolean,
  readPermit: ReadPermit,
): readonly PersonReading[] | undefined {
  const ordered = groups
    .flatMap((group) => {
      const [word] = firstPlace(group)?.words ?? [];
      return word === undefined ? [] : [{ group, word }];
    })
    .toSorted((a, b) => heightOf(a.word) - heightOf(b.word));
  if (ordered.length < 2) return undefined;
  const parts = findFamilyParts(
    letter,
    ordered.map(({ word }) => word),
    finds.names,
  );
  const dates = finds.births.map((birth) => birth.value);
  const taken = new Set<string>();
  const persons = ordered.flatMap(({ group, word }, nth): readonly PersonReading[] => {
    const part = parts[nth];
    if (part === undefined) return [];
    const row = part.isRow ? findRowFacts(letter, word) : undefined;
    const beside = part.column === undefined ? row : findColumnFacts(part.column);
    const named = part.heading === undefined ? (beside?.names ?? []) : [part.heading];
    const inRow = row?.dates.map((date) => date.value) ?? [];
    const cpr = readNumber(group, [...dates, ...inRow], context, fromFile);
    if (cpr === undefined) return [];
    const born = parseCprNumber(cpr.value, context);
    const births = [...finds.births, ...(row?.dates ?? [])].filter(
      (birth) => born.ok && birth.value === born.value.birthDate,
    );
    // What the letter says of this person's birth, where none of it agrees with the number.
    const contrary = births.length > 0 ? [] : [...within(part, finds.births), ...(row?.births ?? [])];
    const name = findName(part, named, finds.names, word, taken);
    if (name !== undefined) taken.add(name.value);
    const own = <Value>(all: readonly Candidate<Value>[], more: readonly Candidate<Value>[] = []) => {
      const found = [...within(part, all), ...more];
      return found.length > 0 ? found : outside(parts, all);
    };
    const citizenship = chooseField(own(finds.citizenships, beside?.citizenships), fromFile, {
      sameValue: sameText<string>,
    });
    const isDoubtful = citizenship !== undefined && citizenship.runnersUp.length > 0;
    return [
      {
        cpr: contrary.length > 0 ? { ...cpr, certainty: 'look' } : cpr,
        ...present('citizenship', isDoubtful ? undefined : citizenship),
        ...present('name', name && chooseField([name], fromFile, isNamedIn(part, name) ? inFile : guessed)),
        ...present(
          'birthDate',
          chooseField(births, fromFile, agreed) ?? chooseField(contrary, fromFile, doubtful),
        ),
        ...readPermit({
          grounds: own(finds.grounds, row?.grounds),
          from: own(finds.from, row?.from),
          to: own(finds.to, row?.to),
          unlimited: own(finds.unlimited),
        }),
      },
    ];
  });
  return persons.length < 2 ? undefined : persons;
}

/** A name read off a picture is for the clerk to look at. */
const inFile = {
  sameValue: sameText<string>,
  certainty: (_found: Found, fromFile: boolean) => (fromFile ? ('sure' as const) : ('look' as const)),
};
/** The nearest name that nobody has. */
const guessed = { sameValue: sameText<string>, certainty: () => 'look' as const };
const isNamedIn = (part: FamilyPart, name: Candidate<string>): boolean =>
  name.value.includes(' ') &&
  (name.rule === 'name-in-row' || name.rule === 'name-over-part' || within(part, [name]).length > 0);

/** The number says the same. */
const agreed = { sameValue: sameText<CalendarDate>, certainty: () => 'sure' as const };

/** The number says otherwise. */
const doubtful = { sameValue: sameText<CalendarDate>, certainty: () => 'look' as const };

const firstPlace = (group: NumberGroup) =>
  group.places.toSorted((a, b) => heightOf(a.words[0]) - heightOf(b.words[0]))[0];

const heightOf = (word: LetterWord | undefined): number =>
  word === undefined ? 0 : word.box.page * 10 + word.box.top;

/** The name in the number's row, or in its part; else the nearest before it that nobody has. */
function findName(
  part: FamilyPart,
  inRow: readonly Candidate<string>[],
  all: readonly Candidate<string>[],
  number: LetterWord,
  taken: ReadonlySet<string>,
): Candidate<string> | undefined {
  if (inRow[0] !== undefined) return inRow[0];
  const own = within(part, all).filter(({ value }) => !taken.has(value));
  if (own.length > 0) {
    const best = Math.max(...own.map(({ score }) => score));
    return own.find(({ score }) => score === best);
  }
  return nearestTo(
    number,
    all.filter(({ value }) => !taken.has(value)),
  );
}

/** Of several places, the nearest that stands before a number, else the nearest of all. */
function nearestTo<Value>(
  word: LetterWord,
  candidates: readonly Candidate<Value>[],
): Candidate<Value> | undefined {
  const own = heightOf(word);
  const measured = candidates.flatMap((candidate) => {
    const box = boxAround(candidate.words);
    if (box === undefined) return [];
    const gap = own - (box.page * 10 + box.top);
    return [{ candidate, distance: gap >= -0.012 ? gap : 0.08 - gap }];
  });
  return measured.sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

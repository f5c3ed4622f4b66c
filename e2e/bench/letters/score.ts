import { formatCprNumber } from '../../../src/domain/cpr-number.ts';
import { candidatesOf, formatCitation, type LegalBasisReading } from '../../../src/domain/legal-basis.ts';
import type { FieldReading, LetterReading, PersonReading } from '../../../src/domain/permit-letter.ts';
import type { TrueLetter, TruePerson } from './bench-letter.ts';

export const fields = [
  'cpr',
  'legalBasis',
  'name',
  'birthDate',
  'citizenship',
  'validFrom',
  'validTo',
  'unlimited',
  'letterDate',
  'caseNumber',
] as const;
export type Field = (typeof fields)[number];

/** How one field of one letter was read. */
export interface FieldScore {
  readonly letter: string;
  readonly field: Field;
  readonly outcome: 'right' | 'wrong' | 'missing';
  /** As the reader says it; undefined where it gave nothing. */
  readonly sure: boolean | undefined;
  readonly confidence: number | undefined;
  readonly want: string;
  readonly got: string | undefined;
}

export interface LetterScore {
  readonly letter: TrueLetter;
  readonly fields: readonly FieldScore[];
  /** Persons given who get no number by the letter, or another one. */
  readonly strangers: number;
  /** Of these, those whose number is marked sure. */
  readonly sureStrangers: number;
  /** Of those who get one: not found at all. */
  readonly missed: number;
  /** For papers that give no number: whether the reader offered one all the same. */
  readonly offeredNumber: boolean;
}

/** Names are compared to the sign, but for spaces and capitals. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
const withoutSpaces = (text: string): string => text.replace(/\s/gu, '').toLowerCase();

/** An ambiguous citation asks the clerk: it is no value. */
const citationOf = (reading: LegalBasisReading): string | undefined => {
  const [only, second] = candidatesOf(reading);
  return only === undefined || second !== undefined ? undefined : formatCitation(only);
};

export function scoreLetter(letter: TrueLetter, reading: LetterReading | undefined): LetterScore {
  const scores: FieldScore[] = [];
  const note = (
    field: Field,
    want: string | null,
    read: FieldReading<unknown> | undefined,
    got: string | undefined,
    isSame = (one: string, other: string): boolean => one === other,
  ): void => {
    if (want === null) return;
    const outcome = got === undefined ? 'missing' : isSame(got, want) ? 'right' : 'wrong';
    const sure = read === undefined ? undefined : read.certainty === 'sure';
    scores.push({ letter: letter.id, field, outcome, sure, confidence: read?.confidence, want, got });
  };
  const persons = reading?.kind === 'permit-letter' ? [...reading.persons] : [];
  if (letter.kind === 'other') {
    const others = strangersAmong(persons);
    return { letter, fields: [], ...others, missed: 0, offeredNumber: others.strangers > 0 };
  }
  const known = reading?.kind === 'permit-letter' ? reading : undefined;
  note('letterDate', letter.letterDate, known?.letterDate, known?.letterDate?.value);
  note(
    'caseNumber',
    letter.caseNumber,
    known?.caseNumber,
    known?.caseNumber?.value,
    (one, other) => withoutSpaces(one) === withoutSpaces(other),
  );
  let missed = 0;
  for (const person of letter.persons) {
    const own = takePerson(persons, person, letter.persons.length === 1);
    if (own?.cpr === undefined) missed += 1;
    notePerson(note, person, own ?? {});
  }
  return { letter, fields: scores, ...strangersAmong(persons), missed, offeredNumber: false };
}

function strangersAmong(persons: readonly PersonReading[]): Pick<LetterScore, 'strangers' | 'sureStrangers'> {
  const numbers = persons.flatMap(({ cpr }) => cpr ?? []);
  const sure = numbers.filter(({ certainty }) => certainty === 'sure');
  return { strangers: numbers.length, sureStrangers: sure.length };
}

function takePerson(
  persons: PersonReading[],
  person: TruePerson,
  isAlone: boolean,
): PersonReading | undefined {
  const at = persons.findIndex(({ cpr }) => cpr !== undefined && formatCprNumber(cpr.value) === person.cpr);
  const place = at < 0 && isAlone ? 0 : at;
  return place < 0 ? undefined : persons.splice(place, 1)[0];
}

function notePerson(
  note: (
    field: Field,
    want: string | null,
    read: FieldReading<unknown> | undefined,
    got: string | undefined,
    isSame?: (one: string, other: string) => boolean,
  ) => void,
  want: TruePerson,
  own: PersonReading,
): void {
  note('cpr', want.cpr, own.cpr, own.cpr && formatCprNumber(own.cpr.value));
  note('name', want.name, own.name, own.name?.value, (one, other) => folded(one) === folded(other));
  note('birthDate', want.birthDate, own.birthDate, own.birthDate?.value);
  note('citizenship', want.citizenship, own.citizenship, own.citizenship?.value);
  note('legalBasis', want.legalBasis, own.legalBasis, own.legalBasis && citationOf(own.legalBasis.value));
  note('validFrom', want.validFrom, own.validFrom, own.validFrom?.value);
  note('validTo', want.validTo, own.validTo, own.validTo?.value);
  note(
    'unlimited',
    want.unlimited === null ? null : 'true',
    own.unlimited,
    own.unlimited && String(own.unlimited.value),
  );
}

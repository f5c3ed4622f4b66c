import countries from '../../../resources/countries.json' with { type: 'json' };
import { formatAddressLines } from '../../domain/address.ts';
import { type CalendarDate, formatDanishDate } from '../../domain/calendar-date.ts';
import { formatCprNumber } from '../../domain/cpr-number.ts';
import type { DocumentKind, Registration } from '../../domain/registration.ts';
import type { Locale } from '../../renderer/i18n/locale.tsx';
import { type FieldWords, fieldWords } from './field-texts.ts';

export interface RecordField {
  readonly key: keyof FieldWords['labels'];
  readonly label: string;
  readonly lines: readonly string[];
}

/**
 * The order in which a notice of a move is to give it (CPR-loven § 20, stk. 2: name, earlier number, sex and birth
 * date, day of the move, address, citizenship), and then what it rests on.
 */
export const fieldOrder = [
  'cpr',
  'name',
  'earlierNumber',
  'born',
  'moveIn',
  'address',
  'codes',
  'careOf',
  'citizenship',
  'legalBasis',
  'validity',
  'caseNumber',
  'documents',
  'distinct',
] as const satisfies readonly RecordField['key'][];

const countryNames = new Map(countries.map(({ alpha3, da, en }) => [alpha3, { da, en }]));

/** What a registration says, in that order. Dates as they are typed: day, month, year. */
export function fieldsOf(registration: Registration, locale: Locale): readonly RecordField[] {
  const w = fieldWords[locale];
  const { person, permit, residence, documentsSeen, distinctFrom } = registration;
  const { address } = residence;
  const code = (word: string, value: string | undefined) => (value === undefined ? [] : [`${word} ${value}`]);
  const lines: Readonly<Record<RecordField['key'], readonly string[]>> = {
    cpr: [formatCprNumber(person.cpr)],
    name: [person.name],
    earlierNumber: [earlierNumber(person.earlierNumber, w)],
    born: [`${formatDanishDate(person.birthDate)}, ${w.sex[person.sex]}`],
    moveIn: [formatDanishDate(residence.moveInDate)],
    address: formatAddressLines(address),
    codes: [
      [
        ...code(w.kommune, address.kommuneCode),
        ...code(w.street, address.streetCode),
        ...code(w.houseNumber, address.houseNumber),
        ...code(w.floor, address.floor),
        ...code(w.door, address.door),
      ].join(' · '),
    ],
    careOf: residence.careOf === undefined ? [] : [residence.careOf],
    citizenship: [person.citizenship === undefined ? w.none : nameOfCountry(person.citizenship, locale)],
    legalBasis: [permit.citation],
    validity: [validity(permit, w)],
    caseNumber: [caseNumber(permit, w)],
    documents: [documents(documentsSeen, w)],
    distinct: distinctFrom === undefined ? [] : [distinctFrom.because],
  };
  return fieldOrder
    .filter((key) => lines[key].length > 0)
    .map((key) => ({ key, label: w.labels[key], lines: lines[key] }));
}

/** The fields that two versions do not say the same of, also those that only one of them has. */
export function findChanged(
  one: readonly RecordField[],
  other: readonly RecordField[],
): ReadonlySet<RecordField['key']> {
  const keys = [...one, ...other].map(({ key }) => key);
  const textOf = (fields: readonly RecordField[], key: RecordField['key']): string =>
    fields.find((field) => field.key === key)?.lines.join('\n') ?? '';
  return new Set(keys.filter((key) => textOf(one, key) !== textOf(other, key)));
}

const nameOfCountry = (code: string, locale: Locale): string => countryNames.get(code)?.[locale] ?? code;

function earlierNumber(earlier: Registration['person']['earlierNumber'], w: FieldWords): string {
  if (earlier.answer !== 'yes') return w.earlier[earlier.answer];
  return earlier.number === undefined ? w.earlier.yes : `${w.earlier.yes}: ${earlier.number}`;
}

function validity({ validFrom, end }: Registration['permit'], w: FieldWords): string {
  const from = validFrom === undefined ? '' : `${w.from} ${formatDanishDate(validFrom)} `;
  switch (end.kind) {
    case 'date':
      return `${from}${w.until} ${formatDanishDate(end.date)}`;
    case 'unlimited':
      return `${from}${w.unlimited}`;
    case 'not-stated':
      return `${from}${w.notStated}`;
  }
}

function caseNumber(
  { caseNumber: number, letterDate }: { caseNumber?: string; letterDate?: CalendarDate },
  w: FieldWords,
): string {
  const parts = [
    number,
    letterDate === undefined ? undefined : `${w.letterOf} ${formatDanishDate(letterDate)}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ') || w.none;
}

const documents = (seen: readonly DocumentKind[], w: FieldWords): string =>
  seen.length === 0 ? w.none : seen.map((kind) => w.documents[kind]).join(', ');

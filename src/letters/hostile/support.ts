import { candidatesOf } from '../../domain/legal-basis.ts';
import type { FieldReading, LetterReading } from '../../domain/permit-letter.ts';
import { longestWord } from '../text/legible-page.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';

/** All that can be said against a reading by the words it was made of; empty where each field stands in them. */
export function faultsOf(reading: LetterReading, pages: readonly PageText[]): readonly string[] {
  const texts = new Set(pages.flatMap(({ words: own }) => own.flatMap(textsOf)));
  const words = [...texts].filter((text) => text.length <= longestWord).map(bare);
  const isFile = pages.length > 0 && pages.every((page) => page.source === 'file');
  const faults: string[] = [];
  const look = <Value>(
    what: string,
    field: FieldReading<Value> | undefined,
    isSupported: (field: FieldReading<Value>) => boolean,
  ): void => {
    if (field === undefined) return;
    const { raw, confidence, box } = field;
    const told = (fault: string): void => {
      faults.push(`${what} ${fault}: ${JSON.stringify({ ...field })}`);
    };
    const parts = raw.split(/\s+/u).map(bare);
    if (parts.join('') === '') told('stands on nothing');
    if (!parts.every((part) => words.some((word) => word.includes(part)))) told('quotes what is not there');
    if (!(confidence >= 0 && confidence <= 1)) told('is believed beyond measure');
    if (box !== undefined && !isOnPages(box, pages.length)) told('lies beside its page');
    if (!isSupported(field)) told('is made up');
  };
  look('letterDate', reading.letterDate, (field) => saysDate(field, words));
  look('caseNumber', reading.caseNumber, ({ value }) => words.join('').includes(bare(value)));
  for (const person of reading.persons) {
    look('cpr', person.cpr, (field) => saysNumber(field, words));
    look('name', person.name, ({ value }) => saysName(value, words));
    look('birthDate', person.birthDate, (field) => saysDate(field, words));
    look('citizenship', person.citizenship, ({ value }) => /^[A-Z]{3}$/u.test(value));
    look('legalBasis', person.legalBasis, ({ raw, value }) =>
      candidatesOf(value).every(({ paragraph }) => asDigits(raw).includes(String(paragraph))),
    );
    look('validFrom', person.validFrom, (field) => saysDate(field, words));
    look('validTo', person.validTo, (field) => saysDate(field, words));
    look('unlimited', person.unlimited, ({ value }) => value);
    if (person.name?.certainty === 'sure' && !isFile) faults.push('a name is sure that was recognised');
    if (person.legalBasis?.certainty === 'sure' && candidatesOf(person.legalBasis.value).length !== 1) {
      faults.push('a ground is sure that is one of several');
    }
    if (person.unlimited !== undefined && person.validTo !== undefined) faults.push('it ends and does not');
  }
  return faults;
}

const textsOf = (word: LetterWord): readonly string[] => [word.text, ...(word.readAgain ?? [])];

/** Letters and digits alone, so that hidden signs and stops do not count. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

const isOnPages = (
  box: { page: number; left: number; top: number; width: number; height: number },
  pages: number,
): boolean =>
  Number.isInteger(box.page) &&
  box.page >= 0 &&
  box.page < pages &&
  box.left >= 0 &&
  box.top >= 0 &&
  box.width > 0 &&
  box.height > 0 &&
  box.left + box.width <= 1 + 1e-9 &&
  box.top + box.height <= 1 + 1e-9;

/** Digits, and the signs that print engines give for them. */
const asDigits = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[oqd]/gu, '0')
    .replace(/[il|!]/gu, '1')
    .replace(/z/gu, '2')
    .replace(/[s§]/gu, '5')
    .replace(/b/gu, '8')
    .replace(/g/gu, '9')
    .replace(/\P{Nd}/gu, '');

/** The last four digits are read, never repaired; of the first six a printed birth date may mend two. */
function saysNumber({ value, raw }: FieldReading<string>, words: readonly string[]): boolean {
  const tail = value.slice(6);
  const isLike = (digits: string): boolean => digits.slice(-4) === tail && differences(value, digits) <= 2;
  return (
    isLike(asDigits(raw)) || words.map(asDigits).some((digits) => digits.length >= 4 && digits.includes(tail))
  );
}

const differences = (left: string, right: string): number =>
  Array.from(left).filter((sign, at) => sign !== right[at]).length;

/** What was read there says the date, or a further reading of the same word does. */
function saysDate({ value, raw }: FieldReading<string>, words: readonly string[]): boolean {
  const [year = '', month = '', day = ''] = value.split('-');
  const says = (text: string): boolean => {
    const digits = asDigits(text);
    return (
      digits.includes(year) &&
      digits.includes(String(Number(day))) &&
      (/\p{L}{3}/u.test(text) || digits.includes(String(Number(month))))
    );
  };
  const isRead = (part: string): boolean => words.includes(part) || asDigits(raw).includes(part);
  const ofOtherReadings = isRead(year) && (isRead(day) || isRead(String(Number(day))));
  return says(raw) || words.some((word) => /^\d{6,8}$/u.test(word) && says(word)) || ofOtherReadings;
}

/** Each word of the name, but for digits read in place of letters. */
function saysName(value: string, words: readonly string[]): boolean {
  const flat = (text: string): string =>
    // A capital I is read as a small l, and put right at the beginning of a name.
    text
      .replace(/I/gu, 'l')
      .toLowerCase()
      .replace(/0/gu, 'o')
      .replace(/1/gu, 'l')
      .replace(/5/gu, 's')
      .replace(/6/gu, 'ó');
  const printed = words.map(flat);
  return value.split(' ').every((part) => printed.some((word) => word.includes(flat(bare(part)))));
}

import { expect, test } from 'vitest';
import { type CalendarDate, calendarDate } from '../../domain/calendar-date.ts';
import type { FieldReading, LetterReading, SignDoubt } from '../../domain/permit-letter.ts';
import { compareWithDocument } from './compare-document.ts';
import { readZone } from './document-zone.ts';
import { mayBeWritten } from './transliterate.ts';
import { cardZone, passportZone } from './zone-specimen.ts';

const read = <Value>(value: Value): FieldReading<Value> => ({
  value,
  raw: String(value),
  confidence: 0.9,
  certainty: 'look',
  rule: 'test',
  runnersUp: [],
});

const letterOf = (
  name: string,
  doubts: readonly SignDoubt[] = [],
  born: CalendarDate = calendarDate('2045-03-17'),
): LetterReading => ({
  kind: 'permit-letter',
  persons: [{ name: { ...read(name), doubts }, birthDate: read(born), citizenship: read('TUR') }],
  notes: [],
});

const passport = (surname: string, given: string, more: { born?: string; state?: string } = {}) => {
  const zone = readZone(passportZone({ surname, given, born: '450317', state: 'TUR', ...more }));
  if (zone === undefined) throw new Error('The zone was not read');
  return zone;
};

test('a passport’s zone is read, and its check digits are held to', () => {
  const lines = passportZone({ surname: 'YILMAZ', given: 'OEZLEM NUR', born: '450317', state: 'TUR' });
  expect(readZone(lines)).toEqual({
    nameParts: ['YILMAZ', 'OEZLEM', 'NUR'],
    nameIsCut: false,
    birthDay: '450317',
    nationality: 'TUR',
  });
  const [first, second] = lines;
  expect(readZone([first, second.replace('450317', '450318')])).toBeUndefined();
});

test('letters read for digits are put right where the check digits then agree', () => {
  const [first, second] = passportZone({
    surname: 'YILMAZ',
    given: 'OEZLEM',
    born: '450310',
    state: 'TUR',
  });
  expect(readZone([first, second.replace('450310', '45O3IO')])?.birthDay).toBe('450310');
});

test('an identity card’s three lines are read', () => {
  const zone = readZone(cardZone({ surname: 'YILMAZ', given: 'OEZLEM NUR', born: '450317', state: 'TUR' }));
  expect(zone).toMatchObject({
    nameParts: ['YILMAZ', 'OEZLEM', 'NUR'],
    birthDay: '450317',
    nationality: 'TUR',
  });
});

test.each([
  ['Özlem', 'OEZLEM'],
  ['Özlem', 'OZLEM'],
  ['Åsa', 'AASA'],
  ['Łukasz', 'LUKASZ'],
  ['Muñoz', 'MUNXXOZ'],
  ['Weiß', 'WEISS'],
  ['Işık', 'ISIK'],
  ["N'Dongo", 'NDONGO'],
])('%s may be %s in a zone', (word, zone) => {
  expect(mayBeWritten(word, zone)).toBe(true);
});

test('a zone without room may cut a name off, and one with room may not', () => {
  expect(mayBeWritten('Balasubramaniam', 'BALASUB', true)).toBe(true);
  expect(mayBeWritten('Balasubramaniam', 'BALASUB')).toBe(false);
});

test('the document settles a sign that print left open', () => {
  const doubts = [{ at: 0, length: 1, instead: ['Ó'] }];
  const compared = compareWithDocument(letterOf('Özlem Yilmaz', doubts), passport('YILMAZ', 'OEZLEM'));
  expect(compared.persons[0]?.name?.doubts).toBeUndefined();
  expect(compared.notes).toEqual([]);
});

test('where both signs fit the document, the doubt stays', () => {
  const doubts = [{ at: 7, length: 1, instead: ['ı'] }];
  const compared = compareWithDocument(letterOf('Özlem Yilmaz', doubts), passport('YILMAZ', 'OEZLEM'));
  expect(compared.persons[0]?.name?.doubts).toEqual(doubts);
});

test('where another sign fits and the one that was read does not, the name stands and the doubt tells', () => {
  const doubts = [{ at: 0, length: 1, instead: ['C', 'Q'] }];
  const compared = compareWithDocument(letterOf('Gem Yilmaz', doubts), passport('YILMAZ', 'CEM'));
  expect(compared.persons[0]?.name?.value).toBe('Gem Yilmaz');
  expect(compared.persons[0]?.name?.doubts).toEqual([{ at: 0, length: 1, instead: ['C'] }]);
});

test('another person’s passport is noted, and changes nothing', () => {
  const letter = letterOf('Özlem Yilmaz');
  const compared = compareWithDocument(
    letter,
    passport('TANAKA', 'HIROSHI', { born: '400102', state: 'JPN' }),
  );
  expect(compared.notes).toEqual([
    { kind: 'document-contradicts-name' },
    { kind: 'document-contradicts-birth-date' },
    { kind: 'document-contradicts-citizenship' },
  ]);
  expect(compared.persons).toEqual(
    letter.persons.map((person) => ({ ...person, name: { ...read('Özlem Yilmaz') } })),
  );
});

test('in a family’s letter the document belongs to whoever was born on its day', () => {
  const [one] = letterOf('Özlem Yilmaz').persons;
  const [two] = letterOf('Emre Kaya', [], calendarDate('2050-01-01')).persons;
  if (one === undefined || two === undefined) throw new Error('no persons');
  const family: LetterReading = { kind: 'permit-letter', persons: [two, one], notes: [] };
  expect(compareWithDocument(family, passport('YILMAZ', 'OZLEM')).notes).toEqual([]);
  expect(compareWithDocument(family, passport('TANAKA', 'HIROSHI', { born: '380101' })).notes).toEqual([]);
});

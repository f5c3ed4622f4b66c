import { describe, expect, it } from 'vitest';
import { calendarDate } from './calendar-date.ts';
import type { CprNumber } from './cpr-number.ts';
import { entryTexts, isOneName, type KnownPerson, mostParts, queryTexts } from './person-tokens.ts';
import { parseRegistrationId } from './registration.ts';

const entry = parseRegistrationId('0190a000-0000-7000-8000-000000000001');
const otherEntry = parseRegistrationId('0190a000-0000-7000-8000-000000000002');
if (entry === undefined || otherEntry === undefined) throw new Error('these are ids');

const woman = '0101455000' as CprNumber;
const man = '0101455001' as CprNumber;

const named = (name: string, cpr = man, birthDate = '2045-01-01'): KnownPerson => ({
  cpr,
  name,
  birthDate: calendarDate(birthDate),
});

/** Whether the second name is found where the first one is kept. The texts stand for their tokens. */
function finds(kept: KnownPerson, sought: KnownPerson): boolean {
  const { whole, pairs, parts } = entryTexts(kept, entry as NonNullable<typeof entry>);
  const query = queryTexts(sought);
  if (query.whole === whole) return true;
  return query.readings.some((reading) => {
    if (!reading.pairs.some((pair) => pairs.includes(pair))) return false;
    const texts = query.checkTexts(reading, entry as NonNullable<typeof entry>);
    const fits = texts.map((those) => parts.map((part) => those.includes(part)));
    return isOneName(fits, parts.length, reading);
  });
}

const bothWays = (one: string, other: string, cpr = man): readonly boolean[] => [
  finds(named(one, cpr), named(other, cpr)),
  finds(named(other, cpr), named(one, cpr)),
];

describe('one person is found under', () => {
  it.each([
    ['another order', 'Amina Hassan Ali', 'Ali, Amina Hassan'],
    ['capitals, hyphens and apostrophes', 'Sa‘id Al-Hassan', 'AL HASSAN SAID'],
    ['a machine-readable line', 'Yusuf Abdi Warsame', 'WARSAME<<YUSUF<ABDI'],
    ['Danish letters', 'Søren Ærø Ågård', 'Soeren Aeroe Aagaard'],
    ['Danish letters without their marks', 'Bjørn Kjær', 'Bjorn Kjær'],
    ['Turkish letters', 'Gülşen Yıldırım', 'Gulsen Yildirim'],
    ['Turkish letters, spelt out', 'Çağla Şahin', 'Chagla Shahin'],
    ['Polish letters', 'Łukasz Wójcik', 'Lukasz Wojcik'],
    ['Vietnamese letters', 'Nguyễn Thị Thanh Hằng', 'Nguyen Thi Thanh Hang'],
    ['a double name joined', 'Anne-Marie Holm', 'Annemarie Holm'],
    ['a double name apart', 'Gebrehiwet Tesfay', 'Gebre Hiwet Tesfay'],
    ['Mohammed as Muhammad', 'Mohammed Hussein', 'Muhammad Hussain'],
    ['Mohamed as Maxamed', 'Mohamed Omar Hassan', 'Maxamed Cumar Xasan'],
    ['Hussein as Hossein', 'Ali Hussein', 'Ali Hossein'],
    ['Yusuf as Youssef', 'Yusuf Khalil', 'Youssef Khaleel'],
    ['Yousef as Yousif', 'Yousef Haddad', 'Yousif Hadad'],
    ['Khalid as Chalid', 'Khalid Omar', 'Chalid Umar'],
    ['Abd al-Rahman as Abdulrahman', 'Abd al-Rahman Nour', 'Abdulrahman Noor'],
    ['Abdul Rahman as Abderrahmane', 'Abdul Rahman Saleh', 'Abderrahmane Saleh'],
    ['Nour al-Din as Noureddine', 'Nour al-Din Haddad', 'Noureddine Haddad'],
    ['Nasr Allah as Nasrullah', 'Nasr Allah Karimi', 'Nasrullah Karimi'],
    ['al- as el-', 'Omar Al-Masri', 'Omar El Masri'],
    ['al- grown on', 'Omar Al-Khatib', 'Omar Alkhatib'],
    ['al- left out', 'Omar Al-Khatib', 'Omar Khatib'],
    ['bin put in', 'Salim Ahmad Nasser', 'Salim bin Ahmad Nasser'],
    ['ou for u', 'Mousa Nour', 'Musa Nur'],
    ['dj for j', 'Djamal Hadji', 'Jamal Haji'],
    ['ph for f', 'Mustapha Karim', 'Mustafa Karim'],
    ['q for k and gh', 'Qasem Rezaei', 'Ghasem Rezai'],
    ['w for v', 'Davood Rezvani', 'Dawood Rezwani'],
    ['Oleksandr as Olexandr', 'Oleksandr Shevchenko', 'Olexandr Schewtschenko'],
    ['Oleksandr as Aleksandr', 'Oleksandr Hrytsenko', 'Aleksandr Gritsenko'],
    ['an earlier passport', 'Yevhenii Yurchenko', 'Ievgenii Iurchenko'],
    ['the Russian form', 'Serhii Kravchuk', 'Sergey Kravchuk'],
    ['German letters', 'Natalia Zhukova', 'Natalija Schukowa'],
    ['Tigrinya vowels', 'Tesfay Woldu Berhane', 'Tesfai Weldu Birhane'],
    ['Gebre as Ghebre', 'Ghebremedhin Kidane', 'Gebremedhin Kidane'],
    ['Thai breaths', 'Phongsak Thongchai', 'Pongsak Tongchai'],
    ['French u and ch', 'Tshibangu Mukendi', 'Chibangu Moukendi'],
    ['a middle name left out', 'Ahmad Mohammad Ali Haddad', 'Ahmad Haddad'],
    ['a middle name as a letter', 'Anna Maria Jensen', 'Anna M. Jensen'],
    ['one name alone, written otherwise', 'Mohammad', 'Muhamad'],
  ])('%s: %s, %s', (_, one, other) => {
    expect(bothWays(one, other)).toEqual([true, true]);
  });

  it('the same name though the number says the other sex: a number may have been made wrongly', () => {
    expect(finds(named('Amina Hassan', woman), named('HASSAN, Amina', man))).toBe(true);
  });
});

describe('another person is not taken for one, of', () => {
  it.each([
    ['twins', 'Hassan Ali Omar', 'Hussein Ali Omar'],
    ['brothers', 'Mohammed Ali Omar', 'Mahmoud Ali Omar'],
    ['brothers', 'Jamal Haddad', 'Jamil Haddad'],
    ['brothers', 'Hassan Haddad', 'Ghassan Haddad'],
    ['brothers', 'Omar Haddad', 'Amir Haddad'],
    ['brothers', 'Ali Haddad', 'Alaa Haddad'],
    ['brothers', 'Karim Haddad', 'Akram Haddad'],
    ['brothers', 'Abdulrahman Saleh', 'Abdulrahim Saleh'],
    ['brothers', 'Yusuf Abdi Warsame', 'Yunis Abdi Warsame'],
    ['brothers', 'Gebremedhin Kidane', 'Gebremeskel Kidane'],
    ['brothers', 'Yaroslav Bondar', 'Myroslav Bondar'],
    ['namesakes', 'Mohammad Haddad', 'Mohammad Khatib'],
    ['namesakes', 'Iryna Savchenko', 'Iryna Shevchenko'],
    ['namesakes', 'Iryna Kravchenko', 'Iryna Kirichenko'],
    ['namesakes', 'Oleh Koval', 'Oleh Kovalenko'],
    ['namesakes', 'Jens Jensen', 'Jens Hansen'],
    ['namesakes', 'Karim Ahmad', 'Karim Ahmadi'],
    ['cousins', 'Ahmad Ali Hassan', 'Ahmad Omar Hassan'],
    ['father and son in one name', 'Ali Hassan Ali', 'Ali Hassan Omar'],
  ])('%s: %s, %s', (_, one, other) => {
    expect(bothWays(one, other)).toEqual([false, false]);
  });

  it.each([
    ['Lina Haddad', 'Lana Haddad'],
    ['Rana Haddad', 'Rania Haddad'],
    ['Mona Haddad', 'Mina Haddad'],
    ['Olena Bondar', 'Oleksandra Bondar'],
    ['Mariia Bondar', 'Daria Bondar'],
  ])('sisters: %s, %s', (one, other) => {
    expect(bothWays(one, other, woman)).toEqual([false, false]);
  });

  it('brother and sister, whose names differ by an ending', () => {
    expect(finds(named('Karim Haddad', man), named('Karima Haddad', woman))).toBe(false);
  });

  it('one name on another day', () => {
    expect(finds(named('Amina Hassan'), named('Amina Hassan', man, '2045-01-02'))).toBe(false);
  });

  it('one part alone', () => {
    expect(bothWays('Mohammad', 'Mohammad Haddad')).toEqual([false, false]);
    expect(bothWays('Hassan', 'Hussein')).toEqual([false, false]);
  });
});

describe('what is blinded', () => {
  const person = named('Amina Hassan Ali');

  it('has a text for the number, the whole name, each pair of parts and each part', () => {
    const { cpr, whole, pairs, parts } = entryTexts(person, entry);
    expect([pairs.length, parts.length]).toEqual([3, 3]);
    expect(new Set([cpr, whole, ...pairs, ...parts]).size).toBe(8);
  });

  it('binds the parts to their entry, so that two entries cannot be compared by them', () => {
    const one = entryTexts(person, entry);
    const other = entryTexts(person, otherEntry);
    expect(one.pairs).toEqual(other.pairs);
    expect(one.parts.some((text) => other.parts.includes(text))).toBe(false);
  });

  it('binds names to the birth date', () => {
    const one = entryTexts(person, entry);
    const other = entryTexts({ ...person, birthDate: calendarDate('2045-01-02') }, entry);
    for (const text of [other.whole, ...other.pairs, ...other.parts]) {
      expect([one.whole, ...one.pairs, ...one.parts]).not.toContain(text);
    }
  });

  it('takes a name of any length, of any letters and of none', () => {
    for (const name of ['-', '🙂', 'محمد حسن', 'X', 'a b c', 'Og '.repeat(66)]) {
      const { pairs, parts } = entryTexts(named(name), entry);
      expect(parts.length).toBeLessThanOrEqual(mostParts);
      expect(pairs.length).toBeLessThanOrEqual((mostParts * (mostParts - 1)) / 2);
      expect(finds(named(name), named(name))).toBe(true);
    }
  });
});

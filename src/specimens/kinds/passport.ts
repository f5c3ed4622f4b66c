import type { Typesetter } from '../drawing/typesetter.ts';
import { printDate } from '../facts/print-date.ts';
import type { Letter } from '../letter.ts';

/** The page of a passport of Utopia, the state that ICAO's own specimens are of. */
export function drawPassport({ permits: [{ person, validFrom }], chance }: Letter, sheets: Typesetter): void {
  const x = 70;
  sheets.set([{ text: 'UTOPIA' }], { weight: 'bold', size: 16, align: 'centre' });
  sheets.set([{ text: 'Passport / Passeport' }], { align: 'centre' });
  sheets.y += 10;
  sheets.shape({ kind: 'rectangle', x: sheets.left, y: sheets.y, width: 36, height: 46, fill: '#d2d2d2' });
  const rows = [
    ['Surname / Nom', person.family === '' ? person.given : person.family],
    ['Given names / Prénoms', person.given],
    ['Nationality / Nationalité', 'UTOPIAN'],
    ['Date of birth / Date de naissance', printDate(person.birthDate, 'in-words', 'en')],
    ['Sex / Sexe', person.sex === 'female' ? 'F' : 'M'],
    ['Date of expiry / Date d’expiration', printDate(validFrom, 'in-words', 'en')],
  ] as const;
  for (const [label, value] of rows) {
    sheets.set([{ text: label }], { x, width: 110, size: 7 });
    sheets.set([{ text: value }], { x, width: 110, size: 11 });
    sheets.y += 1.5;
  }
  sheets.y += 12;
  const digits = person.birthDate.slice(2).replace(/-/gu, '');
  for (const line of zoneOf(
    person.family,
    person.given,
    `L${chance.between(10_000_000, 99_999_999)}`,
    digits,
    person.sex,
  )) {
    sheets.setAt([{ text: line, whole: true }], sheets.y, { size: 9 });
    sheets.y += 7;
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z]+/gu, '<');

/** ICAO 9303: weights 7 3 1 over digits, letters from 10, `<` as 0; the sum's last digit. */
function checkDigit(text: string): number {
  const value = (sign: string): number =>
    sign === '<' ? 0 : /\d/u.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55;
  return (
    Array.from(text).reduce((sum, sign, index) => sum + value(sign) * ([7, 3, 1][index % 3] ?? 0), 0) % 10
  );
}

function zoneOf(family: string, given: string, number: string, born: string, sex: string): readonly string[] {
  const expires = '590101';
  const first = `P<UTO${plain(family)}<<${plain(given)}`.padEnd(44, '<').slice(0, 44);
  const parts = [number, born, expires].map((part) => `${part}${checkDigit(part)}`);
  const optional = '<'.repeat(14);
  const all = `${parts.join('')}${optional}0`;
  const second = `${parts[0]}UTO${parts[1]}${sex === 'female' ? 'F' : 'M'}${parts[2]}${optional}0${checkDigit(all)}`;
  return [first, second];
}

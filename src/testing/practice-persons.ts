import { type CalendarDate, findCalendarDate } from '../domain/calendar-date.ts';
import type { CprNumber, Sex } from '../domain/cpr-number.ts';

export interface PracticePerson {
  readonly cpr: CprNumber;
  readonly name: string;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
}

const givenNames = ['Øvine', 'Prøvald', 'Samira Test', 'Attrap-Åse', 'Eksempla', 'José Mønster', 'Figura'];
const familyNames = [
  'Øveby',
  'Prøvesen',
  'Al-Eksempel',
  'Mønstergård',
  'Attrapæus',
  'Figurić',
  'Skabelon Test',
];

/** Running numbers of the practice series: 5000-8999. */
const numbersADay = 4000;

/**
 * They have numbers of their own: who has another's running number was born in another year. Names come round again
 * after 49, birth dates after 5544, and both together after 38808.
 */
export const practicePersonCount = 38_808;

/**
 * A fictive person, the same one every time. Born 2037-2057 with a seventh digit of 5-8: the practice
 * series, which nobody can hold.
 */
export function practicePerson(nth: number): PracticePerson {
  if (!Number.isInteger(nth) || nth < 0 || nth >= practicePersonCount) {
    throw new Error(`There is no practice person ${nth}`);
  }
  const birthDate = findCalendarDate(2037 + (nth % 21), 1 + (nth % 12), 1 + ((nth * 5) % 22));
  if (birthDate === undefined) throw new Error('Every month has these days');
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return {
    cpr: `${day}${month}${year.slice(2)}${5000 + (nth % numbersADay)}` as CprNumber,
    name: `${givenNames[nth % 7]} ${familyNames[Math.floor(nth / 7) % 7]}`,
    birthDate,
    sex: nth % 2 === 0 ? 'female' : 'male',
  };
}

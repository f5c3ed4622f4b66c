import { formatAddressLines } from '../../src/domain/address.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { findCalendarDate } from '../../src/domain/calendar-date.ts';
import { type CprNumber, type Sex, sexOf } from '../../src/domain/cpr-number.ts';
import type { Registration, RegistrationId } from '../../src/domain/registration.ts';
import { buildAddress, buildRegistration } from '../../src/testing/build-registration.ts';

const daysAYear = 336;
const years = 21;

/** The nth fictive person: a number of one's own for every nth below some millions, and a name of one's own. */
export function personOf(nth: number): {
  readonly cpr: CprNumber;
  readonly name: string;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
} {
  const day = nth % (daysAYear * years);
  const birthDate = findCalendarDate(
    2037 + Math.floor(day / daysAYear),
    1 + (Math.floor(day / 28) % 12),
    1 + (day % 28),
  );
  if (birthDate === undefined) throw new Error('Every month has these days');
  const [year = '', month = '', date = ''] = birthDate.split('-');
  const serial = 5000 + (Math.floor(nth / (daysAYear * years)) % 4000);
  const cpr = `${date}${month}${year.slice(2)}${serial}` as CprNumber;
  return {
    cpr,
    sex: sexOf(cpr),
    name: `Øvine ${spell(nth)} Prøvesen`,
    birthDate,
  };
}

/** A number as a word that no other number has. */
function spell(nth: number): string {
  const letters = 'abdefgiklmnoprst';
  let word = '';
  for (let left = nth + 16; left > 0; left = Math.floor(left / 16)) word += letters.charAt(left % 16);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

export function registrationOf(
  id: RegistrationId,
  nth: number,
  more: { readonly corrects?: RegistrationId; readonly houseNumber: number },
): Registration {
  const { houseNumber, ...rest } = more;
  const address = buildAddress({ houseNumber: String(houseNumber) });
  return buildRegistration({
    id,
    person: personOf(nth),
    residence: { address, printed: formatAddressLines(address) },
    ...rest,
  });
}

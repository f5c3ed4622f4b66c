import { type AddressId, formatAddressLines } from '../../../src/domain/address.ts';
import { findCalendarDate } from '../../../src/domain/calendar-date.ts';
import type { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { Registration, RegistrationId } from '../../../src/domain/registration.ts';
import { buildAddress, buildRegistration } from '../../../src/testing/build-registration.ts';
import { practiceId } from '../../../src/testing/fake-machine.ts';

/** Words that stand in what the station keeps, and must be found nowhere on the disk. */
export interface Canaries {
  readonly family: string;
  readonly street: string;
  readonly caseNumber: string;
  readonly cause: string;
}

const givenNames = [
  'Øvine',
  'Prøvald',
  'Samira',
  'Attrap-Åse',
  'Eksempla',
  'José',
  'Figura',
  'Amin',
  'Ragna',
];
const days = 28;
const dates = days * 12 * 21;

/** A practice number of its own for every `nth` up to some millions. */
export function cprOf(nth: number): CprNumber {
  const { birthDate } = datesOf(nth);
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return `${day}${month}${year.slice(2)}${5000 + ((nth * 7 + Math.floor(nth / dates)) % 4000)}` as CprNumber;
}

function datesOf(nth: number) {
  const at = nth % dates;
  const birthDate = findCalendarDate(
    2037 + Math.floor(at / (days * 12)),
    1 + (Math.floor(at / days) % 12),
    1 + (at % days),
  );
  if (birthDate === undefined) throw new Error('Every month has these days');
  return { birthDate };
}

/** A complete registration of a fictive person, always the same one for the same `nth`. */
export function recordOf(
  nth: number,
  { family, street, caseNumber }: Canaries,
  more: { readonly id?: RegistrationId; readonly corrects?: RegistrationId } = {},
): Registration {
  const addressId = `0a3f50b8-0000-4000-8000-${String(nth).padStart(12, '0')}` as AddressId;
  const address = buildAddress({ id: addressId, street, houseNumber: String(1 + (nth % 190)) });
  const given = givenNames[nth % givenNames.length] ?? '';
  return buildRegistration({
    id: practiceId(nth),
    person: { cpr: cprOf(nth), name: `${given} ${family}`, ...datesOf(nth) },
    permit: { caseNumber: `${caseNumber}-${nth}` },
    residence: { address, printed: formatAddressLines(address) },
    ...more,
  });
}

export { practiceId as idOf };

/** The first half of the SHA-256, hexadecimal. */
export async function sumOf(what: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof what === 'string' ? new TextEncoder().encode(what) : what;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

import { v7 } from 'uuid';
import type { OutgoingRecord } from '../../contract/intake-api.ts';
import { writeRegistrationContent } from '../../contract/registration-content.ts';
import { parseAddressId } from '../../domain/address.ts';
import { type CalendarDate, calendarDate } from '../../domain/calendar-date.ts';
import { parseCprNumber } from '../../domain/cpr-number.ts';
import {
  type Instant,
  parseRegistrationId,
  type Registration,
  type RegistrationId,
} from '../../domain/registration.ts';

export const newRegistrationId = (): RegistrationId => {
  const id = parseRegistrationId(v7());
  if (id === undefined) throw new Error('not a UUIDv7');
  return id;
};

/** A day on which all practice numbers are still in the future. */
export const testDay: CalendarDate = calendarDate('2026-11-23');

/**
 * A fictive number, born 2037-2057 with a seventh digit from 5 to 8: one for each whole number from 0. Two
 * neighbours share a birth date, so that namesakes can be made of them.
 */
export function practiceCpr(place: number): string {
  const person = Math.floor(place / 2);
  const day = String((person % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(person / 28) % 12) + 1).padStart(2, '0');
  const year = String(37 + (Math.floor(person / 336) % 21));
  const round = Math.floor(person / 7056);
  return `${day}${month}${year}5${String(round * 2 + (place % 2)).padStart(3, '0')}`;
}

export interface PersonOptions {
  readonly cpr?: string;
  readonly name?: string;
  readonly corrects?: RegistrationId;
  readonly id?: RegistrationId;
  readonly careOf?: string;
}

/** A whole, valid registration of a fictive person. */
export function practiceRegistration(options: PersonOptions = {}): Registration {
  const cpr = options.cpr ?? '0101455009';
  const reading = parseCprNumber(cpr, { today: testDay, series: 'practice' });
  if (!reading.ok) throw new Error(`not a practice number: ${cpr}`);
  const { number, birthDate, sex } = reading.value;
  const addressId = parseAddressId('0a3f50b8-0000-32b8-e044-0003ba298018');
  if (addressId === undefined) throw new Error('not an address id');
  return {
    id: options.id ?? newRegistrationId(),
    series: 'practice',
    recordedAt: '2026-11-23T08:00:00.000Z' as Instant,
    person: {
      cpr: number,
      name: options.name ?? `Øvelse Ål ${cpr}`,
      birthDate,
      sex,
      citizenship: 'SYR',
      earlierNumber: { answer: 'no' },
    },
    permit: {
      legalBasis: { law: 'udlaendingeloven', paragraph: 7, stk: 1 },
      citation: '§ 7, stk. 1',
      end: { kind: 'date', date: calendarDate('2028-11-01') },
    },
    coverage: { coverage: 'covered', group: '1', listVersion: '2026-11-01', trace: [] },
    residence: {
      address: {
        id: addressId,
        kommuneCode: '0851',
        streetCode: '0123',
        street: 'Lærkevej',
        houseNumber: '9C',
        postcode: '9293',
        postDistrict: 'Kongerslev',
      },
      printed: ['Lærkevej 9C', '9293 Kongerslev'],
      ...(options.careOf === undefined ? {} : { careOf: options.careOf }),
      moveInDate: calendarDate('2026-11-20'),
    },
    documentsSeen: ['permit-letter', 'passport'],
    provenance: { cpr: { source: 'typed', confirmed: true } },
    ...(options.corrects === undefined ? {} : { corrects: options.corrects }),
  };
}

/** The registration as a station sends it. */
export function outgoing(registration: Registration): OutgoingRecord {
  return { id: registration.id, content: writeRegistrationContent(registration) };
}

export const practiceRecord = (options: PersonOptions = {}): OutgoingRecord =>
  outgoing(practiceRegistration(options));

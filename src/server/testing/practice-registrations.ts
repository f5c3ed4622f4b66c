import { v7 } from 'uuid';
import type { OutgoingRecord } from '../../contract/intake-api.ts';
import { writeWithdrawalContent } from '../../contract/record-content.ts';
import { writeRegistrationContent } from '../../contract/registration-content.ts';
import { type CalendarDate, calendarDate } from '../../domain/calendar-date.ts';
import { parseCprNumber } from '../../domain/cpr-number.ts';
import { parseRegistrationId, type Registration, type RegistrationId } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { instant } from '../../testing/fake-machine.ts';

export const newRegistrationId = (): RegistrationId => {
  const id = parseRegistrationId(v7());
  if (id === undefined) throw new Error('not a UUIDv7');
  return id;
};

/** A day on which all practice numbers are still in the future. */
export const testDay: CalendarDate = calendarDate('2026-11-23');

/**
 * A fictive number for each whole number from 0, born 2037-2057 with 5 as its seventh digit. An even number
 * and the next one share a birth date, so that namesakes can be made of them.
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
  readonly cpr: string;
  readonly name?: string;
  readonly corrects?: RegistrationId;
  /** What the corrected one had corrected in its turn. */
  readonly correctsInTurn?: readonly RegistrationId[];
  readonly id?: RegistrationId;
}

/** A whole, valid registration under a new id. The name is the number's own unless it is given. */
export function practiceRegistration({
  cpr,
  name,
  corrects,
  correctsInTurn,
  id,
}: PersonOptions): Registration {
  const reading = parseCprNumber(cpr, { today: testDay, series: 'practice' });
  if (!reading.ok) throw new Error('not a practice number');
  const { number, birthDate, sex } = reading.value;
  return buildRegistration({
    id: id ?? newRegistrationId(),
    person: { cpr: number, birthDate, sex, name: name ?? `Øvelse Nr ${cpr}` },
    ...(corrects === undefined ? {} : { corrects }),
    ...(correctsInTurn === undefined ? {} : { correctsInTurn }),
  });
}

/** The registration as a station sends it. */
export const outgoing = (registration: Registration): OutgoingRecord => ({
  id: registration.id,
  content: writeRegistrationContent(registration),
});

export const practiceRecord = (options: PersonOptions): OutgoingRecord =>
  outgoing(practiceRegistration(options));

/** A withdrawal as a station sends it. */
export function practiceWithdrawal({
  withdraws,
  id = newRegistrationId(),
}: {
  readonly withdraws: RegistrationId;
  readonly id?: RegistrationId;
}): OutgoingRecord {
  const recordedAt = instant('2026-11-23T09:00:00.000Z');
  const withdrawal = { id, withdraws, because: 'Registreret ved en fejl', recordedAt };
  return { id, content: writeWithdrawalContent(withdrawal) };
}

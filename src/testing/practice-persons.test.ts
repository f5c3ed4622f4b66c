import { describe, expect, it } from 'vitest';
import { findRegistrationContent, writeRegistrationContent } from '../contract/registration-content.ts';
import { calendarDate } from '../domain/calendar-date.ts';
import { parseCprNumber } from '../domain/cpr-number.ts';
import { buildRegistration } from './build-registration.ts';
import { practicePerson, practicePersonCount } from './practice-persons.ts';

const everyone = Array.from({ length: practicePersonCount }, (_, nth) => practicePerson(nth));

describe('Practice persons', () => {
  it('have numbers of the practice series that agree with their birth date and sex', () => {
    for (const { cpr, birthDate, sex } of everyone) {
      const reading = parseCprNumber(cpr, { today: calendarDate('2026-11-23'), series: 'practice' });
      expect(reading).toMatchObject({ ok: true, value: { birthDate, sex } });
    }
  });

  it('are all different, by number and by name with birth date', () => {
    expect(new Set(everyone.map(({ cpr }) => cpr)).size).toBe(practicePersonCount);
    const first = everyone.slice(0, 500);
    expect(new Set(first.map(({ name, birthDate }) => name + birthDate)).size).toBe(500);
  });

  it('are registered in a form that the intake server reads', () => {
    const registration = buildRegistration({ nth: 17, residence: { careOf: 'Prøvesen' } });
    expect(findRegistrationContent(writeRegistrationContent(registration))).toEqual(registration);
  });
});

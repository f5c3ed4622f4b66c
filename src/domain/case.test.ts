import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from './calendar-date.ts';
import { isOverdue, maySettle, openCase, settleBy, whoDecides, workingDaysToSettle } from './case.ts';
import type { ClerkId, Role } from './clerk.ts';
import type { Instant } from './registration.ts';

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

describe('The day by which a case is to be settled', () => {
  it.each([
    ['Monday', '2026-11-23', '2026-11-26'],
    ['Wednesday', '2026-11-25', '2026-11-30'],
    ['Friday', '2026-11-27', '2026-12-02'],
    ['Saturday', '2026-11-28', '2026-12-02'],
    ['Sunday', '2026-11-29', '2026-12-02'],
    ['before New Year', '2026-12-31', '2027-01-05'],
  ])('is the third working day after a %s', (_, opened, due) => {
    expect(settleBy(calendarDate(opened))).toBe(due);
  });

  it('is never a weekend, and has just so many working days before it', () => {
    const days = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2040-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, workingDays) => {
        const opened = calendarDate(day.toISOString().slice(0, 10));
        const due = settleBy(opened, workingDays);
        expect([0, 6]).not.toContain(weekdayOf(due));
        let between = 0;
        const at = new Date(`${opened}T00:00:00Z`);
        while (at.toISOString().slice(0, 10) < due) {
          at.setUTCDate(at.getUTCDate() + 1);
          if (![0, 6].includes(at.getUTCDay())) between += 1;
        }
        expect(between).toBe(workingDays);
      }),
    );
  });

  it('is given with a new case, and passed only on the day after', () => {
    const owner = 'owner' as ClerkId;
    const opened = openCase('2026-11-23T22:59:59.000Z' as Instant, owner);
    expect(opened).toEqual({ openedAt: '2026-11-23T22:59:59.000Z', owner, dueOn: '2026-11-26' });
    expect(openCase(opened.openedAt, undefined)).not.toHaveProperty('owner');
    expect(isOverdue(opened, calendarDate('2026-11-26'))).toBe(false);
    expect(isOverdue(opened, calendarDate('2026-11-27'))).toBe(true);
    expect(workingDaysToSettle).toBe(3);
  });
});

describe('Who decides between two registrations of a person', () => {
  const existing = (office?: string) => ({ existing: office === undefined ? {} : { office } });

  it('is the own office where both are its own, however it is written', () => {
    expect(whoDecides(existing(' kolding '), 'Kolding')).toEqual({ kind: 'own-office' });
  });

  it('are both offices where the other one was first, and that one has the person until then', () => {
    expect(whoDecides(existing('Vejle'), 'Kolding')).toEqual({ kind: 'both-offices', holder: 'Vejle' });
  });

  it('is not known where the server does not tell whose the other one is', () => {
    for (const office of [undefined, '', ' ']) {
      expect(whoDecides(existing(office), 'Kolding')).toEqual({ kind: 'office-unknown' });
    }
  });

  it.each<[Role, 'own' | 'another', 'own-office' | 'both-offices' | 'office-unknown', boolean]>([
    ['clerk', 'own', 'own-office', true],
    ['clerk', 'another', 'own-office', false],
    ['clerk', 'own', 'both-offices', false],
    ['clerk', 'own', 'office-unknown', false],
    ['supervisor', 'another', 'own-office', true],
    ['supervisor', 'another', 'both-offices', true],
    ['it-administrator', 'own', 'own-office', false],
    ['kiosk', 'own', 'own-office', false],
  ])('a %s with %s case settles alone in %s: %s', (role, whose, kind, may) => {
    const clerk = { id: 'me' as ClerkId, role };
    const owner = (whose === 'own' ? 'me' : 'other') as ClerkId;
    const decides = kind === 'both-offices' ? ({ kind, holder: 'Vejle' } as const) : ({ kind } as const);
    expect(maySettle(decides, { owner }, clerk)).toBe(may);
  });

  it('a case of nobody may be settled by any clerk of the office', () => {
    expect(maySettle({ kind: 'own-office' }, {}, { id: 'me' as ClerkId, role: 'clerk' })).toBe(true);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { datePartsOf } from '../../domain/calendar-date.ts';
import { monthGrid } from './month-grid.ts';

it('puts every day of every month under its weekday, Monday first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const weeks = monthGrid(year, month);
      const placed = weeks.flatMap((week) => week.map((date, weekday) => ({ date, weekday })));
      const days = placed.filter(({ date }) => date !== undefined);
      expect(days).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate());
      for (const { date, weekday } of days) {
        if (date === undefined) continue;
        expect((weekday + 1) % 7).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
        expect(datePartsOf(date)).toMatchObject({ year, month });
      }
      expect(weeks.every((week) => week.length === 7)).toBe(true);
    }),
  );
});

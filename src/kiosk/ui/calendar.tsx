import { useState } from 'react';
import { type CalendarDate, datePartsOf, daysInMonth, findCalendarDate } from '../../domain/calendar-date.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { monthGrid } from './month-grid.ts';
import { Plain, Say, useDay, useMonthName, useWords } from './say.tsx';

const weekdays = [
  'weekday1',
  'weekday2',
  'weekday3',
  'weekday4',
  'weekday5',
  'weekday6',
  'weekday7',
] as const;

interface CalendarProps {
  readonly today: CalendarDate;
  readonly chosen: CalendarDate | undefined;
  readonly onChoose: (day: CalendarDate) => void;
}

/** One month in big days. What is to come cannot be chosen: who has not moved in yet goes to the desk. */
export const Calendar = ({ today, chosen, onChoose }: CalendarProps) => {
  const words = useWords();
  const day = useDay();
  const nameOf = useMonthName();
  const [shown, setShown] = useState(() => datePartsOf(chosen ?? today));
  const { year, month } = shown;
  const turn = (by: 1 | -1): void => {
    const at = year * 12 + (month - 1) + by;
    setShown({ year: Math.floor(at / 12), month: (at % 12) + 1, day: 1 });
  };
  const isLast = (findCalendarDate(year, month, daysInMonth(year, month)) ?? today) >= today;
  return (
    <div className="k-when">
      <div className="k-calendar">
        <div className="k-month">
          <button
            type="button"
            className="k-key"
            aria-label={words('previousMonth')}
            onClick={() => turn(-1)}
          >
            <Icon name="chevron-left" />
          </button>
          <p aria-live="polite">
            {nameOf(month)} <Plain text={String(year)} />
          </p>
          <button
            type="button"
            className="k-key"
            aria-label={words('nextMonth')}
            disabled={isLast}
            onClick={() => turn(1)}
          >
            <Icon name="chevron-right" />
          </button>
        </div>
        <div className="k-week" aria-hidden="true">
          {weekdays.map((key) => (
            <span key={key}>{words(key)}</span>
          ))}
        </div>
        {monthGrid(year, month).map((week, at) => (
          <div className="k-week" key={`${year}-${month}-${String(at)}`}>
            {week.map((date, weekday) =>
              date === undefined ? (
                <span key={weekdays[weekday]} />
              ) : (
                <button
                  type="button"
                  key={date}
                  className="k-key"
                  disabled={date > today}
                  aria-pressed={date === chosen}
                  aria-label={day(date)}
                  data-today={date === today}
                  onClick={() => onChoose(date)}
                >
                  <Plain text={String(datePartsOf(date).day)} />
                </button>
              ),
            )}
          </div>
        ))}
      </div>
      <Button
        icon="calendar-month"
        onClick={() => {
          setShown(datePartsOf(today));
          onChoose(today);
        }}
      >
        <Say text="today" />
      </Button>
    </div>
  );
};

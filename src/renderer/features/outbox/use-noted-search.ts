import { useEffect, useRef } from 'react';
import { parseCprNumber } from '../../../domain/cpr-number.ts';
import { noteEvent } from '../../app/note-event.ts';
import { useStation } from '../../app/station.ts';

interface ShownSearch {
  readonly search: string;
  readonly total: number;
}

/** A search is noted when it has rested that long: one is not looking at anybody while one types. */
const restMilliseconds = 1000;

/** Notes a search that has shown somebody, once a text: not whenever its rows change. */
export function useNotedSearch(shown: ShownSearch | undefined): void {
  const station = useStation();
  const noted = useRef('');
  const detail = shown?.search.trim() ?? '';
  const count = shown?.total ?? 0;
  useEffect(() => {
    if (detail === '') noted.current = '';
    if (detail === '' || count === 0 || detail === noted.current) return;
    const timer = setTimeout(async () => {
      noted.current = detail;
      const { clock, series, trail } = station;
      const number = parseCprNumber(detail, { today: clock.today(), series });
      const person = number.ok ? { person: await trail.personKey(number.value.number) } : {};
      await noteEvent(station, { action: 'searched', detail, count, ...person });
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [station, detail, count]);
}

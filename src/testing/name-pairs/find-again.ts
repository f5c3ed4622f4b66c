import { calendarDate } from '../../domain/calendar-date.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import { entryTexts, isOneName, type KnownPerson, queryTexts } from '../../domain/person-tokens.ts';
import { practiceId } from '../fake-machine.ts';
import type { WrittenPerson } from './labelled-pairs.ts';

const entry = practiceId(1);

/** Under two numbers: by the number alone they would never be found. */
const asKnown = ({ name, birthDate, sex }: WrittenPerson, nth: number): KnownPerson => ({
  name,
  birthDate: calendarDate(birthDate),
  cpr: `010145500${2 * nth + (sex === 'male' ? 1 : 0)}` as CprNumber,
});

/** Whether the second is found in an index that keeps the first. The texts stand for their tokens. */
export function findsAgain(kept: WrittenPerson, sought: WrittenPerson): boolean {
  const { whole, pairs, parts } = entryTexts(asKnown(kept, 0), entry);
  const query = queryTexts(asKnown(sought, 1));
  if (query.whole === whole) return true;
  const known = new Set(pairs);
  return query.readings.some((reading) => {
    if (!reading.pairs.some((pair) => known.has(pair))) return false;
    const texts = query.checkTexts(reading, entry).map((those) => new Set(those));
    const fits = texts.map((those) => parts.map((part) => those.has(part)));
    return isOneName(fits, parts.length, reading);
  });
}

import { readFile } from 'node:fs/promises';
import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import type { NumberSeries } from '../../../src/domain/cpr-number.ts';
import { createNodeLetterReader } from '../../../src/letters/node/index.ts';
import type { ReadingWay } from './ways.ts';

/** The reader of `bopael read`, in this process. */
export function openNodeWay(today: CalendarDate, series: NumberSeries): ReadingWay {
  const reader = createNodeLetterReader({ pictures: false });
  return {
    async read({ files }) {
      const given = await Promise.all(files.map(async (name) => ({ name, bytes: await readFile(name) })));
      const from = performance.now();
      const answer = await reader.read(given, { today, series });
      const milliseconds = performance.now() - from;
      return { milliseconds, read: answer.ok ? { ok: true, value: answer.value.reading } : answer };
    },
    close: () => reader.close(),
  };
}

import type { CalendarDate } from '../../../../src/domain/calendar-date.ts';
import type { NumberSeries } from '../../../../src/domain/cpr-number.ts';
import type { LetterReading, ReadProblem } from '../../../../src/domain/permit-letter.ts';
import type { Result } from '../../../../src/domain/result.ts';
import { createBrowserLetterReader } from '../../../../src/letters/browser/index.ts';
import { readerAssetsAt } from '../../../../src/renderer/app/reader-assets.ts';

const reader = createBrowserLetterReader(readerAssetsAt('reader/'));

const orders = {
  /** Reads the files under these addresses as one letter, as the station does. Milliseconds from bytes to fields. */
  async read(
    addresses: readonly string[],
    today: CalendarDate,
    series: NumberSeries,
  ): Promise<{ readonly milliseconds: number; readonly read: Result<LetterReading, ReadProblem> }> {
    const files = await Promise.all(
      addresses.map(async (address) => ({
        name: address,
        bytes: new Uint8Array(await (await fetch(address)).arrayBuffer()),
      })),
    );
    const from = performance.now();
    const answer = await reader.read(files, { today, series });
    const milliseconds = performance.now() - from;
    return { milliseconds, read: answer.ok ? { ok: true, value: answer.value.reading } : answer };
  },
};

export type ReaderOrders = typeof orders;
Object.assign(window, { reader: orders });

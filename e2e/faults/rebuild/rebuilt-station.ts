import type { BrowserOptions } from '../browser/browser-options.ts';
import { StationBrowser } from '../browser/station-browser.ts';
import type { Outcome } from '../outcome.ts';
import { clerk } from '../people.ts';

const name = 'bopael-station-practice';
const count = 10_000;
const mostSeconds = 60;

/** The whole database of a large office is gone: how long the counter waits until it is back. */
export async function rebuildStation({ url }: BrowserOptions): Promise<readonly Outcome[]> {
  const browser = new StationBrowser(url);
  const failures: string[] = [];
  try {
    const first = await browser.start();
    await first.order('makeLarge', name, clerk, count);
    await browser.close();
    const window = await browser.start();
    const { milliseconds, report, records } = await window.order('openTimed', name, clerk);
    const seconds = milliseconds / 1000;
    if (seconds > mostSeconds) failures.push(`it took ${seconds.toFixed(1)} s`);
    if (records !== count) failures.push(`${records} of ${count} records came back`);
    if (!report.rebuilt) failures.push('it says nothing of it');
    return [
      {
        part: 'rebuild',
        figures: `${records} records out of the journal in ${seconds.toFixed(1)} s, signing in included`,
        passed: failures.length === 0 ? 1 : 0,
        failures,
      },
    ];
  } finally {
    await browser.remove();
  }
}

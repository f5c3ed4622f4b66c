import { formatCprNumber } from '../../src/domain/cpr-number.ts';
import { servePage } from '../faults/browser/page-server.ts';
import { StationBrowser } from '../faults/browser/station-browser.ts';
import { createChance } from '../faults/chance.ts';
import { percentile } from '../faults/outcome.ts';
import { clerk } from '../faults/people.ts';
import { largeRecordOf } from '../faults/station/large-station.ts';

const name = 'bopael-station-practice';
const count = 10_000;

export interface Row {
  readonly what: string;
  readonly value: string;
  /** What is wanted, where anything is; and whether it was met. */
  readonly target?: string;
  readonly met?: boolean;
}

const ms = (value: number): string => `${value.toFixed(value < 20 ? 1 : 0)} ms`;
const spread = (times: readonly number[]): string =>
  `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}, p99 ${ms(percentile(times, 0.99))}`;

/** As clerks search: the beginning of a name, two words in any order, a number, an address. */
function makeQueries(): readonly string[] {
  const chance = createChance(11);
  return Array.from({ length: 400 }, (_, at) => {
    const { person, residence } = largeRecordOf(chance.between(0, count - 1));
    const words = person.name.split(' ');
    const [first = '', middle = '', last = ''] = words;
    const ways = [
      () => first.slice(0, chance.between(1, 4)),
      () => last.slice(0, chance.between(2, 6)),
      () => `${last} ${first}`,
      () => `${first.slice(0, 3)} ${middle} ${last.slice(0, 4)}`,
      () => person.cpr,
      () => formatCprNumber(person.cpr),
      () => person.cpr.slice(0, 6),
      () => residence.printed[0] ?? '',
      () => `${residence.address.street.slice(0, 5)} ${residence.address.houseNumber}`,
      () => 'findes ikke',
    ];
    return (ways[at % ways.length] ?? chance.pick(ways))();
  });
}

/** A large office's station in Chromium, from the opening to the lock. */
export async function measureStore(built: string): Promise<readonly Row[]> {
  const server = await servePage(`${built}/page`);
  const browser = new StationBrowser(server.url);
  const rows: Row[] = [];
  const say = (what: string, value: string): void => void rows.push({ what, value });
  const want = (what: string, value: string, target: string, met: boolean): void =>
    void rows.push({ what, value, target, met });
  try {
    const first = await browser.start();
    await first.order('makeLarge', name, clerk, count);
    await browser.close();

    const rebuilding = await browser.start();
    const rebuilt = await rebuilding.order('openTimed', name, clerk);
    want('rebuilt out of the journal', ms(rebuilt.milliseconds), '60 s', rebuilt.milliseconds < 60_000);
    await browser.close();

    const window = await browser.start();
    for (const way of ['cold', 'warm'] as const) {
      const desk = await window.order('measureDesk', name, clerk);
      const all = desk.open + desk.read;
      want(
        `desk, ${way}`,
        `${ms(all)} (open ${ms(desk.open)}, read ${ms(desk.read)}: ${desk.created} counted, ` +
          `${desk.listed} listed, ${desk.cases} cases)`,
        '1500 ms',
        all < 1500,
      );
      if (way === 'cold') say('lock', ms(await window.order('measureLocking')));
    }
    const stale = await window.order('measureStaleAddresses');
    say(
      `addresses of ${stale.waiting} that wait, looked up again`,
      `${ms(stale.first)}, the next time ${ms(stale.next)}`,
    );
    const queries = makeQueries();
    const searches = await window.order('measureSearches', queries);
    say('search made ready', ms(searches.warm));
    want(
      `search, ${queries.length} queries, ${searches.hits} with hits`,
      spread(searches.times),
      'p95 50 ms',
      percentile(searches.times, 0.95) < 50,
    );
    say('save', spread(await window.order('measureSaves', count, 300)));
    const duties = await window.order('measureHousekeeping');
    say('comparison row by row', ms(duties.compare));
    say('conservation', ms(duties.conservation));
    say('backup, proven', `${ms(duties.backup)}, ${(duties.backupBytes / 1e6).toFixed(1)} MB`);
    say('compaction', ms(duties.compaction));
    const session = await browser.session();
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    say('memory of the page, search ready', `${(usedSize / 1e6).toFixed(0)} MB`);
    await window.order('measureLocking');

    const journal = await window.order('measureJournal', 'journal', clerk, 300);
    const [withIt, without] = [percentile(journal.with, 0.5), percentile(journal.without, 0.5)];
    say('save on a new station, with journal', spread(journal.with));
    say('save on a new station, without', spread(journal.without));
    say('what the journal costs', `${(withIt / without).toFixed(2)} times`);
    return rows;
  } finally {
    await browser.remove();
    await server.close();
  }
}

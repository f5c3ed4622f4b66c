import { type BrowserOptions, wait } from '../browser/browser-options.ts';
import { StationBrowser, type StationWindow } from '../browser/station-browser.ts';
import { type Chance, createChance } from '../chance.ts';
import { reportText, saysSo } from '../damage/compare-findings.ts';
import { Ledger } from '../ledger.ts';
import type { Outcome } from '../outcome.ts';
import { canaries, clerk } from '../people.ts';

const name = 'bopael-station-practice';
const levels = 20;
const savesALevel = 15;

/**
 * From less than is taken already to some megabytes. Half of the levels lie close around the one megabyte
 * that Chromium wants to see free before it lets a private file grow.
 */
const roomOf = (level: number): number =>
  level % 2 === 0 ? -60_000 + level * 150_000 : 1_048_576 - 50_000 + level * 6_000;

interface Tally {
  readonly failures: string[];
  saved: number;
  refused: number;
  readonly kinds: Map<string, number>;
}

/** The browser's share of the disk fills up at twenty levels: all of a save is kept, or nothing of it. */
export async function fillDisks({ url, seed }: BrowserOptions): Promise<readonly Outcome[]> {
  const chance = createChance(seed + 3);
  const from = performance.now();
  const tally: Tally = { failures: [], saved: 0, refused: 0, kinds: new Map() };
  const browser = new StationBrowser(url);
  const ledger = new Ledger();
  let nth = 0;
  try {
    const window = await browser.start();
    window.onTold((told) => ledger.hear(told));
    const session = await browser.session();
    const { origin } = new URL(url);
    const fill = (quotaSize?: number) =>
      session.send('Storage.overrideQuotaForOrigin', {
        origin,
        ...(quotaSize === undefined ? {} : { quotaSize }),
      });
    await window.order('signIn', name, clerk);
    for (let level = 0; level < levels; level += 1) {
      const fail = (what: string): void => void tally.failures.push(`level ${level}: ${what}`);
      const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
      await fill(Math.max(1, usage + roomOf(level)));
      const refused = await workUntilFull(window, nth, tally, chance.fraction() < 0.5);
      nth += savesALevel;
      const flickers = level % 4 === 3;
      const flickered = flickers ? await workWhileFlickering(window, nth, chance, fill, tally) : [];
      nth += flickers ? savesALevel : 0;
      await fill(Math.max(1, usage + roomOf(level)));
      // A station whose disk is full can be locked, and opened again to be read.
      await window.order('lock');
      await window.order('signIn', name, clerk);
      await window.order('lock');
      await fill();
      const found = await window.order('look', name, clerk);
      for (const fault of ledger.check(found)) fail(fault);
      // A draft is in the database at once, and in the journal when there is room.
      if (saysSo(found) || (found.compared?.journalled ?? 0) > 2) {
        fail(`journal and database differ: ${reportText(found)}`);
      }
      await window.order('signIn', name, clerk);
      for (const other of [...refused, ...flickered]) {
        const problem = await window.order('save', other, canaries);
        if (problem !== undefined) fail(`with room again: ${problem}`);
      }
    }
    await window.order('lock');
    const found = await window.order('look', name, clerk);
    tally.failures.push(...ledger.check(found));
  } finally {
    await browser.remove();
  }
  const seconds = (performance.now() - from) / 1000;
  const kinds = [...tally.kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return [
    {
      part: 'quota',
      figures:
        `${levels} levels of a full disk, ${tally.saved} saves kept whole, ${tally.refused} refused whole ` +
        `(${kinds}; others while room came and went) and saved with room again; ${seconds.toFixed(0)} s`,
      passed: tally.failures.length === 0 ? 1 : 0,
      failures: tally.failures,
    },
  ];
}

/** Room comes and goes between one half of a save and the other. */
async function workWhileFlickering(
  window: StationWindow,
  first: number,
  chance: Chance,
  fill: (quotaSize?: number) => Promise<unknown>,
  tally: Tally,
): Promise<readonly number[]> {
  let working = true;
  const saving = window.order('saveMany', first, savesALevel, canaries).finally(() => {
    working = false;
  });
  while (working) {
    await fill();
    await wait(chance.between(2, 12));
    await fill(1);
    await wait(chance.between(0, 4));
  }
  const refused = await saving;
  tally.saved += savesALevel - refused.length;
  tally.refused += refused.length;
  return refused;
}

/** The persons whose save was refused. */
async function workUntilFull(
  window: StationWindow,
  first: number,
  tally: Tally,
  compacts: boolean,
): Promise<readonly number[]> {
  const refused: number[] = [];
  for (let nth = first; nth < first + savesALevel; nth += 1) {
    const problem = await window.order('save', nth, canaries);
    if (problem === undefined) tally.saved += 1;
    else {
      tally.refused += 1;
      tally.kinds.set(problem, (tally.kinds.get(problem) ?? 0) + 1);
      refused.push(nth);
    }
    if (nth % 5 === 4) await window.order('draft', 50_000 + first, canaries);
    if (nth % 9 === 8) await window.order('scan', 50_000 + first, 40_000);
    if (compacts && nth % 12 === 11) await window.order('compact');
    if (refused.length > 4) break;
  }
  await window.order('backUp');
  return refused;
}

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserOptions } from '../browser/browser-options.ts';
import { tearLogEnd } from '../browser/database-log.ts';
import { findResidue } from '../browser/residue.ts';
import { StationBrowser, type StationWindow } from '../browser/station-browser.ts';
import { createChance } from '../chance.ts';
import type { Outcome } from '../outcome.ts';
import type { DamageWay } from '../page/damage.ts';
import { canaries, clerk } from '../people.ts';
import { idOf } from '../station/records.ts';
import type { Findings } from '../telling.ts';
import { findLosses, isQuiet, reportText, saysSo } from './compare-findings.ts';
import { profileDamages } from './profile-damage.ts';

const name = 'bopael-station-practice';
const older = 120;
const all = 200;
/** What is written behind a torn record stays within it, or fills it: LevelDB does not read it, or calls it damaged. */
const tornLengths = [32_000, 700];
/** A browser's start each: in short some of them, others with another seed. */
const profilesInShort = 8;

/** Where the rows still agree there is nothing to tell: these are mended in silence. */
const quietWays: readonly DamageWay[] = [
  'deleteMarks',
  'setMarkBack',
  'deleteKeyringDatabase',
  'removeKeyringFile',
  'halveKeyringFile',
  'lengthenJournal',
];

interface Tally {
  readonly failures: string[];
  readonly details: string[];
  tried: number;
  right: number;
}

/** Half of the station is damaged or gone; the other half must bring all of it back, and say so. */
export async function damageStations({ url, full, seed }: BrowserOptions): Promise<readonly Outcome[]> {
  const chance = createChance(seed + 2);
  const inOrder = [...profileDamages].sort(() => chance.fraction() - 0.5);
  const chosen = full ? profileDamages : inOrder.slice(0, profilesInShort);
  const from = performance.now();
  const tally: Tally = { failures: [], details: [], tried: 0, right: 0 };
  const templates = mkdtempSync(join(tmpdir(), 'bopael-faults-templates-'));
  const [whole, early] = [join(templates, 'whole'), join(templates, 'early')];
  const residue: string[] = [];
  try {
    const { before, recoveryKey } = await makeTemplates(url, whole, early);
    residue.push(...findResidue(whole, [3, 77, 199].map(idOf)));
    await damageRows(url, whole, before, recoveryKey, tally);
    for (const damage of chosen) {
      const { name: what, run, cutsLastWord = false, quiet = false } = damage;
      const browser = new StationBrowser(url, whole);
      run(browser.profile, early);
      const expected = cutsLastWord ? { ...before, auditSeq: before.auditSeq - 1 } : before;
      try {
        const window = await browser.start();
        await expectMended(what, expected, quiet, tally, () => window.order('look', name, clerk));
      } finally {
        await browser.remove();
      }
    }
    for (const length of tornLengths) await writeBehindTornEnd(url, whole, length, tally);
  } finally {
    rmSync(templates, { recursive: true, force: true });
  }
  const seconds = (performance.now() - from) / 1000;
  return [
    {
      part: 'damage',
      figures:
        `${tally.right} of ${tally.tried} ways of damage to ${all} records mended without a loss; ` +
        `${seconds.toFixed(0)} s`,
      passed: tally.right,
      failures: tally.failures,
    },
    {
      part: 'residue',
      figures: 'the profile of a station with 200 records searched',
      passed: residue.length === 0 ? 1 : 0,
      failures: residue,
    },
  ];
}

async function makeTemplates(url: string, whole: string, early: string) {
  const browser = new StationBrowser(url);
  let recoveryKey: readonly string[] = [];
  const live = async <Value>(
    range: readonly [number, number],
    then: (window: StationWindow) => Promise<Value>,
  ): Promise<Value> => {
    const window = await browser.start();
    window.onTold((told) => {
      if (told.kind === 'set-up') recoveryKey = told.recoveryKey;
    });
    await window.order('fill', name, clerk, canaries, range);
    const value = await then(window);
    await browser.close();
    return value;
  };
  await live([0, older], async () => undefined);
  cpSync(browser.profile, early, { recursive: true });
  // In the life that wrote it: each start begins a log of writes of its own, and what is damaged should hold some.
  const before = await live([older, all], (window) => window.order('look', name, clerk));
  cpSync(browser.profile, whole, { recursive: true });
  await browser.remove();
  return { before, recoveryKey };
}

/** A kill left a torn record; the next life of the station was killed too, before it could close anything. */
async function writeBehindTornEnd(url: string, whole: string, length: number, tally: Tally): Promise<void> {
  const browser = new StationBrowser(url, whole);
  try {
    tearLogEnd(browser.profile, length);
    const writing = await browser.start();
    await writing.order('run', name, {
      seed: length,
      clerk,
      canaries,
      firstNth: 9000,
      indexes: false,
      beside: false,
      stepsAnOpening: [20, 20],
      openings: 1,
    });
    const before = await writing.order('look', name, clerk);
    const kill = await browser.prepareToKill();
    await kill();
    const window = await browser.start();
    // LevelDB has lost nothing, so there is nothing to tell.
    await expectMended(`behind ${length} bytes that are torn`, before, true, tally, async () => {
      const found = await window.order('look', name, clerk);
      if (saysSo(found)) throw new Error(`LevelDB did not read all of it (${reportText(found)})`);
      return found;
    });
  } finally {
    await browser.remove();
  }
}

/** What a page can do to rows and files: one browser is enough, a station each. */
async function damageRows(
  url: string,
  whole: string,
  before: Findings,
  recoveryKey: readonly string[],
  tally: Tally,
): Promise<void> {
  const browser = new StationBrowser(url, whole);
  const window: StationWindow = await browser.start();
  for (const way of await window.order('listWays')) {
    const copy = `copy-${way}`;
    await window.order('copyStation', name, copy);
    await window.order('damage', way, copy);
    await expectMended(way, before, quietWays.includes(way), tally, () => window.order('look', copy, clerk));
    await window.order('forgetStation', copy);
  }
  await window.order('copyStation', name, 'restored');
  await window.order('damage', 'removeKeyring', 'restored');
  let restored = false;
  // With the key ring gone nobody can sign in: yesterday's backup has it, and the journal is newer.
  await expectMended('restored from a backup', before, true, tally, async () => {
    if (!restored) await window.order('restore', 'restored', clerk, recoveryKey.join(' '));
    restored = true;
    return window.order('look', 'restored', clerk);
  });
  await browser.remove();
}

async function expectMended(
  what: string,
  before: Findings,
  quiet: boolean,
  tally: Tally,
  look: () => Promise<Findings>,
): Promise<void> {
  tally.tried += 1;
  const faults: string[] = [];
  try {
    const first = await look();
    faults.push(...findLosses(before, first));
    if (!quiet && !saysSo(first)) faults.push(`says nothing of it (${reportText(first)})`);
    const second = await look();
    faults.push(...findLosses(before, second).map((fault) => `the next time: ${fault}`));
    if (!isQuiet(second)) faults.push(`is not mended for good (${reportText(second)})`);
    tally.details.push(`${what}: ${reportText(first)}`);
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
  if (faults.length === 0) tally.right += 1;
  tally.failures.push(...faults.map((fault) => `${what}: ${fault}`));
}

import { type Chance, createChance } from '../chance.ts';
import { Ledger } from '../ledger.ts';
import { createMeasure, type Measure, type Outcome, percentile } from '../outcome.ts';
import { canaries, clerk } from '../people.ts';
import { personsALife, type SessionInput } from '../station/session.ts';
import type { Told } from '../telling.ts';
import { type BrowserOptions, wait } from './browser-options.ts';
import { areDatabasesNew, hasDatabases } from './database-log.ts';
import { findResidue } from './residue.ts';
import { StationBrowser, type StationWindow } from './station-browser.ts';

const name = 'bopael-station-practice';
/** Kills before a station is put away. */
const killsAStation = 9;

interface Tally {
  readonly failures: string[];
  readonly residue: string[];
  readonly openings: number[];
  readonly done: Map<string, number>;
  killed: number;
  saved: number;
  whileOpening: number;
  twoWindows: number;
  migrated: number;
  /** Starts at which Chromium gave the databases up. */
  givenUp: number;
  profiles: number;
}

/**
 * A real browser, killed as it saves, locks, takes an earlier version's data along, and compacts. Its
 * database survives the kill, and so must every keystroke that was answered; where Chromium gives the database
 * up for a torn write, the last second of typing may go with it, and nothing else. What each profile holds in
 * the end is searched for the words of the people in it.
 */
export async function killBrowsers({ seed, full, url }: BrowserOptions): Promise<readonly Outcome[]> {
  const chance = createChance(seed + 1);
  const measure = createMeasure(full ? 200 : 25, { full, mostSeconds: 50 });
  const tally: Tally = {
    failures: [],
    residue: [],
    openings: [],
    done: new Map(),
    killed: 0,
    saved: 0,
    whileOpening: 0,
    twoWindows: 0,
    migrated: 0,
    givenUp: 0,
    profiles: 0,
  };
  const from = performance.now();
  while (!measure.isEnough(tally.killed)) await liveOneStation(url, chance, tally, measure);
  const seconds = (performance.now() - from) / 1000;
  const done = [...tally.done].map(([what, count]) => `${count} ${what}`).join(', ');
  return [
    {
      part: 'browsers',
      figures:
        `${tally.killed} kills of Chromium (${tally.whileOpening} while opening, ${tally.twoWindows} with two ` +
        `windows), ${tally.migrated} stations taken along from version 1, ${tally.givenUp} times Chromium gave the ` +
        `databases up and the journal brought them back, ${tally.openings.length} openings ` +
        `checked, ${tally.saved} records saved, ${done}; opening p50 ${percentile(tally.openings, 0.5)} ms ` +
        `p95 ${percentile(tally.openings, 0.95)} ms; ${seconds.toFixed(0)} s`,
      passed: tally.failures.length === 0 ? 1 : 0,
      failures: tally.failures,
    },
    {
      part: 'residue',
      figures: `${tally.profiles} profiles of killed browsers searched`,
      passed: tally.residue.length === 0 ? 1 : 0,
      failures: tally.residue,
    },
  ];
}

async function liveOneStation(url: string, chance: Chance, tally: Tally, measure: Measure): Promise<void> {
  const browser = new StationBrowser(url);
  const ledger = new Ledger();
  const fail = (what: string): void => void tally.failures.push(`${browser.profile}: ${what}`);
  let migrating = chance.fraction() < 0.6;
  let found = (): void => {};
  let crowded = false;
  let lastKill = 0;
  /** Whether there are databases that this life may find given up. */
  let mayBeGivenUp = false;
  const lookForNew = (): void => {
    if (!mayBeGivenUp || !areDatabasesNew(browser.profile, lastKill)) return;
    mayBeGivenUp = false;
    tally.givenUp += 1;
    ledger.loseDatabase(lastKill);
  };
  const hear = (told: Told): void => {
    if (told.kind === 'done') tally.done.set(told.what, (tally.done.get(told.what) ?? 0) + 1);
    if (told.kind !== 'found') {
      ledger.hear(told);
      return;
    }
    found();
    // With two windows one does things while the other is still looking.
    if (crowded) return;
    tally.openings.push(told.milliseconds);
    if (migrating) tally.migrated += 1;
    migrating = false;
    lookForNew();
    const faults = ledger.check(told.findings).slice(0, 5);
    for (const fault of faults) fail(`${fault}; opened ${JSON.stringify(told.findings.opened)}`);
  };
  const failuresBefore = tally.failures.length;

  for (let life = 0; ; life += 1) {
    const last = life === killsAStation || measure.isEnough(tally.killed);
    crowded = false;
    mayBeGivenUp = lastKill > 0 && hasDatabases(browser.profile);
    const window = await browser.start();
    lookForNew();
    window.onTold(hear);
    if (life === 0 && migrating) await makeEarlier(window, ledger, chance.between(20, 80));
    const kill = await browser.prepareToKill();
    const opened = new Promise<void>((resolve) => {
      found = resolve;
    });
    const end = last ? { openings: 1, stepsAnOpening: [0, 0] as const } : {};
    const running = [work(window, { ...inputOf(chance.seed(), life), ...end }, fail)];
    if (last) {
      await Promise.all(running);
      break;
    }
    // What an earlier version left is taken along in the first moments, so that is when to strike.
    const early = (migrating && life < 3) || chance.fraction() < 0.25;
    if (early) await Promise.race([opened, wait(chance.between(0, 500))]);
    else {
      await Promise.race([opened, ...running]);
      if (chance.fraction() < 0.3) {
        crowded = true;
        const second = await openBeside(browser, ledger, hear, tally);
        running.push(work(second, beside(chance, life), fail));
      }
      await wait(chance.between(0, 800));
    }
    const openings = tally.openings.length;
    lastKill = Date.now();
    await kill();
    await Promise.all(running);
    tally.killed += 1;
    if (early && tally.openings.length === openings) tally.whileOpening += 1;
  }
  tally.saved += ledger.saved;
  await browser.close();
  tally.residue.push(...findResidue(browser.profile, ledger.ids.slice(-3)));
  tally.profiles += 1;
  if (tally.failures.length === failuresBefore) await browser.remove();
}

const inputOf = (seed: number, life: number): SessionInput => ({
  seed,
  clerk,
  canaries,
  firstNth: 100 + life * personsALife,
  indexes: true,
  beside: false,
  stepsAnOpening: [5, 40],
});

const beside = (chance: Chance, life: number): SessionInput => ({
  ...inputOf(chance.seed(), life),
  firstNth: 100 + life * personsALife + personsALife / 2,
  beside: true,
});

/** A second window on the same station. What it finds at its start is older than what the first one does. */
async function openBeside(
  browser: StationBrowser,
  ledger: Ledger,
  hear: (told: Told) => void,
  tally: Tally,
): Promise<StationWindow> {
  tally.twoWindows += 1;
  ledger.workInWindows(2);
  const window = await browser.openWindow();
  window.onTold((told) => {
    if (told.kind !== 'found') hear(told);
  });
  return window;
}

async function work(window: StationWindow, input: SessionInput, fail: (what: string) => void): Promise<void> {
  try {
    await window.order('run', name, input);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    // Its window went with the browser.
    if (!/closed|crashed|destroyed/i.test(text)) fail(text);
  }
}

async function makeEarlier(window: StationWindow, ledger: Ledger, count: number): Promise<void> {
  const { records, draft, draftVersion } = await window.order('makeEarlier', name, canaries, count);
  for (const record of records) ledger.hear({ kind: 'saved', ...record });
  ledger.hear({ kind: 'typed', id: draft, version: draftVersion, when: 0 });
}

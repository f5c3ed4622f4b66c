import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Chance, createChance } from '../chance.ts';
import { Ledger } from '../ledger.ts';
import { createMeasure, type Measure, type Outcome, percentile, type RunOptions } from '../outcome.ts';
import { canaries, clerk } from '../people.ts';
import type { Told } from '../telling.ts';
import type { ChildInput } from './child.ts';

interface Tally {
  kills: number;
  checks: number;
  saved: number;
  killedWhileOpening: number;
  readonly openings: number[];
  readonly done: Map<string, number>;
  readonly failures: string[];
}

/** Kills before a station is put away: each opening reads all that was saved before. */
const killsAStation = 25;
const personsAKill = 4000;

/**
 * The store in bare processes: the journal and the key ring's file on the disk, the database in memory, so
 * that each kill loses the whole of it.
 */
export async function killProcesses({ seed, full, built }: RunOptions): Promise<Outcome> {
  const measure = createMeasure(full ? 2000 : 150, { full, mostSeconds: 75 });
  const tally: Tally = {
    kills: 0,
    checks: 0,
    saved: 0,
    killedWhileOpening: 0,
    openings: [],
    done: new Map(),
    failures: [],
  };
  const chance = createChance(seed);
  const from = performance.now();
  const lines = [chance.seed(), chance.seed()].map(async (start) => {
    const own = createChance(start);
    while (!measure.isEnough(tally.kills)) {
      await liveOneStation(own, `${built}/child/child.js`, tally, measure);
    }
  });
  await Promise.all(lines);
  const seconds = (performance.now() - from) / 1000;
  const done = [...tally.done].map(([what, count]) => `${count} ${what}`).join(', ');
  return {
    part: 'processes',
    figures:
      `${tally.kills} kills (${tally.killedWhileOpening} while opening), ${tally.checks} openings checked, ` +
      `${tally.saved} records saved, ${done}; ` +
      `opening p50 ${percentile(tally.openings, 0.5)} ms p95 ${percentile(tally.openings, 0.95)} ms; ` +
      `${seconds.toFixed(0)} s`,
    passed: tally.checks - tally.failures.length > 0 ? 1 : 0,
    failures: tally.failures,
  };
}

async function liveOneStation(chance: Chance, child: string, tally: Tally, measure: Measure): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bopael-faults-'));
  const ledger = new Ledger();
  const earlier = chance.fraction() < 0.3 ? chance.between(1, 40) : 0;
  for (let life = 0; life <= killsAStation; life += 1) {
    // What the last kill left is looked at too.
    const last = life === killsAStation || measure.isEnough(tally.kills);
    const input: ChildInput = {
      folder,
      seed: chance.seed(),
      clerk,
      canaries,
      firstNth: 100 + life * personsAKill,
      indexes: false,
      beside: false,
      ...(last ? { stepsAnOpening: [0, 0], openings: 1 } : { stepsAnOpening: [5, 40] }),
      earlier: life === 0 ? earlier : 0,
    };
    await liveAndDie(child, input, chance, ledger, tally);
    if (last) break;
  }
  tally.saved += ledger.saved;
  rmSync(folder, { recursive: true, force: true });
}

/** Starts a station, kills it at some moment, and hears out what it had said by then. */
async function liveAndDie(
  child: string,
  input: ChildInput,
  chance: Chance,
  ledger: Ledger,
  tally: Tally,
): Promise<void> {
  const { pid, stdout, ...process_ } = startChild(child, input);
  let opened = false;
  let killed = 0;
  const kill = (): void => {
    killed = Date.now();
    process.kill(pid, 'SIGKILL');
  };
  const ends = input.openings !== undefined;
  const whileOpening = !ends && chance.fraction() < 0.25;
  const timers = [setTimeout(kill, whileOpening ? chance.between(100, 500) : 60_000)];
  for await (const line of stdout) {
    let told: Told;
    try {
      told = JSON.parse(line) as Told;
    } catch {
      // The kill came in the middle of a word.
      continue;
    }
    if (told.kind === 'found') {
      tally.checks += 1;
      tally.openings.push(told.milliseconds);
      const faults = ledger.check(told.findings);
      for (const fault of faults.slice(0, 5)) tally.failures.push(`seed ${input.seed}: ${fault}`);
      if (!opened && !whileOpening && !ends) timers.push(setTimeout(kill, chance.between(0, 350)));
      opened = true;
    } else ledger.hear(told);
    if (told.kind === 'done') tally.done.set(told.what, (tally.done.get(told.what) ?? 0) + 1);
  }
  await process_.gone;
  for (const timer of timers) clearTimeout(timer);
  for (const trouble of ledger.troubles.splice(0)) tally.failures.push(`seed ${input.seed}: ${trouble}`);
  if (ends) return;
  if (killed === 0) tally.failures.push(`seed ${input.seed}: it ended by itself`);
  tally.kills += 1;
  if (!opened) tally.killedWhileOpening += 1;
  ledger.loseDatabase(killed);
}

function startChild(child: string, input: ChildInput) {
  const started = spawn(process.execPath, [child, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { pid } = started;
  if (pid === undefined) throw new Error('No process could be started');
  const gone = new Promise<void>((resolve) => started.once('close', () => resolve()));
  return { pid, stdout: createInterface({ input: started.stdout }), gone };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startPrivatePostgres } from '../../src/server/testing/private-postgres.ts';

export { findPostgresPrograms } from '../../src/server/testing/private-postgres.ts';

import { type Chance, createChance } from '../faults/chance.ts';
import { IntakeServer } from '../station/intake-server.ts';
import { ChaosProxy } from './chaos-proxy.ts';
import { judge, type Verdict } from './judge.ts';
import type { StationInput } from './station-process.ts';
import type { FinalRecord, Told } from './told.ts';

export interface SoakOptions {
  readonly seed: number;
  readonly stations: number;
  readonly records: number;
  /** Milliseconds between two saves at a station, about. */
  readonly pace: number;
  /** Where the built station process is. */
  readonly child: string;
  readonly say: (line: string) => void;
}

export interface SoakOutcome {
  readonly figures: readonly string[];
  readonly failures: readonly string[];
}

const offices = ['Borgerservice Nord', 'Borgerservice Syd'] as const;
/** Persons who are registered at two stations, so that there is something to be in conflict about. */
const shareTwice = 0.02;

/** What a station has said so far, over all its lives. */
export interface Station {
  readonly name: string;
  readonly office: string;
  readonly saved: Map<string, Extract<Told, { kind: 'saved' }>>;
  readonly tookBack: Map<string, string>;
  persons: readonly number[];
  lives: number;
  /** In the life that it lives now. */
  isOpen: boolean;
  kills: number;
  waiting: number | undefined;
  final: { readonly balanced: boolean; readonly records: readonly FinalRecord[] } | undefined;
  readonly troubles: string[];
}

/**
 * Many stations of two offices hand over through a bad line to two servers on one PostgreSQL; stations and
 * servers are killed meanwhile. Then the line is mended, and everything has to be there exactly once.
 */
export async function soak(options: SoakOptions): Promise<SoakOutcome> {
  const { seed, say } = options;
  const chance = createChance(seed);
  const root = mkdtempSync(join(tmpdir(), 'bopael-soak-'));
  const postgres = await startPrivatePostgres();
  const databaseUrl = await postgres.createDatabase();
  const servers = [await IntakeServer.start({ databaseUrl }), await IntakeServer.start({ databaseUrl })];
  const proxy = await ChaosProxy.start({
    seed: chance.seed(),
    share: 0.2,
    targets: servers.map(({ port }) => port),
    patience: 1_500,
  });
  const { url } = proxy;
  const from = performance.now();
  const seconds = (): number => (performance.now() - from) / 1000;
  try {
    const stations = deal(options, chance);
    let over = false;
    let serverKills = 0;
    const killServers = async (): Promise<void> => {
      while (!over) {
        await rest(chance.between(1_500, 4_000));
        if (over) return;
        const server = chance.pick(servers);
        await server.stop(chance.fraction() < 0.7 ? 'SIGKILL' : 'SIGTERM');
        serverKills += 1;
        await rest(chance.between(0, 800));
        await server.start();
      }
    };
    const terror = killServers();
    const running: Running = { root, url, options, isCalm: () => over, chance };
    const lives = stations.map((station, at) =>
      liveThrough(running, station, at, servers[0]?.addStation(station.name, station.office) ?? ''),
    );
    await untilAllSaved(stations, say);
    const busy = seconds();
    over = true;
    await terror;
    proxy.share = 0;
    await settleDown(lives, stations, say);
    const verdict: Verdict = await judge(databaseUrl, stations);
    const befallen = [...proxy.befallen].map(([what, count]) => `${count} ${what}`).join(', ');
    const unlucky = [...proxy.befallen.values()].reduce((sum, count) => sum + count, 0);
    const kills = stations.reduce((sum, station) => sum + station.kills, 0);
    return {
      figures: [
        `${options.stations} stations of ${offices.length} offices, 2 servers, ${kills} kills of stations, ${serverKills} of servers`,
        `${proxy.exchanges} exchanges, ${unlucky} of them went wrong (${befallen})`,
        ...verdict.figures,
        `${busy.toFixed(0)} s of trouble, ${seconds().toFixed(0)} s in all`,
      ],
      failures: verdict.failures,
    };
  } finally {
    await proxy.stop();
    for (const server of servers) await server.remove();
    await postgres.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Longer than the longest wait between two attempts, at the pace of a soak. */
const mostSecondsToSettle = 180;

/** Every station comes to its end by itself; which ones do not, is said. */
async function settleDown(
  lives: readonly Promise<void>[],
  stations: readonly Station[],
  say: (line: string) => void,
): Promise<void> {
  const from = performance.now();
  let isOver = false;
  const all = Promise.all(lives).then(() => {
    isOver = true;
  });
  for (let told = 10; !isOver; ) {
    await Promise.race([all, rest(500)]);
    const seconds = (performance.now() - from) / 1000;
    const open = stations.filter(({ final }) => final === undefined);
    const state = open
      .map(({ name, waiting, lives: nth }) => `${name}: ${waiting} wait, life ${nth}`)
      .join('; ');
    if (seconds > mostSecondsToSettle)
      throw new Error(`Not at rest after ${Math.round(seconds)} s: ${state}`);
    if (seconds < told) continue;
    say(`  settling: ${state}`);
    told += 10;
  }
}

const rest = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Who registers whom. Some persons go to two counters. */
function deal({ stations, records }: SoakOptions, chance: Chance): readonly Station[] {
  const dealt: Station[] = Array.from({ length: stations }, (_, at) => ({
    name: `Skranke ${at + 1}`,
    office: offices[at % offices.length] ?? offices[0],
    saved: new Map(),
    tookBack: new Map(),
    persons: [],
    lives: 0,
    isOpen: false,
    kills: 0,
    waiting: undefined,
    final: undefined,
    troubles: [],
  }));
  const each = dealt.map((): number[] => []);
  for (let nth = 0; nth < records; nth += 1) {
    const person = nth > 20 && chance.fraction() < shareTwice ? chance.between(0, nth - 1) : nth;
    const at = person === nth ? nth % stations : chance.between(0, stations - 1);
    // Nobody goes to one counter twice.
    if (each[at]?.includes(person) !== true) each[at]?.push(person);
  }
  dealt.forEach((station, at) => {
    station.persons = each[at] ?? [];
  });
  return dealt;
}

interface Running {
  readonly root: string;
  readonly url: string;
  readonly options: SoakOptions;
  /** The trouble is over: nobody is killed any more, and stations may come to their end. */
  readonly isCalm: () => boolean;
  readonly chance: Chance;
}

/** One life after another, until the station has told its final stock. */
async function liveThrough(running: Running, station: Station, at: number, code: string): Promise<void> {
  const own = createChance(running.chance.seed());
  for (;;) {
    const input: StationInput = {
      folder: join(running.root, String(at)),
      url: running.url,
      code,
      seed: own.seed(),
      persons: station.persons,
      from: station.persons.filter((nth) => [...station.saved.values()].some((told) => told.nth === nth))
        .length,
      pace: running.options.pace,
      corrected: 0.05,
      takenBack: 0.03,
    };
    station.lives += 1;
    station.isOpen = false;
    await liveAndDie(running, station, input, own);
    if (station.final !== undefined) return;
    if (station.lives > 500) throw new Error(`${station.name} never came to an end`);
  }
}

async function liveAndDie(
  running: Running,
  station: Station,
  input: StationInput,
  own: Chance,
): Promise<void> {
  const child = spawn(process.execPath, [running.options.child, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let isAlive = true;
  void gone.then(() => {
    isAlive = false;
  });
  void attend(running, station, child, own, () => isAlive);
  for await (const line of createInterface({ input: child.stdout })) hear(station, line);
  await gone;
}

/** Kills it at some moment, or asks it to end when the trouble is over. */
async function attend(
  running: Running,
  station: Station,
  child: ChildProcess,
  own: Chance,
  isAlive: () => boolean,
): Promise<void> {
  // Seldom while it opens: a station that never comes to work has nothing to lose.
  const whileOpening = own.fraction() < 0.1;
  const wait = whileOpening ? own.between(200, 3_000) : own.between(3_000, 20_000);
  let until = whileOpening ? performance.now() + wait : Number.POSITIVE_INFINITY;
  while (isAlive()) {
    await rest(100);
    if (station.isOpen && until === Number.POSITIVE_INFINITY) until = performance.now() + wait;
    // Before it is open it does not hear that it is asked, and would only die, again and again.
    if (running.isCalm() && station.isOpen) {
      child.kill('SIGTERM');
      return;
    }
    if (performance.now() > until && isAlive()) {
      station.kills += 1;
      child.kill('SIGKILL');
      return;
    }
  }
}

function hear(station: Station, line: string): void {
  let told: Told;
  try {
    told = JSON.parse(line) as Told;
  } catch {
    // The kill came in the middle of a word.
    return;
  }
  switch (told.kind) {
    case 'open':
      station.isOpen = true;
      break;
    case 'saved':
      station.saved.set(told.id, told);
      break;
    case 'took-back':
      station.tookBack.set(told.because, told.id);
      break;
    case 'queue':
      station.waiting = told.waiting;
      break;
    case 'trouble':
      station.troubles.push(told.what);
      break;
    case 'final':
      station.final = told;
      break;
    default:
      break;
  }
}

async function untilAllSaved(stations: readonly Station[], say: (line: string) => void): Promise<void> {
  const wanted = stations.reduce((sum, { persons }) => sum + persons.length, 0);
  let shown = 0;
  for (;;) {
    await rest(250);
    const troubled = stations.find(({ troubles }) => troubles.length > 0);
    if (troubled !== undefined) throw new Error(`${troubled.name}: ${troubled.troubles[0]}`);
    const saved = stations.reduce((sum, station) => sum + station.saved.size, 0);
    if (stations.every((station) => station.waiting !== undefined && isDone(station))) return;
    if (saved - shown < wanted / 10) continue;
    shown = saved;
    say(`  ${saved} saved`);
  }
}

/** It has come to the end of its persons in one life, and told its queue since. */
const isDone = ({ persons, saved }: Station): boolean => {
  const met = new Set([...saved.values()].map(({ nth }) => nth));
  return persons.every((nth) => met.has(nth));
};

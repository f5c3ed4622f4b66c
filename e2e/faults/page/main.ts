import { chooseDatabasePlace } from '../../../src/store/database-place.ts';
import { createStationAccess } from '../../../src/store/keyring/station-access.ts';
import { generateStoreKeys } from '../../../src/store/keys/store-keys.ts';
import { type EarlierContents, makeEarlierStation } from '../station/earlier-station.ts';
import { fillStation } from '../station/fill.ts';
import { inspect } from '../station/inspect.ts';
import { makeLargeStation } from '../station/large-station.ts';
import { accessPortsOf, enter, type TestClerk } from '../station/machine.ts';
import type { Canaries } from '../station/records.ts';
import { runSession, type SessionInput } from '../station/session.ts';
import type { Findings, Told } from '../telling.ts';
import { counterOrders } from './counter.ts';
import { damageOrders } from './damage.ts';
import { measureOrders } from './measures.ts';
import { createWindowMachine, keepEarlierKeys } from './window-machine.ts';

/** What the test run asks of a window. */
const orders = {
  /** Works until it is killed, or until its openings are over. */
  async run(name: string, input: SessionInput): Promise<void> {
    await runSession(createWindowMachine(name), input, tell);
  },

  async makeEarlier(name: string, canaries: Canaries, count: number): Promise<EarlierContents> {
    const keys = await generateStoreKeys();
    await keepEarlierKeys(keys);
    return makeEarlierStation(name, keys, canaries, count);
  },

  async fill(
    name: string,
    clerk: TestClerk,
    canaries: Canaries,
    range: readonly [number, number],
  ): Promise<void> {
    await fillStation(createWindowMachine(name), clerk, canaries, range, tell);
  },

  async look(name: string, clerk: TestClerk): Promise<Findings> {
    const machine = createWindowMachine(name);
    const entered = await enter(machine, clerk, tell);
    const findings = await inspect(entered, name, { compare: true, indexes: true });
    await entered.opened.close();
    return findings;
  },

  async restore(name: string, { initials, passcode }: TestClerk, recoveryKey: string): Promise<void> {
    const machine = createWindowMachine(name);
    const [kept] = (await machine.files.list()).filter((file) => file.name.startsWith('backup-')).reverse();
    const bytes = kept === undefined ? undefined : await machine.files.read(kept.name);
    const access = createStationAccess(accessPortsOf(machine));
    if ((await access.look()).kind !== 'keyring-gone') throw new Error('The key ring is still there');
    const restored = bytes === undefined ? undefined : await access.restore(bytes, recoveryKey);
    if (restored?.ok !== true) throw new Error(`Not restored: ${restored?.error.kind ?? 'no backup'}`);
    const supervisor = restored.value.supervisors.find((other) => other.initials === initials);
    if (supervisor === undefined) throw new Error('The supervisor is not in the backup');
    const reset = await restored.value.resetPasscode(supervisor.id, passcode);
    if (!reset.ok) throw new Error(`No new passcode: ${reset.error.kind}`);
  },

  async makeLarge(name: string, clerk: TestClerk, count: number): Promise<void> {
    await makeLargeStation(createWindowMachine(name), clerk, count);
  },

  async openTimed(name: string, clerk: TestClerk) {
    const from = performance.now();
    const { opened } = await enter(createWindowMachine(name), clerk, tell);
    const milliseconds = performance.now() - from;
    const { created } = await opened.store.countQueue();
    await opened.close();
    return { milliseconds, report: opened.report, records: created };
  },

  ...damageOrders,
  ...measureOrders,
  ...counterOrders(tell),
};

export type Orders = typeof orders;

declare global {
  interface Window {
    readonly station: Orders;
    /** To the test run, outside the browser: what it has heard has happened. */
    tellRun(told: string): Promise<void>;
  }
}

function tell(told: Told): void {
  void window.tellRun(JSON.stringify(told));
}

addEventListener('unhandledrejection', ({ reason }) => tell({ kind: 'trouble', what: textOf(reason) }));

/** Errors of the databases lose their message on the way out of the browser. */
const textOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);

const told = Object.entries(orders).map(([name, run]) => [
  name,
  (...given: readonly unknown[]) =>
    (run as (...given: readonly unknown[]) => Promise<unknown>)(...given).catch((error: unknown) => {
      throw new Error(textOf(error));
    }),
]);
await chooseDatabasePlace();
Object.assign(window, { station: Object.fromEntries(told) });

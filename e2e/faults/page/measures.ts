import type { SafeFiles } from '../../../src/application/ports/safe-files.ts';
import { createStaleAddressFinder, unsentStates } from '../../../src/application/stale-addresses.ts';
import { fail, ok } from '../../../src/domain/result.ts';
import { createMemorySafeFiles } from '../../../src/testing/memory-safe-files.ts';
import { largeRecordOf } from '../station/large-station.ts';
import {
  accessPortsOf,
  type Entered,
  enter,
  now,
  openWith,
  type TestClerk,
  unlock,
} from '../station/machine.ts';
import { createWindowMachine } from './window-machine.ts';

let entered: Entered | undefined;
const getEntered = (): Entered => {
  if (entered === undefined) throw new Error('Nobody is signed in');
  return entered;
};

async function timed<Value>(
  run: () => Promise<Value>,
): Promise<readonly [value: Value, milliseconds: number]> {
  const from = performance.now();
  const value = await run();
  return [value, performance.now() - from];
}

/** Files in memory, and of the journal only its size after it has been begun: it costs nothing. */
function inMemory(): SafeFiles {
  const files = createMemorySafeFiles();
  const sizes = new Map<string, number>();
  return {
    ...files,
    async append(name, at, bytes) {
      const size = sizes.get(name) ?? 0;
      if (at === 0 || !name.startsWith('journal-')) {
        const written = await files.append(name, at, bytes);
        if (written.ok) sizes.set(name, at + bytes.length);
        return written;
      }
      if (size !== at) return fail({ kind: 'size-differs', size });
      sizes.set(name, at + bytes.length);
      return ok(undefined);
    },
  };
}

async function saveMany(first: number, count: number): Promise<readonly number[]> {
  const { store } = getEntered().opened;
  const times: number[] = [];
  for (let nth = first; nth < first + count; nth += 1) {
    const record = largeRecordOf(nth);
    const [saved, milliseconds] = await timed(() => store.saveRegistration(record, now()));
    if (!saved.ok) throw new Error(`Not saved: ${saved.error.kind}`);
    times.push(milliseconds);
  }
  return times;
}

/** What a clerk waits for, in milliseconds. */
export const measureOrders = {
  /** From the keys to a desk that can be worked at: the counts, the first records, and the cases. */
  async measureDesk(name: string, clerk: TestClerk) {
    const machine = createWindowMachine(name);
    const ports = accessPortsOf(machine);
    const unlocked = await unlock(ports, clerk, () => {});
    const [, open] = await timed(async () => {
      entered = await openWith(machine, ports, unlocked);
    });
    const { store } = getEntered().opened;
    const [[count, { records }, cases], read] = await timed(() =>
      Promise.all([
        store.countQueue(),
        store.findRecords({ limit: 50 }),
        store.findRecords({ states: ['conflict', 'refused', 'quarantined'] }),
      ]),
    );
    return { open, read, created: count.created, listed: records.length, cases: cases.records.length };
  },

  /** Looks the addresses of all that waits up again, as after a new register; and once more, as at the next desk. */
  async measureStaleAddresses() {
    const { store } = getEntered().opened;
    const { records } = await store.findRecords({ states: unsentStates });
    const known = new Map(
      records.flatMap(({ registration }) =>
        registration === undefined
          ? []
          : [[registration.residence.address.id, registration.residence.address]],
      ),
    );
    const find = createStaleAddressFinder({
      store,
      drafts: { listDrafts: async () => [] },
      register: {
        findInfo: async () => ({
          sha256: '',
          name: 'Prøve',
          date: '2026-11-01',
          addresses: known.size,
          practice: true,
          closed: 0,
          kommuner: [],
          signature: 'none',
        }),
        async findById(id) {
          const address = known.get(id);
          return address && { address, state: 'in-force' };
        },
      },
      maySeeRecords: true,
    });
    const [, first] = await timed(find);
    const [, next] = await timed(find);
    return { waiting: records.length, first, next };
  },

  async measureSearches(queries: readonly string[]) {
    const { store } = getEntered().opened;
    const [, warm] = await timed(() => store.warmSearch());
    const times: number[] = [];
    let hits = 0;
    for (const search of queries) {
      const [{ total }, milliseconds] = await timed(() => store.findRecords({ search, limit: 50 }));
      times.push(milliseconds);
      if (total > 0) hits += 1;
    }
    return { warm, times, hits };
  },

  measureSaves: saveMany,

  async measureHousekeeping() {
    const { opened } = getEntered();
    const [, compare] = await timed(() => opened.compare());
    const [, conservation] = await timed(() => opened.findConservationFault());
    const [made, backup] = await timed(() => opened.backup.make());
    const [, compaction] = await timed(() => opened.compact(true));
    return { compare, conservation, backup, compaction, backupBytes: made.ok ? made.value.bytes.length : 0 };
  },

  async measureLocking() {
    const [, milliseconds] = await timed(() => getEntered().opened.close());
    entered = undefined;
    return milliseconds;
  },

  /** The same saves on a fresh station, with its journal on the disk and with none to speak of. */
  async measureJournal(name: string, clerk: TestClerk, count: number) {
    const times: Record<'with' | 'without', readonly number[]> = { with: [], without: [] };
    for (const way of ['with', 'without'] as const) {
      const machine = createWindowMachine(`${name}-${way}`);
      entered = await enter(way === 'with' ? machine : { ...machine, files: inMemory() }, clerk, () => {});
      times[way] = await saveMany(0, count);
      await getEntered().opened.close();
      entered = undefined;
    }
    return times;
  },
};

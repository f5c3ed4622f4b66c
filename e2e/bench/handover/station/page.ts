import { drainOutbox } from '../../../../src/application/hand-over/drain-outbox.ts';
import { createLinePace } from '../../../../src/application/hand-over/line-pace.ts';
import type { ServerTrust } from '../../../../src/application/receipts/attested-receipts.ts';
import { handOverLimits } from '../../../../src/contract/intake-api.ts';
import type { Instant, Registration } from '../../../../src/domain/registration.ts';
import { verifyEd25519 } from '../../../../src/renderer/app/machine.ts';
import { createBrowserHost } from '../../../../src/renderer/host/browser-host.ts';
import type { StationHost } from '../../../../src/renderer/host/station-host.ts';
import { createHash } from '../../../../src/store/hashing.ts';
import { fromBase64, toBase64 } from '../../../../src/store/keyring/key-wrap.ts';
import type { OpenedStore } from '../../../../src/store/open-store.ts';
import { createWindowMachine } from '../../../faults/page/window-machine.ts';
import { largeRecordOf, makeLargeStation } from '../../../faults/station/large-station.ts';
import { enter, now } from '../../../faults/station/machine.ts';
import { idOf } from '../../../faults/station/records.ts';

const clerk = { initials: 'BEN', name: 'Bænk', passcode: '4711-4711' };

/** As the server checks it: the number says which sex. */
function recordOf(nth: number): Registration {
  const { person, ...rest } = largeRecordOf(nth);
  const sex = Number(person.cpr.at(-1)) % 2 === 0 ? 'female' : 'male';
  return { ...rest, person: { ...person, sex } };
}

/** As long as the program runs, it knows the line from the hand-over before. */
const pace = createLinePace(handOverLimits.bytes);

let station: { readonly host: StationHost; readonly opened: OpenedStore } | undefined;

const orders = {
  /** A station that has so many records waiting, of persons from the `first` on. */
  async make(name: string, first: number, count: number): Promise<void> {
    await makeLargeStation(createWindowMachine(name), clerk, count, {
      recordOf: (nth) => recordOf(first + nth),
      outboxRowOf(nth) {
        const savedAt = now();
        return { id: idOf(first + nth), state: 'waiting', savedAt, changedAt: savedAt, attempts: 0 };
      },
    });
    const { opened } = await enter(createWindowMachine(name), clerk, () => {});
    await opened.close();
  },

  /** Opens it, and connects it to the server that served the page. Milliseconds that the quiet moment before took. */
  async open(name: string): Promise<number> {
    const host = createBrowserHost();
    const { opened } = await enter(createWindowMachine(name), clerk, () => {});
    const identity = await host.loadIdentity();
    if (!identity.ok) throw new Error(identity.error.kind);
    await host.lendVault(opened.vault);
    const reachable = await host.transport.probe();
    if (reachable.kind !== 'ready') throw new Error(`The server is ${reachable.kind}`);
    const from = performance.now();
    while (await opened.store.settle());
    station = { host, opened };
    return performance.now() - from;
  },

  /** Hands all of it over. Milliseconds from the first claim until the last record is marked on the disk. */
  async drain() {
    if (station === undefined) throw new Error('No station is open');
    const { host, opened } = station;
    const { store, trail } = opened;
    const findTrust = async (): Promise<ServerTrust | undefined> => {
      const standing = await host.credentials.findStanding();
      if (standing === undefined) return undefined;
      const { audience, kommuneCode, server } = standing;
      return { world: { audience, kommuneCode }, signingKeys: [fromBase64(server.signing)] };
    };
    const hash = await createHash();
    const from = performance.now();
    const outcome = await drainOutbox({
      store,
      transport: host.transport,
      pace,
      clock: {
        now: () => new Date().toISOString() as Instant,
        today: () => {
          throw new Error('Nobody asks for the date here');
        },
        monotonic: () => performance.now(),
      },
      random: Math.random,
      hash,
      verify: verifyEd25519,
      findTrust,
      findQueue: () => store.countQueue(),
      findAuditHead: async () => ({ ...(await trail.findHead()), publicKey: toBase64(trail.publicKey) }),
    });
    return { milliseconds: performance.now() - from, outcome };
  },

  /** Brings the marks into each record's own row, and locks the station. */
  async close() {
    if (station === undefined) throw new Error('No station is open');
    const { store, ...opened } = station.opened;
    const from = performance.now();
    while (await store.settle());
    const milliseconds = performance.now() - from;
    const queue = await store.countQueue();
    await opened.close();
    station = undefined;
    return { milliseconds, queue };
  },

  bytesOf: (nth: number): number => JSON.stringify({ schemaVersion: 1, ...recordOf(nth) }).length,
};

export type BenchOrders = typeof orders;

declare global {
  interface Window {
    readonly bench: BenchOrders;
  }
}
Object.assign(window, { bench: orders });

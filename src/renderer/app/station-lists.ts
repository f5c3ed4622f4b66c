import { liveQuery } from 'dexie';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../application/ports/machine.ts';
import { type StationStore, StoreFailure } from '../../application/ports/station-store.ts';
import type { ServerTrust } from '../../application/receipts/attested-receipts.ts';
import { bundledEditions, type Edition, findEditionFor } from '../../application/rule-list/edition.ts';
import { type ListVerifier, readPublishedList } from '../../application/rule-list/published-list.ts';
import { type ChangedDecision, findChangedDecisions } from '../../application/rule-list/re-run.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Instant } from '../../domain/registration.ts';
import type { ReferenceDatabase } from '../../store/reference/reference-database.ts';
import { createSeenListChanges, createUpdatesBook, keyOfSeen } from '../../store/reference/updates-book.ts';

export interface ListState {
  /** Those that came with the program and those of the server that bear its signature. */
  readonly editions: readonly Edition[];
  /** What would be decided otherwise now; undefined until it has been looked at. */
  readonly changed: readonly ChangedDecision[] | undefined;
}

/** The lists of covered groups as they are now: a new one is there in all windows the moment it has come. */
export interface StationLists {
  readonly state: StoreApi<ListState>;
  /** Decides again what later lists may have changed. */
  look(): Promise<void>;
  /** Somebody has looked at it: it is not listed again for this list. */
  see(changed: ChangedDecision): Promise<void>;
  stop(): void;
}

interface ListPorts {
  /** Where published lists are; none where the browser gives no place. */
  readonly database: ReferenceDatabase | undefined;
  readonly store: Pick<StationStore, 'findRecords' | 'findRecord' | 'findReceivedSince'>;
  readonly clock: Clock;
  readonly dayOf: (instant: Instant) => CalendarDate;
  readonly verifier: ListVerifier;
  readonly findTrust: () => Promise<ServerTrust | undefined>;
  readonly schedule: (run: () => void, milliseconds: number) => () => void;
  readonly onFault: (error: unknown) => void;
}

/** The clerk comes first: what reads many rows begins when the desk has been drawn. */
const firstLook = 2_000;
/** A list may come into force at midnight. */
const lookEvery = 3_600_000;

/** What decisions are made with on a day; where none is in force, the newest, which then says so. */
export function editionInUse(today: CalendarDate, editions: readonly Edition[]): Edition {
  const edition = findEditionFor(today, editions) ?? bundledEditions.at(-1);
  if (edition === undefined) throw new Error('The program came without a list of covered groups');
  return edition;
}

/** Resolves when the lists that are kept have been read. */
export async function openStationLists(ports: ListPorts): Promise<StationLists> {
  const { database, store, clock, dayOf, verifier, findTrust, schedule, onFault } = ports;
  const state = createStore<ListState>(() => ({ editions: bundledEditions, changed: undefined }));
  const book = database === undefined ? undefined : createUpdatesBook(database);
  const seen = database === undefined ? undefined : createSeenListChanges(database);
  /** Where nothing can be kept, it holds until the station is locked. */
  const seenNow = new Set<string>();
  let stopped = false;

  async function load(): Promise<void> {
    const trust = await findTrust();
    const kept = (await book?.listLists()) ?? [];
    const editions = [...bundledEditions];
    for (const published of trust === undefined ? [] : kept) {
      const edition = trust && (await readPublishedList(verifier, trust, published));
      if (edition?.ok === true) editions.push(edition.value);
    }
    // The same lists stay the same objects: forms that are being typed are not checked anew for nothing.
    if (keysOf(editions) !== keysOf(state.getState().editions)) state.setState({ editions });
  }

  let looking: Promise<void> | undefined;
  let askedAgain = false;
  async function lookOnce(): Promise<void> {
    const seenKeys = (await seen?.list()) ?? new Set<string>();
    const changed = await findChangedDecisions({
      store,
      editions: state.getState().editions,
      now: clock.now(),
      today: clock.today(),
      dayOf,
      isSeen: (version, record) => {
        const key = keyOfSeen(version, record);
        return seenKeys.has(key) || seenNow.has(key);
      },
    });
    state.setState({ changed });
  }
  async function look(): Promise<void> {
    askedAgain = true;
    looking ??= (async () => {
      while (askedAgain && !stopped) {
        askedAgain = false;
        await lookOnce();
      }
    })().finally(() => {
      looking = undefined;
    });
    await looking;
  }

  /** What goes wrong here must not keep anybody from working: the lists that there are go on. */
  const quietly = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => {
      if (!stopped && !(error instanceof StoreFailure)) onFault(error);
    });

  await quietly(load());
  let callOff = schedule(lookNow, firstLook);
  function lookNow(): void {
    if (stopped) return;
    callOff = schedule(lookNow, lookEvery);
    void quietly(look());
  }
  let isFirst = true;
  async function follow(): Promise<void> {
    const before = state.getState().editions;
    const mayWait = isFirst;
    isFirst = false;
    await load();
    // The first is mostly what has been read already, and the first look comes by itself.
    if (!mayWait || state.getState().editions !== before) await look();
  }
  const following =
    database === undefined
      ? undefined
      : liveQuery(() =>
          Promise.all([database.lists.toCollection().primaryKeys(), database.seen.count()]),
        ).subscribe({
          next() {
            void quietly(follow());
          },
          error: () => undefined,
        });

  return {
    state,
    look: () => quietly(look()),
    async see({ record, after }) {
      await seen?.note(after.listVersion, record.id);
      seenNow.add(keyOfSeen(after.listVersion, record.id));
      await quietly(look());
    },
    stop() {
      stopped = true;
      callOff();
      following?.unsubscribe();
      // It names people.
      state.setState({ changed: undefined });
    },
  };
}

/** The lists that decide otherwise, in words. */
export const versionsOf = (changed: readonly ChangedDecision[]): string =>
  [...new Set(changed.map(({ after }) => after.listVersion))].join(', ');

const keysOf = (editions: readonly Edition[]): string =>
  editions.map(({ number, list }) => `${number} ${list.version}`).join('\n');

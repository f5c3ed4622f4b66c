import { createStore } from 'zustand/vanilla';
import { createBrowserAddressRegister, createIndexedDbPackStorage } from '../../addresses/browser/index.ts';
import type { LineStatus } from '../../application/hand-over/hand-over-service.ts';
import type { AddressRegister } from '../../application/ports/address-register.ts';
import type { StoreProblem } from '../../application/ports/station-store.ts';
import { bundledLists } from '../../application/rule-list/bundled-lists.ts';
import { findListFor } from '../../application/rule-list/rule-list.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { createBrowserLetterReader } from '../../letters/browser/index.ts';
import { createDraftStore } from '../../store/draft-store.ts';
import { openStationDatabase, type StationDatabase } from '../../store/station-database.ts';
import { createStationStore } from '../../store/station-store.ts';
import { toStoreProblem } from '../../store/store-problem.ts';
import { createVault } from '../../store/vault.ts';
import { stationDatabaseName } from '../host/station-database-name.ts';
import type { IdentityProblem, KeyProblem, StationHost } from '../host/station-host.ts';
import { startSharedHandOver } from './hand-over-lock.ts';
import { systemClock, systemIds, webSha256 } from './machine.ts';
import { names } from './names.ts';
import { practiceLetters } from './practice-letters.ts';
import { readerAssets } from './reader-assets.ts';
import type { Station } from './station.ts';

export type StartProblem =
  | { readonly from: 'identity'; readonly problem: IdentityProblem }
  | { readonly from: 'keys'; readonly problem: KeyProblem }
  | { readonly from: 'store'; readonly problem: StoreProblem };

/**
 * The composition root. Which world the station lives in is decided here, by what is put together: its
 * database, its numbers, its register. No screen asks whether this is practice.
 */
export async function openStation(host: StationHost): Promise<Result<Station, StartProblem>> {
  const identity = await host.loadIdentity();
  if (!identity.ok) return fail({ from: 'identity', problem: identity.error });
  const keys = await host.loadKeys();
  if (!keys.ok) return fail({ from: 'keys', problem: keys.error });
  const { audience } = identity.value;
  const name = stationDatabaseName(audience);
  let database: StationDatabase;
  try {
    database = await openStationDatabase(name);
  } catch (error) {
    return fail({ from: 'store', problem: toStoreProblem(error) });
  }
  const vault = createVault(keys.value);
  const store = createStationStore(database, vault);
  const register = createBrowserAddressRegister({
    storage: createIndexedDbPackStorage(`bopael-addresses-${audience}`),
  });
  const firstRegister = audience === 'practice' ? loadPracticeRegister(register) : Promise.resolve();

  const today = systemClock.today();
  const list = findListFor(today, bundledLists) ?? bundledLists.at(-1);
  if (list === undefined) throw new Error('The program came without a list of covered groups');

  const line = createStore<LineStatus>(() => ({
    reachability: undefined,
    sending: false,
    trouble: undefined,
  }));
  const handOver = startSharedHandOver(name, {
    store,
    transport: host.transport,
    clock: systemClock,
    random: Math.random,
    sha256: webSha256,
    schedule(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    onStatus: (status) => line.setState(status),
    onFault: (error) => reportError(error),
  });
  // The browser's word is a hint to look at once, never an answer.
  addEventListener('online', () => handOver.nudge());

  return ok({
    host,
    identity: identity.value,
    series: audience === 'practice' ? 'practice' : 'civil',
    store,
    drafts: createDraftStore(database, vault),
    reader: createBrowserLetterReader(readerAssets),
    // Nobody is told that there is no register while the first one is on its way.
    register: { ...register, findInfo: () => firstRegister.then(() => register.findInfo()) },
    clock: systemClock,
    ids: systemIds,
    list,
    names,
    practiceLetters: audience === 'practice' ? practiceLetters : [],
    line,
    handOver,
    storageIsPersistent: await host.persistStorage(),
  });
}

/** Practice begins with fictive places. A register that somebody has loaded since stays. */
async function loadPracticeRegister(register: AddressRegister): Promise<void> {
  if ((await register.findInfo()) !== undefined) return;
  const file = new URL('practice/addresses.csv.gz', document.baseURI);
  const response = await fetch(file).catch(() => undefined);
  if (response?.ok !== true) return;
  await register.load({ name: 'addresses.csv.gz', bytes: new Uint8Array(await response.arrayBuffer()) });
}

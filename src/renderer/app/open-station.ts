import { createStore } from 'zustand/vanilla';
import { createBrowserAddressRegister } from '../../addresses/browser/index.ts';
import { judgeRegister } from '../../application/address-register/judge-register.ts';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import { createBundleSealer } from '../../application/bundle/bundle-sealer.ts';
import type { BundleWeb } from '../../application/bundle/bundle-web.ts';
import { createStationBundles } from '../../application/bundle/station-bundles.ts';
import { createClockWitness } from '../../application/clock-witness.ts';
import type { LineStatus } from '../../application/hand-over/hand-over-service.ts';
import { createStationIntakes } from '../../application/kiosk/station-intakes.ts';
import { createReadingLine } from '../../application/letter-batch/reading-line.ts';
import type { AddressRegister } from '../../application/ports/address-register.ts';
import type { StoreProblem } from '../../application/ports/station-store.ts';
import type { IndexSink } from '../../application/ports/updates-book.ts';
import type { ServerTrust } from '../../application/receipts/attested-receipts.ts';
import { createStaleAddressFinder } from '../../application/stale-addresses.ts';
import { takeUpdates } from '../../application/updates/take-updates.ts';
import { seriesOf } from '../../contract/wire-values.ts';
import { mayDo } from '../../domain/clerk.ts';
import { findDrift } from '../../domain/clock-evidence.ts';
import type { Instant } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { createBrowserLetterReader } from '../../letters/browser/index.ts';
import { exclusiveInBrowser, openWindowsInBrowser } from '../../store/exclusive.ts';
import { createHash } from '../../store/hashing.ts';
import { createClerkAdministration } from '../../store/keyring/clerk-administration.ts';
import { fromBase64, toBase64 } from '../../store/keyring/key-wrap.ts';
import type { AccessPorts, Unlocked } from '../../store/keyring/station-access.ts';
import { openStore } from '../../store/open-store.ts';
import { createIndexChunks } from '../../store/reference/index-chunks.ts';
import { openReferenceDatabase, referenceDatabaseName } from '../../store/reference/reference-database.ts';
import { createRegisterFetchBook } from '../../store/reference/register-fetch-book.ts';
import { createUpdatesBook, hearMarksAgain } from '../../store/reference/updates-book.ts';
import { findBundleIdentity } from '../host/bundle-identity.ts';
import { findIntakeOpener } from '../host/intake-opener.ts';
import { stationDatabaseName } from '../host/station-database-name.ts';
import type { KeyProblem, StationHost, StationIdentity } from '../host/station-host.ts';
import { localDayOf } from '../host/system-clock.ts';
import { openArrivals } from './arrivals.ts';
import { startSharedHandOver } from './hand-over-lock.ts';
import { startHousekeeping } from './housekeeping.ts';
import { loadRegister } from './load-register.ts';
import { systemIds, verifyEd25519, webSha256OfBytes } from './machine.ts';
import { names } from './names.ts';
import { practiceLetters } from './practice-letters.ts';
import { readerAssetsAt } from './reader-assets.ts';
import { createRegisterFetch } from './register-fetch.ts';
import type { Station } from './station.ts';
import { createStationGuard } from './station-guard.ts';
import { createHealthStore, isWorthTelling } from './station-health.ts';
import { openStationLists } from './station-lists.ts';
import type { WorldParts } from './world-parts.ts';

export type OpenProblem =
  | { readonly from: 'keys'; readonly problem: KeyProblem }
  | { readonly from: 'store'; readonly problem: StoreProblem };

interface OpenInput {
  readonly host: StationHost;
  readonly identity: StationIdentity;
  readonly unlocked: Unlocked;
  readonly access: AccessPorts;
  readonly parts?: WorldParts | undefined;
}

const bundleCrypto = createBundleCrypto(globalThis as unknown as BundleWeb);

const schedule = (run: () => void, milliseconds: number): (() => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * The composition root of an unlocked station. Which world it lives in is decided here, by what is put
 * together: its database, its numbers, its register. No screen asks whether this is practice.
 */
export async function openStation({
  host,
  identity,
  unlocked,
  access,
  parts,
}: OpenInput): Promise<Result<Station, OpenProblem>> {
  const { audience } = identity;
  const { clock } = host;
  const { clerk, keys, station, how, wrongTriesBefore } = unlocked;
  const earlier = await host.findEarlierKeys();
  if (!earlier.ok) return fail({ from: 'keys', problem: earlier.error });
  const health = createHealthStore();
  const witness = createClockWitness(clock);
  const name = stationDatabaseName(audience);
  const opening = await openStore({
    name,
    files: access.files,
    copies: access.copies,
    keys,
    station,
    clerk,
    earlierKeys: earlier.value,
    evidence: witness.evidence,
    now: clock.now,
    verify: verifyEd25519,
    alone: exclusiveInBrowser(`${name}-store`),
    windows: openWindowsInBrowser(name),
    schedule,
    onRoom: (hasRoom) => health.setState({ hasRoom }),
  });
  if (!opening.ok) return fail({ from: 'store', problem: opening.error });
  const opened = opening.value;
  const { report } = opened;
  const { store, drafts, trail } = parts?.keep?.(opened) ?? opened;
  await host.lendVault(opened.vault);
  // Everything is sealed with the station's own keys now, token included.
  if (earlier.value !== undefined) await host.forgetEarlierKeys();
  if (isWorthTelling(report)) {
    health.setState({ mended: report });
    await trail.note({ action: 'rebuilt', detail: JSON.stringify(report) });
  }
  await trail.note({
    action: how,
    ...(wrongTriesBefore === 0 ? {} : { detail: 'wrong-tries-before', count: wrongTriesBefore }),
  });

  // The keys that the server told when the station was connected.
  const findTrust = async (): Promise<ServerTrust | undefined> => {
    const standing = await host.credentials.findStanding();
    if (standing === undefined) return undefined;
    const { audience: world, kommuneCode, server } = standing;
    return { world: { audience: world, kommuneCode }, signingKeys: [fromBase64(server.signing)] };
  };
  const hash = await createHash();
  const verifier = { hash, verify: verifyEd25519, encode: (text: string) => new TextEncoder().encode(text) };
  const register = createBrowserAddressRegister({
    shelf: `bopael-addresses-${audience}`,
    verify: async (statement) => judgeRegister(verifier, await findTrust(), statement),
  });
  const firstRegister =
    seriesOf(audience) === 'practice'
      ? // Cut off by a lock: the next opening loads it again.
        loadPracticeRegister(register).catch(() => undefined)
      : Promise.resolve();

  // Nobody is told that there is no register while the first one is on its way.
  const knownRegister = { ...register, findInfo: () => firstRegister.then(() => register.findInfo()) };
  void knownRegister.findInfo().then((inUse) => {
    if (inUse?.insteadOf !== undefined) health.setState({ standIn: inUse });
  });

  const engine = createBrowserLetterReader(readerAssetsAt('reader/'));
  const { first: reader, behind: pileReader } = createReadingLine(engine);

  const line = createStore<LineStatus>(() => ({
    reachability: undefined,
    sending: false,
    trouble: undefined,
  }));
  const hearServerTime = (time: Instant): void => {
    witness.hearServer(time);
    health.setState({ drift: findDrift(witness.evidence()) });
  };
  const findAuditHead = async () => ({ ...(await trail.findHead()), publicKey: toBase64(trail.publicKey) });
  const reference = await openReferenceDatabase(referenceDatabaseName(audience));
  // Records that came back may be older than the marks that were heard of them.
  if (reference !== undefined && report.restored + report.mended > 0) {
    await hearMarksAgain(reference).catch(() => undefined);
  }
  const lists = await openStationLists({
    database: reference,
    store,
    clock,
    dayOf: localDayOf,
    verifier,
    findTrust,
    schedule,
    onFault: reportError,
  });
  const findBlinding = async () => (await host.credentials.findStanding())?.server.blinding;
  const index =
    reference === undefined
      ? undefined
      : createIndexChunks({ database: reference, vault: opened.vault, findBlinding });
  // Read before the first form asks.
  void index?.catchUp();
  const registerFetch =
    reference === undefined
      ? undefined
      : createRegisterFetch({
          name: `${name}-register-fetch`,
          ports: {
            ...verifier,
            transport: host.transport,
            book: createRegisterFetchBook(reference),
            findTrust,
            findHeld: knownRegister.findInfo,
            note: trail.note,
            take: (files, only) => loadRegister({ trail, health, register }, files, only),
            sha256: webSha256OfBytes,
            clock,
          },
          isBusy: () => (line.getState().progress?.of ?? 0) > 0,
          isWanted: async () => (await opened.readSettings()).fetchesRegister !== false,
          askServer: () => handOver.nudge(),
          onFault: reportError,
        });
  let isClosing = false;
  const takeNews = async (how?: 'from-the-beginning'): Promise<boolean> => {
    if (reference === undefined) return true;
    const ports = {
      ...verifier,
      transport: host.transport,
      store,
      book: createUpdatesBook(reference),
      index: index ?? noIndex,
      findTrust,
      note: trail.note,
      isCalledOff: () => isClosing,
    };
    const taken = await takeUpdates(ports, how);
    if (taken === 'up-to-date') {
      await index?.noteHeard(clock.now());
      registerFetch?.nudge();
    }
    return taken === 'up-to-date';
  };
  const housekeeping = startHousekeeping({
    opened,
    health,
    now: clock.now,
    findTrust,
    onFault: reportError,
  });
  const handOver = startSharedHandOver(name, {
    store,
    transport: host.transport,
    clock,
    random: Math.random,
    hash,
    verify: verifyEd25519,
    findTrust,
    schedule,
    findAuditHead,
    findQueue: () => store.countQueue(),
    onServerTime: hearServerTime,
    takeUpdates: takeNews,
    onStatus(status) {
      const sent = line.getState().sending && !status.sending;
      line.setState(status);
      if (sent) void housekeeping.checkConservation().catch(() => undefined);
    },
    onFault: (error) => reportError(error),
  });
  const bundles = createStationBundles({
    store,
    book: opened.bundles,
    sealer: createBundleSealer(bundleCrypto, () => findBundleIdentity(host.credentials)),
    clock,
    audience,
    hash,
    verify: verifyEd25519,
    findTrust,
    findAuditHead,
  });
  const intakes = createStationIntakes({
    transport: host.transport,
    crypto: bundleCrypto,
    findOpener: () => findIntakeOpener(host.credentials),
    initials: clerk.initials,
  });
  // The browser's word is a hint to look at once, never an answer.
  const lookAtLine = (): void => handOver.nudge();
  addEventListener('online', lookAtLine);

  return ok({
    host,
    identity,
    stationId: station,
    clerk,
    series: seriesOf(audience),
    store,
    drafts,
    recent: opened.recent,
    findStaleAddresses: createStaleAddressFinder({
      store,
      drafts,
      register: knownRegister,
      maySeeRecords: mayDo(clerk, 'see-records'),
    }),
    trail,
    intakes,
    bundles,
    backup: opened.backup,
    settings: { read: opened.readSettings, save: opened.saveSettings },
    administration: createClerkAdministration({
      ...access,
      unlocked,
      countDrafts: opened.countDrafts,
      note: trail.note,
    }),
    passcodePolicy: access.policy,
    health,
    reader,
    pileReader,
    register: knownRegister,
    ...(registerFetch === undefined ? {} : { registerFetch }),
    clock,
    witness,
    ids: systemIds,
    lists,
    ...(index === undefined ? {} : { guard: createStationGuard(index, findBlinding, store) }),
    names,
    // Real cases belong in one world alone.
    ...(audience === 'production' ? { arrivals: await openArrivals(opened.vault, bundleCrypto) } : {}),
    practiceLetters: parts?.letters ?? (audience === 'practice' ? practiceLetters : []),
    line,
    handOver,
    storageIsPersistent: await host.persistStorage(),
    later: {
      seal: (id, text) => opened.vault.sealText(`later/${id}`, text),
      open: (id, sealed) => opened.vault.findText(`later/${id}`, sealed),
    },
    async close() {
      removeEventListener('online', lookAtLine);
      housekeeping.stop();
      lists.stop();
      isClosing = true;
      index?.close();
      // First, and before anything is waited for: the next to sign in may lend theirs meanwhile.
      await host.lendVault(undefined);
      // Their workers have letters and search words in memory.
      register.close();
      await Promise.all([engine.close(), handOver.stop(), registerFetch?.stop()]);
      reference?.close();
      await opened.close();
    },
  });
}

/** The server's index is not looked into. */
const noIndex: IndexSink = { keep: async () => {}, forget: async () => {} };

/** Practice begins with fictive places. A register that somebody has loaded since stays. */
async function loadPracticeRegister(register: AddressRegister): Promise<void> {
  if ((await register.findInfo()) !== undefined) return;
  const file = new URL('practice/addresses.csv.gz', document.baseURI);
  const response = await fetch(file).catch(() => undefined);
  if (response?.ok !== true) return;
  await register.load([{ name: 'addresses.csv.gz', bytes: await response.blob() }]);
}

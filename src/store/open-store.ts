import { doubtEntry } from '../application/hand-over/move-entry.ts';
import type { AuditTrail } from '../application/ports/audit-trail.ts';
import type { BundleBook } from '../application/ports/bundle-book.ts';
import type { SafeFiles } from '../application/ports/safe-files.ts';
import type { VerifySignature } from '../application/ports/signature.ts';
import type { DraftStore, StationStore, StoreProblem } from '../application/ports/station-store.ts';
import type { ServerTrust } from '../application/receipts/attested-receipts.ts';
import type { Clerk, ClerkId } from '../domain/clerk.ts';
import type { ClockEvidence } from '../domain/clock-evidence.ts';
import type { Instant } from '../domain/registration.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type Aligner, type AlignReport, createAligner } from './align.ts';
import { createAuditChain } from './audit-chain.ts';
import { createAuditTrail } from './audit-trail.ts';
import { createStationBackup, dropScratchDatabases, type StationBackup } from './backup/station-backup.ts';
import { createBundleBook } from './bundles.ts';
import { type ConservationFault, findConservationFault } from './conservation.ts';
import { copyEarlier } from './copy-earlier.ts';
import { createDraftJournal } from './draft-journal.ts';
import { createDraftStore } from './draft-store.ts';
import type { Exclusive, OpenWindows } from './exclusive.ts';
import { createHash } from './hashing.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import type { KeyringCopies } from './keyring/keyring-copies.ts';
import type { StationKeys } from './keys/station-keys.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import { createVault, type Vault } from './keys/vault.ts';
import { openNewestDatabase, settleOlder } from './open-database.ts';
import { opensWith } from './opens-with.ts';
import { pause } from './patience.ts';
import { createRecentAddresses, type KeptRecentAddresses } from './recent-addresses.ts';
import { createRecordReader } from './records.ts';
import { purgeAcknowledged } from './retention.ts';
import { sealAnew } from './seal-anew.ts';
import { currentVersion, type StationDatabase, type StationSettingValues } from './station-database.ts';
import { createStationStore } from './station-store.ts';
import { toStoreProblem } from './store-problem.ts';
import { createWriter, type Writer } from './writer.ts';

export interface StorePorts {
  /** Name of the database. */
  readonly name: string;
  readonly files: SafeFiles;
  readonly copies: KeyringCopies;
  readonly keys: StationKeys;
  /** The station's id. */
  readonly station: string;
  readonly clerk: Clerk;
  /** The keys of the version before clerks, while there may be rows that they sealed. */
  readonly earlierKeys: StoreKeys | undefined;
  readonly evidence: () => ClockEvidence;
  readonly now: () => Instant;
  readonly verify: VerifySignature;
  /** Over database and journal, in all windows. */
  readonly alone: Exclusive;
  /** The station's other windows; left out where there can be none. */
  readonly windows?: OpenWindows;
  readonly schedule: (run: () => void, milliseconds: number) => () => void;
  readonly onRoom: (hasRoom: boolean) => void;
  /** From how many acknowledgements on they are written in one row. */
  readonly landFrom?: number;
  /** How many records that wait are packed together. */
  readonly parcelOf?: number;
}

/** The store of an unlocked station. Everything in it works with keys that go when it is closed. */
export interface OpenedStore {
  readonly store: StationStore;
  readonly bundles: BundleBook;
  readonly drafts: DraftStore;
  readonly recent: KeptRecentAddresses;
  readonly trail: AuditTrail;
  readonly backup: StationBackup;
  readonly vault: Vault;
  /** What the comparison at opening found. */
  readonly report: AlignReport;
  /** Rows that were sealed anew after the version before clerks. */
  readonly sealedAnew: number;
  /** Compares database and journal row by row, and mends. */
  compare(): Promise<Result<AlignReport, StoreProblem>>;
  compact(force?: boolean): Promise<Result<boolean, StoreProblem>>;
  findConservationFault(): Promise<ConservationFault | undefined>;
  /** Removes what was handed over before then, against receipts that the server has signed. */
  purge(receivedBefore: Instant, trust: ServerTrust): Promise<Result<number, StoreProblem>>;
  readonly countDrafts: (owner: ClerkId) => Promise<number>;
  readonly readSettings: () => Promise<StationSettingValues>;
  readonly saveSettings: (values: StationSettingValues) => Promise<Result<void, StoreProblem>>;
  /** Writes a little, to learn whether there is room again. */
  tryRoom(): Promise<void>;
  /** Waits for what is under way, and lets go of database and keys. */
  close(): Promise<void>;
}

export const defaultSettings: StationSettingValues = { idleMinutes: 10 };

export async function openStore(ports: StorePorts): Promise<Result<OpenedStore, StoreProblem>> {
  const { name, files, copies, keys, station, clerk, alone, now } = ports;
  const vault = createVault(keys);
  const journal = await createJournal({ files, key: keys.journal, station, schema: currentVersion });

  const canRebuild = async (): Promise<boolean> =>
    !(await ports.windows?.areThereOthers()) && (await journal.read()).rows.size > 0;

  const earlier = ports.earlierKeys === undefined ? undefined : createVault(ports.earlierKeys);

  async function prepare(isUnreadable: boolean) {
    const copied =
      earlier === undefined
        ? ok(undefined)
        : await copyEarlier({ name, journal, vault, earlier, owner: clerk.id });
    if (!copied.ok) return copied;
    const opened = await openNewestDatabase(name, keys.keyId, canRebuild, isUnreadable);
    if (!opened.ok) return opened;
    const { database } = opened.value;
    try {
      const journalled = async () => (await journal.read()).rows;
      const sealing = { database, vault, keyId: keys.keyId, earlier, owner: clerk.id, journalled };
      const aligner = createAligner({ database, journal, opens: opensWith(vault) });
      let sealedAnew = await sealAnew(sealing);
      let report = await aligner.alignAtStart();
      // A database that was lost came back from the journal with the seals that it had.
      const sealedAfter = report.ok ? await sealAnew({ ...sealing, isEmpty: false }) : 0;
      if (sealedAfter > 0) {
        sealedAnew += sealedAfter;
        report = await aligner.alignAtStart();
      }
      if (!report.ok) {
        database.close();
        return report;
      }
      await bringJournalUp(database, journal, aligner);
      await settleOlder(opened.value, keys.keyId, report.value.lost === 0, (older) => aligner.absorb(older));
      return ok({ database, aligner, report: report.value, sealedAnew });
    } catch (error) {
      database.close();
      return fail(toStoreProblem(error));
    }
  }

  const prepared = await alone(async () => {
    await dropScratchDatabases(now());
    let outcome = await prepare(false);
    // Damage may show only as rows are read. The browser often gives a new database the next time; where
    // it does not, one takes the old one's place.
    for (const isUnreadable of [false, true]) {
      if (outcome.ok || outcome.error.kind !== 'unavailable') break;
      // What another window has open is not replaced under its hands.
      if (isUnreadable && (await ports.windows?.areThereOthers())) break;
      await pause();
      outcome = await prepare(isUnreadable);
    }
    return outcome;
  });
  if (!prepared.ok) return prepared;
  const { database, aligner, report, sealedAnew } = prepared.value;
  const leave = ports.windows?.enter();

  const chain = createAuditChain({ database, vault, key: keys.audit, clerk, evidence: ports.evidence });
  const writer = createWriter({
    database,
    journal,
    alone,
    chain,
    align: () => aligner.align(),
    onRoom: ports.onRoom,
  });
  const draftJournal = createDraftJournal({
    database,
    writer,
    schedule: ports.schedule,
    // Said by `onRoom`; what was not written is tried again with the next keystroke.
    onProblem: () => {},
  });
  const hash = await createHash();
  const reader = createRecordReader(vault, hash);
  // Rows that came back may be older than what has happened to their records.
  if (report.rebuilt || (report.lost > 0 && report.restored > 0)) await doubtAll(database, writer);

  const store = createStationStore({
    database,
    vault,
    writer,
    hash,
    owner: clerk.id,
    ...(ports.landFrom === undefined ? {} : { landFrom: ports.landFrom }),
    ...(ports.parcelOf === undefined ? {} : { parcelOf: ports.parcelOf }),
  });

  return ok({
    store,
    bundles: createBundleBook({ database, vault, writer }),
    drafts: createDraftStore({
      database,
      vault,
      writer,
      journal: draftJournal,
      clerk,
      onRoom: ports.onRoom,
    }),
    recent: createRecentAddresses({ database, vault, writer, clerk, now }),
    trail: createAuditTrail({ database, vault, keys, chain, writer }),
    backup: createStationBackup({
      database,
      aligner,
      alone,
      files,
      copies,
      key: keys.journal,
      now,
    }),
    vault,
    report,
    sealedAnew,
    compare: () => alone(() => aligner.compare()),
    compact: (force) => alone(() => aligner.compact(force)),
    findConservationFault: () => alone(() => findConservationFault(database, vault)),
    async purge(receivedBefore, trust) {
      while (await store.settle()) {
        // Until each record says by itself that it was acknowledged.
      }
      const purging = { database, writer, reader, hash, verify: ports.verify };
      return purgeAcknowledged(purging, trust, receivedBefore, now());
    },
    countDrafts: (owner) => database.drafts.where('owner').equals(owner).count(),
    readSettings: async () => (await database.settings.get('station'))?.value ?? defaultSettings,
    saveSettings: (value) =>
      writer.commit<StoreProblem>(async () => {
        const revision = ((await database.settings.get('station'))?.revision ?? 0) + 1;
        return ok({
          changes: [{ table: 'settings', row: { name: 'station', revision, value } }],
          events: [{ action: 'changed-settings', detail: JSON.stringify(value) }],
        });
      }),
    async tryRoom() {
      const hasRoom = await alone(() => findRoom(database, files));
      ports.onRoom(hasRoom);
      // Drafts that the journal had no room for.
      if (hasRoom) await draftJournal.settle();
    },
    async close() {
      try {
        await draftJournal.settle();
      } finally {
        await alone(async () => database.close());
        leave?.();
      }
    },
  });
}

/**
 * A journal that an earlier program has begun is written anew: that program would find its own version at the
 * head of the file, and leave out what it does not know. Where there is no room, the next opening tries again.
 */
async function bringJournalUp(database: StationDatabase, journal: Journal, aligner: Aligner): Promise<void> {
  if ((await database.findMark('journal-schema'))?.schema === currentVersion) return;
  const schema = (await journal.findSchema()) ?? currentVersion;
  if (schema < currentVersion && !(await aligner.compact(true)).ok) return;
  await database.marks.put({ name: 'journal-schema', schema: currentVersion }).catch(() => undefined);
}

async function doubtAll({ outbox }: StationDatabase, writer: Writer): Promise<void> {
  const open = outbox.where('state').noneOf(['acknowledged', 'withdrawn']);
  await writer.commit<StoreProblem>(async () => {
    const doubted = (await open.toArray()).map((row) => doubtEntry(row));
    return ok({ changes: doubted.map((row) => ({ table: 'outbox', row })), updates: ['outbox'] });
  });
}

/** More than any save takes: a station that says it has room must have room for the next one. */
const roomToTry = 262_144;

async function findRoom(database: StationDatabase, files: SafeFiles): Promise<boolean> {
  const name = 'room-try.log';
  // A killed process may have left one.
  await files.remove(name).catch(() => undefined);
  const written = await files.append(name, 0, new Uint8Array(roomToTry)).catch(() => undefined);
  await files.remove(name).catch(() => undefined);
  if (written?.ok === false && written.error.kind === 'no-room') return false;
  try {
    // Not one of the tables whose rows are kept in the journal too.
    await database.transaction('rw', database.marks, async () => {
      await database.marks.put({ name: 'room-try', filler: new Uint8Array(roomToTry) });
    });
    return true;
  } catch {
    return false;
  } finally {
    await database.marks.delete('room-try').catch(() => undefined);
  }
}

import { stands } from '../application/hand-over/apply-changes.ts';
import { correctEntry } from '../application/hand-over/move-entry.ts';
import {
  type SamePersonHit,
  type SaveProblem,
  type StationStore,
  StoreFailure,
  type StoreProblem,
} from '../application/ports/station-store.ts';
import type { HashBytes } from '../application/receipts/receipt-tree.ts';
import { findRegistrationContent, writeRegistrationContent } from '../contract/registration-content.ts';
import type { AuditEvent } from '../domain/audit.ts';
import type { ClerkId } from '../domain/clerk.ts';
import {
  countQueue,
  type HandOverState,
  type Instant,
  type Registration,
  type RegistrationId,
} from '../domain/registration.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { namedBirthKey } from '../domain/same-person.ts';
import { createCaseFiles } from './case-files.ts';
import { createClaims } from './claims.ts';
import { findStanding } from './find-standing.ts';
import type { RowChange } from './journal/rows.ts';
import type { Vault } from './keys/vault.ts';
import { landFrom } from './landings.ts';
import { createOutboxViews } from './outbox-view.ts';
import { createParcels, recordsAParcel } from './parcels.ts';
import { createProofs } from './proofs.ts';
import { noteAddressUse } from './recent-addresses.ts';
import { createRecordSearch } from './record-search.ts';
import { causePlace, contentPlace, createRecordReader } from './records.ts';
import { createStateChanges } from './state-changes.ts';
import type { OutboxRow, StationDatabase } from './station-database.ts';
import { createWithdrawals } from './withdrawals.ts';
import type { Decision, Writer } from './writer.ts';

/** What is read in one go where somebody may be typing meanwhile. */
const recordsAtATime = 200;

interface StationStorePorts {
  readonly database: StationDatabase;
  readonly vault: Vault;
  readonly writer: Writer;
  readonly hash: HashBytes;
  /** Whose the records are that are saved. */
  readonly owner: ClerkId;
  /** From how many acknowledgements on they are written in one row. */
  readonly landFrom?: number;
  /** How many records that wait are packed together. */
  readonly parcelOf?: number;
}

/** The station's registrations and outbox in IndexedDB, every write also in the journal. */
export function createStationStore({
  database,
  vault,
  hash,
  owner,
  ...ports
}: StationStorePorts): StationStore {
  const { registrations, outbox, counters } = database;
  const reader = createRecordReader(vault, hash);
  const views = createOutboxViews(database);
  const writer: Pick<Writer, 'commit' | 'unjournalled'> = {
    unjournalled: ports.writer.unjournalled,
    async commit(decide) {
      let changes: readonly RowChange[] = [];
      const committed = await ports.writer.commit(async () => {
        const decided = await decide();
        if (!decided.ok) return decided;
        changes = await views.complete(decided.value.changes);
        return ok({ ...decided.value, changes });
      });
      if (committed.ok) views.written(changes);
      return committed;
    },
  };
  const parcels = createParcels(database, vault, reader, ports.parcelOf ?? recordsAParcel);
  const search = createRecordSearch(database, reader);

  const cprKeyOf = (cpr: string): Promise<string> => vault.lookupKey('cpr', cpr);
  const nameBirthKeyOf = (person: Pick<Registration['person'], 'name' | 'birthDate'>): Promise<string> =>
    vault.lookupKey('name-and-birth-date', namedBirthKey(person.name, person.birthDate));

  const toRecords = async (ids: readonly RegistrationId[]) => {
    const view = await views.look();
    const [rows, saved] = await Promise.all([outbox.bulkGet([...ids]), registrations.bulkGet([...ids])]);
    const records = rows.flatMap((row, at) =>
      row === undefined ? [] : [reader.toRecord(view.asSeen(row), saved[at])],
    );
    return Promise.all(records);
  };

  /** Ids of the records in some states, the oldest first. Keys are read fast, rows and cursors are not. */
  async function findInStates(wanted: readonly HandOverState[]): Promise<RegistrationId[]> {
    const { aloft, landed } = await views.look();
    const idsIn = async (state: HandOverState): Promise<readonly RegistrationId[]> =>
      state === 'waiting'
        ? views.listWaiting()
        : ((await outbox.where('state').equals(state).primaryKeys()) as RegistrationId[]);
    const each = await Promise.all(wanted.map(idsIn));
    const isElsewhere = (id: RegistrationId): boolean => aloft.has(id) || landed.has(id);
    const isAsked = wanted.some((state) => ['waiting', 'sending', 'acknowledged'].includes(state));
    if (!isAsked || (aloft.size === 0 && landed.size === 0)) return each.flat().sort();
    const waiting = await idsIn('waiting');
    const ids = wanted.flatMap((state, at) => {
      const own = each[at] ?? [];
      if (state === 'waiting') return own.filter((id) => !isElsewhere(id));
      if (state === 'sending') return [...own, ...waiting.filter((id) => aloft.has(id) && !landed.has(id))];
      return state === 'acknowledged' ? [...own, ...waiting.filter((id) => landed.has(id))] : own;
    });
    return ids.sort();
  }

  /** For writes that have no refusal of their own. */
  async function write(decide: () => Promise<Decision>): Promise<void> {
    const written = await writer.commit<StoreProblem>(async () => ok(await decide()));
    if (!written.ok) throw new StoreFailure(written.error);
  }

  async function writeAlone<Value>(run: () => Promise<Value>): Promise<Value> {
    const written = await writer.unjournalled(run);
    if (!written.ok) throw new StoreFailure(written.error);
    return written.value;
  }

  async function decideSaving(
    registration: Registration,
    savedAt: Instant,
    text: string,
  ): Promise<Result<Decision, SaveProblem>> {
    const { id, person, corrects } = registration;
    if ((await registrations.get(id)) !== undefined || (await outbox.get(id))?.purgedAt !== undefined) {
      return ok({ changes: [] });
    }
    const view = await views.look();
    const corrected = corrects === undefined ? undefined : await view.find(corrects);
    for (const earlier of [corrected?.correctedBy, corrected?.withdrawnBy]) {
      if (earlier !== undefined && (await stands(view.find, earlier))) {
        return fail({ kind: 'no-longer-current', id: earlier });
      }
    }
    const [content, cprKey, nameBirthKey] = await Promise.all([
      vault.sealText(contentPlace(id), text),
      cprKeyOf(person.cpr),
      nameBirthKeyOf(person),
    ]);
    const [other] = await findStanding(database, 'cprKey', cprKey, corrects);
    if (other !== undefined) return fail({ kind: 'same-cpr', id: other });
    const created = (await counters.get('created'))?.value ?? 0;
    const row: OutboxRow = {
      id,
      state: 'waiting',
      savedAt,
      changedAt: savedAt,
      attempts: 0,
      owner,
      ...(corrects && { corrects }),
    };
    const changes: RowChange[] = [
      { table: 'registrations', row: { id, cprKey, nameBirthKey, content } },
      { table: 'outbox', row },
      { table: 'counters', row: { name: 'created', value: created + 1 } },
      { table: 'drafts', gone: id },
      { table: 'letterPages', gone: id },
    ];
    const events: AuditEvent[] = [{ action: 'saved', record: id, person: cprKey }];
    if (corrected !== undefined) {
      changes.push({ table: 'outbox', row: await correctedRow(corrected, id, savedAt) });
      events.push({ action: 'corrected', record: corrected.id, person: cprKey });
    }
    const used = await noteAddressUse({ database, vault }, registration.residence.address, savedAt);
    return ok({ changes, events, beside: [used] });
  }

  async function correctedRow(seen: OutboxRow, by: RegistrationId, at: Instant): Promise<OutboxRow> {
    const { id } = seen;
    // One that is on its way is so by its flight, and not by its own row.
    if (seen.state === 'sending') return { ...((await outbox.get(id)) ?? seen), correctedBy: by };
    const next = { ...correctEntry(seen, by, at), otherSide: undefined };
    if (next.state !== 'withdrawn') return next;
    return { ...next, withdrawnBecause: await vault.sealText(causePlace(id), `rettet: ${by}`) };
  }

  return {
    ...createClaims({ database, views, reader, parcels, write, writeAlone }),
    ...createStateChanges({
      database,
      views,
      vault,
      reader,
      write,
      landFrom: ports.landFrom ?? landFrom,
      tidyParcels: async () => {
        const waiting = await findInStates(['waiting']);
        if (await parcels.tidy(waiting)) return true;
        await views.readAhead(waiting);
        return false;
      },
    }),
    ...createCaseFiles({ database, writer, write }),
    ...createProofs(database, views, hash),
    ...createWithdrawals({ database, views, vault, writer, owner }),

    async saveRegistration(registration, savedAt) {
      const text = writeRegistrationContent(registration);
      // "Saved" is said of nothing that could not be read and handed over afterwards.
      if (findRegistrationContent(text) === undefined) throw new Error('Not a registration that can be kept');
      return writer.commit<SaveProblem>(() => decideSaving(registration, savedAt, text));
    },

    async findSamePerson(person, except) {
      const [cprKey, nameBirthKey] = await Promise.all([cprKeyOf(person.cpr), nameBirthKeyOf(person)]);
      const hits: SamePersonHit[] = [];
      const seen = new Set<RegistrationId>();
      const searches = [
        ['same-cpr', await findStanding(database, 'cprKey', cprKey, except)],
        ['same-name-and-birth-date', await findStanding(database, 'nameBirthKey', nameBirthKey, except)],
      ] as const;
      for (const [why, ids] of searches) {
        for (const entry of await toRecords(ids)) {
          if (seen.has(entry.id)) continue;
          seen.add(entry.id);
          hits.push({ why, entry });
        }
      }
      return hits;
    },

    async countQueue() {
      const { states, created } = await views.countRows();
      const { landed } = await views.look();
      const each = [...states].flatMap(([state, count]) => Array<HandOverState>(count).fill(state));
      const count = countQueue(each, created);
      // By their own rows they wait: what has a row that says otherwise is in no landing.
      const moved = landed.size;
      return { ...count, acknowledged: count.acknowledged + moved, waiting: count.waiting - moved };
    },

    countSavedSince: (from) => outbox.filter(({ savedAt }) => savedAt >= from).count(),

    async findRecords({ states: wanted, search: text = '', limit }) {
      if (wanted === undefined && text.trim() === '' && limit !== undefined) {
        // UUIDv7 sorts by time: the newest first.
        const [rows, total] = await Promise.all([
          outbox.orderBy(':id').reverse().limit(limit).primaryKeys(),
          outbox.count(),
        ]);
        return { records: await toRecords(rows), total };
      }
      const [found, inState] = await Promise.all([
        text.trim() === '' ? undefined : search.find(text),
        wanted === undefined ? undefined : findInStates(wanted),
      ]);
      let ids: readonly RegistrationId[];
      if (found === undefined) {
        ids = (inState ?? (await outbox.toCollection().primaryKeys())).reverse();
      } else {
        const allowed = inState === undefined ? undefined : new Set(inState);
        ids = allowed === undefined ? found : found.filter((id) => allowed.has(id));
      }
      return { records: await toRecords(limit === undefined ? ids : ids.slice(0, limit)), total: ids.length };
    },

    async *findReceivedSince(from) {
      const { findAll } = await views.look();
      const rows = await findAll(await findInStates(['acknowledged']));
      const ids = [...rows.values()]
        .flatMap(({ id, kind, receipt }) =>
          kind === undefined && receipt !== undefined && receipt.receivedAt >= from ? [id] : [],
        )
        .sort()
        .reverse();
      for (let at = 0; at < ids.length; at += recordsAtATime) {
        yield await toRecords(ids.slice(at, at + recordsAtATime));
      }
    },

    async listOutbox() {
      return (await this.findRecords({})).records;
    },

    warmSearch: () => search.warm(),

    async findRecord(id) {
      const { find } = await views.look();
      const [row, saved] = await Promise.all([find(id), registrations.get(id)]);
      return row === undefined ? undefined : reader.toRecord(row, saved);
    },

    async listReceiptFaults() {
      const ids = await outbox.orderBy('receiptFault.kind').primaryKeys();
      return toRecords([...ids].sort().reverse());
    },
  };
}

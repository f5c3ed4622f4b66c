import { type AppliedChanges, applyOutboxChanges } from '../application/hand-over/apply-changes.ts';
import { applyCompared } from '../application/hand-over/apply-compared.ts';
import { changeMemory, emptyMemory, rememberAnswer } from '../application/hand-over/memory.ts';
import { moveEntry } from '../application/hand-over/move-entry.ts';
import type { HandOverMemory, HandOverStore } from '../application/ports/hand-over-store.ts';
import type { OutboxChange } from '../application/ports/outbox.ts';
import type { AttestedReceipts } from '../application/receipts/attested-receipts.ts';
import type { OtherSide } from '../contract/intake-api.ts';
import { findWithdrawalContent } from '../contract/record-content.ts';
import type { AuditEvent } from '../domain/audit.ts';
import { needsAPerson, type RegistrationId } from '../domain/registration.ts';
import type { RowChange } from './journal/rows.ts';
import type { Vault } from './keys/vault.ts';
import { canLand, toLandingRow } from './landings.ts';
import { findRows, type OutboxView, type OutboxViews } from './outbox-view.ts';
import { toAttestationRow } from './proofs.ts';
import { causePlace, otherSidePlace, type RecordReader } from './records.ts';
import type { OutboxRow, StationDatabase } from './station-database.ts';
import type { Beside, Decision } from './writer.ts';

interface StateChangePorts {
  readonly database: StationDatabase;
  readonly views: OutboxViews;
  readonly vault: Vault;
  readonly reader: RecordReader;
  /** Throws where it could not be written. */
  readonly write: (decide: () => Promise<Decision>) => Promise<void>;
  /** From how many acknowledgements on they are written in one row. */
  readonly landFrom: number;
  /** Whether there was something to pack or unpack of what waits. */
  readonly tidyParcels: () => Promise<boolean>;
}

/** What answers of the server, and people's decisions, make of records. */
export function createStateChanges({
  database,
  views,
  vault,
  reader,
  write,
  landFrom,
  tidyParcels,
}: StateChangePorts): Pick<
  HandOverStore,
  'changeStates' | 'settle' | 'noteCompared' | 'findMemory' | 'noteMemory'
> {
  const findMemory = async (): Promise<HandOverMemory> =>
    (await database.findMark('hand-over'))?.memory ?? emptyMemory;

  const asMark = (memory: HandOverMemory): readonly Beside[] => [
    { table: 'marks', row: { name: 'hand-over', memory } },
  ];

  const becauseOf = async (withdrawal: RegistrationId): Promise<string> => {
    const content = await reader.findContent(await database.registrations.get(withdrawal));
    const found = content === undefined ? undefined : findWithdrawalContent(content);
    return found?.because ?? `trukket tilbage: ${withdrawal}`;
  };

  async function lookUp(view: OutboxView, ids: readonly RegistrationId[]) {
    const rows = await view.findAll(ids);
    const find = async (id: RegistrationId): Promise<OutboxRow | undefined> => rows.get(id) ?? view.find(id);
    return { find, becauseOf };
  }

  /** A row as it is to lie on the disk: personal parts sealed or gone, its receipt tied to its proof. */
  async function toRow(
    row: OutboxRow,
    cause: string | undefined,
    otherSide: OtherSide | undefined,
    attested: OutboxChange['attested'],
  ): Promise<OutboxRow> {
    const { id, state } = row;
    const next: OutboxRow = {
      ...row,
      otherSide:
        state !== 'conflict'
          ? undefined
          : otherSide === undefined
            ? row.otherSide
            : await vault.sealText(otherSidePlace(id), JSON.stringify(otherSide)),
      withdrawnBecause:
        cause === undefined ? row.withdrawnBecause : await vault.sealText(causePlace(id), cause),
    };
    if (attested !== undefined) {
      return { ...next, attested: { batch: attested.batch.root, place: attested.place } };
    }
    return state === 'acknowledged' ? next : { ...next, attested: undefined };
  }

  return {
    findMemory,
    noteMemory: (memory) =>
      write(async () => ({ changes: [], beside: asMark(changeMemory(await findMemory(), memory)) })),

    async changeStates(given, at, memory) {
      let movedOn: readonly RegistrationId[] = [];
      await write(async () => {
        const view = await views.look();
        const sides = new Map<RegistrationId, OtherSide>();
        const byId = new Map(given.map((change) => [change.id, change]));
        const changes = given.map((change) => {
          const { plain, says } = splitOtherSide(change);
          if (says !== undefined) sides.set(change.id, says);
          return plain;
        });
        const ids = given.map(({ id }) => id);
        const before = await view.findAll(ids);
        const landing = findLandings(view, before, given, landFrom);
        const landed = new Map(landing.flat().map((change) => [change.id, change]));
        const find = async (id: RegistrationId): Promise<OutboxRow | undefined> => {
          const [row, change] = [before.get(id) ?? (await view.find(id)), landed.get(id)];
          return row === undefined || change === undefined ? row : moveEntry(row, change, at);
        };
        const others = landed.size === 0 ? changes : changes.filter(({ id }) => !landed.has(id));
        const applied = await applyOutboxChanges({ find, becauseOf }, others, at);
        movedOn = applied.movedOn;

        const rows: RowChange[] = [];
        for (const [id, entry] of applied.entries) {
          const change = byId.get(id);
          const attested = entry.state === 'acknowledged' ? change?.attested : undefined;
          rows.push({
            table: 'outbox',
            row: await toRow(entry, applied.causes.get(id), sides.get(id), attested),
          });
        }
        const batches = new Map<string, AttestedReceipts>();
        for (const { id, attested } of given) {
          const isTaken = landed.has(id) || applied.entries.get(id)?.state === 'acknowledged';
          if (isTaken && attested !== undefined) batches.set(attested.batch.root, attested.batch);
        }
        for (const together of landing) {
          rows.push({ table: 'landings', row: toLandingRow(crypto.randomUUID(), together, at) });
        }
        return {
          changes: [
            ...rows,
            ...[...batches.values()].map(
              (batch): RowChange => ({ table: 'attestations', row: toAttestationRow(batch) }),
            ),
          ],
          events: eventsOf(
            given.filter(({ id }) => applied.entries.has(id) || landed.has(id)),
            applied.entries,
          ),
          updates: ['outbox'],
          beside: [
            ...(await findAnswered(view, applied, landed.keys())),
            ...(memory === undefined ? [] : asMark(rememberAnswer(await findMemory(), memory))),
          ],
        };
      });
      return movedOn;
    },

    async settle() {
      const [first] = await database.landings.limit(1).toArray();
      if (first === undefined) return tidyParcels();
      await write(async () => {
        const row = await database.landings.get(first.id);
        if (row === undefined) return { changes: [] };
        const view = await views.look();
        const rows = await findRows(database.outbox, row.records);
        const waiting = [...rows.values()].filter(({ state }) => state === 'waiting');
        return {
          changes: [
            ...waiting.map((one): RowChange => ({ table: 'outbox', row: view.asSeen(one) })),
            { table: 'landings', gone: row.id },
          ],
          updates: ['outbox'],
        };
      });
      return true;
    },

    async noteCompared(compared, at, memory) {
      let told = { offered: 0, faults: 0 };
      await write(async () => {
        const view = await views.look();
        const { proven, missing, different } = compared;
        const ids = [...proven.map(({ receipt }) => receipt.id), ...missing, ...different];
        const applied = await applyCompared(await lookUp(view, ids), compared, at);
        told = { offered: applied.offered.length, faults: applied.faults.length };
        const proofs = new Map(proven.map(({ receipt, attested }) => [receipt.id, attested]));
        const batches = new Set(proven.map(({ attested }) => attested.batch));
        const rows: RowChange[] = [];
        for (const [id, entry] of applied.entries) {
          rows.push({ table: 'outbox', row: await toRow(entry, undefined, undefined, proofs.get(id)) });
        }
        const events: AuditEvent[] = applied.faults.map((record) => ({
          action: 'found-receipt-fault',
          record,
          detail: applied.entries.get(record)?.receiptFault?.kind ?? '',
        }));
        if (told.offered > 0) events.push({ action: 'offered-again', count: told.offered });
        return {
          changes: [
            ...rows,
            ...[...batches].map(
              (batch): RowChange => ({ table: 'attestations', row: toAttestationRow(batch) }),
            ),
          ],
          events,
          updates: ['outbox'],
          beside: memory === undefined ? [] : asMark(changeMemory(await findMemory(), memory)),
        };
      });
      return told;
    },
  };
}

/**
 * Acknowledgements that go into one row, by the answers that they came with: many, and of records that nothing
 * else follows from. So nobody needs to work out one by one what becomes of them.
 */
function findLandings(
  { aloft }: OutboxView,
  rows: ReadonlyMap<RegistrationId, OutboxRow>,
  changes: readonly OutboxChange[],
  from: number,
): readonly (readonly OutboxChange[])[] {
  const together = new Map<string, Map<RegistrationId, OutboxChange>>();
  for (const change of changes) {
    const row = rows.get(change.id);
    // A row says by itself that its record is on its way where an earlier version has written it.
    const isWaiting = row?.state === 'waiting' || aloft.has(change.id);
    if (row === undefined || !isWaiting || !canLand(row, change)) continue;
    const root = change.attested?.batch.root ?? '';
    const others = together.get(root) ?? new Map<RegistrationId, OutboxChange>();
    together.set(root, others);
    others.set(change.id, change);
  }
  return [...together.values()].filter(({ size }) => size >= from).map((found) => [...found.values()]);
}

/** What the other record says is personal: it is sealed, and what is in the clear does not have it. */
function splitOtherSide(change: OutboxChange): { readonly plain: OutboxChange; readonly says?: OtherSide } {
  const conflict = change.trouble?.kind === 'conflict' ? change.trouble.conflict : undefined;
  if (conflict?.existing.says === undefined) return { plain: change };
  const { says, ...existing } = conflict.existing;
  return { plain: { ...change, trouble: { kind: 'conflict', conflict: { ...conflict, existing } } }, says };
}

/** Flights without the records that have been answered, by this answer or by another before it. */
async function findAnswered(
  { flights, find }: OutboxView,
  { entries, movedOn }: AppliedChanges<OutboxRow>,
  landed: Iterable<RegistrationId>,
): Promise<readonly Beside[]> {
  if (flights.length === 0) return [];
  const answered = new Set([...entries.keys(), ...landed]);
  for (const id of movedOn) if ((await find(id))?.state !== 'sending') answered.add(id);
  return flights.flatMap((flight): readonly Beside[] => {
    const records = flight.records.filter((id) => !answered.has(id));
    if (records.length === flight.records.length) return [];
    return records.length === 0
      ? [{ table: 'flights', gone: flight.id }]
      : [
          // Under another name: it is read anew.
          { table: 'flights', gone: flight.id },
          { table: 'flights', row: { ...flight, id: crypto.randomUUID(), records } },
        ];
  });
}

/** What a person did to a record is listed; what the line did is counted. */
function eventsOf(
  changes: readonly OutboxChange[],
  entries: ReadonlyMap<RegistrationId, OutboxRow>,
): readonly AuditEvent[] {
  const events = changes.flatMap(({ id, from, to }): readonly AuditEvent[] => {
    if (to === 'withdrawn') return [{ action: 'withdrew', record: id }];
    return to === 'waiting' && needsAPerson(from) ? [{ action: 'sent-again', record: id }] : [];
  });
  const acknowledged = changes.filter(({ to }) => to === 'acknowledged');
  for (const { id } of acknowledged) {
    const fault = entries.get(id)?.receiptFault;
    if (fault !== undefined) events.push({ action: 'found-receipt-fault', record: id, detail: fault.kind });
  }
  if (acknowledged.length > 0) events.push({ action: 'handed-over', count: acknowledged.length });
  return events;
}

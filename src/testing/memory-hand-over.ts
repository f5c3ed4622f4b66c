import {
  applyOutboxChanges,
  isHeldBack,
  stands,
  takeInOrder,
} from '../application/hand-over/apply-changes.ts';
import { applyCompared } from '../application/hand-over/apply-compared.ts';
import { changeMemory, rememberAnswer } from '../application/hand-over/memory.ts';
import { askAgain, canBeWithdrawnHere, findCase } from '../application/hand-over/move-entry.ts';
import { isDue } from '../application/hand-over/retry-delay.ts';
import type { HandOverStore } from '../application/ports/hand-over-store.ts';
import type { ClaimedRecord, OutboxChange, OutboxRecord, RecordText } from '../application/ports/outbox.ts';
import { StoreFailure } from '../application/ports/station-store.ts';
import { proofOf } from '../application/receipts/attested-receipts.ts';
import {
  findRecordContent,
  findWithdrawalContent,
  writeWithdrawalContent,
} from '../contract/record-content.ts';
import type { ClerkId } from '../domain/clerk.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { fail, ok } from '../domain/result.ts';
import { hashBytes } from './hash-bytes.ts';
import type { HeldEntry, HeldStation } from './memory-station.ts';
import { toOutgoingText } from './outgoing-text.ts';
import { webSha256 } from './web-sha256.ts';

interface MemoryHandOverPorts {
  readonly station: HeldStation;
  readonly clerk: ClerkId;
  readonly isFull: () => boolean;
  /** One after the other, as the store on a disk. */
  readonly alone: <Value>(run: () => Promise<Value>) => Promise<Value>;
  readonly toRecord: (entry: HeldEntry) => OutboxRecord;
}

const byId = (a: { id: RegistrationId }, b: { id: RegistrationId }): number => (a.id < b.id ? -1 : 1);

/** The hand-over's part of the store in memory. */
export function createMemoryHandOver(ports: MemoryHandOverPorts): HandOverStore {
  const { station, clerk, isFull, alone, toRecord } = ports;
  const { saved, outbox } = station;

  const find = async (id: RegistrationId): Promise<HeldEntry | undefined> => outbox.get(id);
  const contentOf = (id: RegistrationId): string | undefined => saved.get(id)?.content;
  const becauseOf = async (id: RegistrationId): Promise<string> =>
    findWithdrawalContent(contentOf(id) ?? '')?.because ?? `trukket tilbage: ${id}`;
  const waiting = (): readonly HeldEntry[] =>
    [...outbox.values()].filter(({ state }) => state === 'waiting').sort(byId);

  /** As the store on a disk: what the hand-over writes, it writes whole or throws. */
  function mustHaveRoom(changes: number): void {
    if (isFull() && changes > 0) throw new StoreFailure({ kind: 'no-room' });
  }

  function keep(
    entry: HeldEntry,
    change: Pick<OutboxChange, 'trouble' | 'attested'> = {},
    cause?: string,
  ): void {
    const conflict = change.trouble?.kind === 'conflict' ? change.trouble.conflict : undefined;
    const isConflict = entry.state === 'conflict';
    outbox.set(entry.id, {
      ...entry,
      otherSide: isConflict ? (conflict?.existing.says ?? entry.otherSide) : undefined,
      withdrawnBecause: cause ?? entry.withdrawnBecause,
      attested: entry.state === 'acknowledged' ? (change.attested ?? entry.attested) : undefined,
    });
  }

  const textOf = async (id: RegistrationId): Promise<RecordText | undefined> => {
    const content = contentOf(id);
    return content === undefined ? undefined : { content, contentHash: await webSha256(content) };
  };

  return {
    claimWaiting: (now, limit) =>
      alone(async () => {
        const due: HeldEntry[] = [];
        for (const entry of waiting()) {
          if (due.length === limit) break;
          if (isDue(entry.nextAttemptAt, now) && !(await isHeldBack(find, entry))) due.push(entry);
        }
        mustHaveRoom(due.length);
        for (const entry of due) outbox.set(entry.id, { ...entry, state: 'sending', changedAt: now });
        return Promise.all(
          due.map(async ({ id, attempts }): Promise<ClaimedRecord> => {
            const text = await textOf(id);
            if (text === undefined) return { id, attempts };
            const { bytes } = toOutgoingText({ id, content: text.content });
            return { id, attempts, text: { bytes, contentHash: text.contentHash } };
          }),
        );
      }),

    changeStates: (given, at, memory) =>
      alone(async () => {
        const changes = given.map(withoutOtherSide);
        const applied = await applyOutboxChanges({ find, becauseOf }, changes, at);
        mustHaveRoom(applied.entries.size);
        const byChanged = new Map(given.map((change) => [change.id, change]));
        for (const [id, entry] of applied.entries) keep(entry, byChanged.get(id), applied.causes.get(id));
        if (memory !== undefined) station.memory = rememberAnswer(station.memory, memory);
        return applied.movedOn;
      }),

    settle: async () => false,

    putBackInterrupted: (at) =>
      alone(async () => {
        const interrupted = [...outbox.values()].filter(({ state }) => state === 'sending');
        mustHaveRoom(interrupted.length);
        for (const entry of interrupted) {
          outbox.set(entry.id, { ...entry, state: 'waiting', changedAt: at, mayHaveArrived: true });
        }
        return interrupted.length;
      }),

    hasten: () =>
      alone(async () => {
        const held = waiting().filter(({ nextAttemptAt }) => nextAttemptAt !== undefined);
        mustHaveRoom(held.length);
        for (const { nextAttemptAt: _, ...entry } of held) outbox.set(entry.id, entry);
      }),

    async findNextAttempt() {
      const times = waiting().flatMap(({ nextAttemptAt = [] }) => nextAttemptAt);
      return times.sort()[0];
    },

    findMemory: async () => station.memory,
    noteMemory: (memory) =>
      alone(async () => {
        mustHaveRoom(1);
        station.memory = changeMemory(station.memory, memory);
      }),

    saveWithdrawal: (withdrawal, savedAt) =>
      alone(async () => {
        const { id, withdraws } = withdrawal;
        const content = writeWithdrawalContent(withdrawal);
        if (findRecordContent(content) === undefined) throw new Error('Not a withdrawal that can be kept');
        if (outbox.has(id)) return ok(undefined);
        const target = outbox.get(withdraws);
        if (target === undefined) return fail({ kind: 'no-such-record' });
        if (target.state === 'withdrawn' || target.kind === 'withdrawal') {
          return fail({ kind: 'no-longer-current' });
        }
        for (const other of [target.correctedBy, target.withdrawnBy]) {
          if (other !== undefined && (await stands(find, other))) {
            return fail({ kind: 'no-longer-current', id: other });
          }
        }
        if (canBeWithdrawnHere(target)) return fail({ kind: 'not-handed-over' });
        if (isFull()) return fail({ kind: 'no-room' });
        saved.set(id, { person: undefined, content });
        outbox.set(id, {
          id,
          kind: 'withdrawal',
          withdraws,
          state: 'waiting',
          savedAt,
          changedAt: savedAt,
          attempts: 0,
          owner: clerk,
        });
        outbox.set(withdraws, { ...askAgain(target, savedAt), otherSide: undefined, withdrawnBy: id });
        return ok(undefined);
      }),

    assignCase: (id, to, dueOn) =>
      alone(async () => {
        const entry = outbox.get(id);
        const held = entry === undefined ? undefined : findCase(entry);
        if (entry === undefined || held === undefined) return fail({ kind: 'no-such-case' });
        if (held.owner === to && held.dueOn === dueOn) return ok(undefined);
        if (isFull()) return fail({ kind: 'no-room' });
        outbox.set(id, { ...entry, handedTo: to, case: { ...held, owner: to, dueOn } });
        return ok(undefined);
      }),

    async findProof(id) {
      const attested = outbox.get(id)?.attested;
      return attested === undefined ? undefined : proofOf(hashBytes, attested.batch, attested.place);
    },

    async findAcknowledged(after, limit) {
      return [...outbox.values()]
        .filter(({ id, state }) => state === 'acknowledged' && (after === undefined || id > after))
        .filter(({ receipt }) => receipt !== undefined)
        .sort(byId)
        .slice(0, limit)
        .flatMap(({ receipt, receiptFault, attested }) =>
          receipt === undefined
            ? []
            : [
                {
                  receipt,
                  isFaulty: receiptFault !== undefined,
                  ...(attested && { provenBy: attested.batch.key }),
                },
              ],
        );
    },

    noteCompared: (compared, at, memory) =>
      alone(async () => {
        const applied = await applyCompared({ find }, compared, at);
        mustHaveRoom(applied.entries.size);
        const proofs = new Map(compared.proven.map(({ receipt, attested }) => [receipt.id, attested]));
        for (const [id, entry] of applied.entries) {
          const attested = proofs.get(id);
          keep(entry, attested && { attested });
        }
        if (memory !== undefined) station.memory = changeMemory(station.memory, memory);
        return { offered: applied.offered.length, faults: applied.faults.length };
      }),

    async listReceiptFaults() {
      const faulty = [...outbox.values()].filter(({ receiptFault }) => receiptFault !== undefined);
      return faulty.sort(byId).reverse().map(toRecord);
    },

    async listSettled(limit) {
      return [...outbox.values()]
        .filter(({ settled }) => settled === 'to-tell')
        .sort(byId)
        .slice(0, limit)
        .map(({ id, correctedBy }) => ({ id, as: correctedBy === undefined ? 'withdrawn' : 'corrected' }));
    },

    noteTold: (ids) =>
      alone(async () => {
        const told = ids.map((id) => outbox.get(id)).filter((entry) => entry?.settled === 'to-tell');
        mustHaveRoom(told.length);
        for (const entry of told)
          if (entry !== undefined) outbox.set(entry.id, { ...entry, settled: 'told' });
      }),

    noteMarks: (marks, anew) =>
      alone(async () => {
        if (anew !== undefined) {
          mustHaveRoom(1);
          for (const entry of outbox.values()) outbox.set(entry.id, { ...entry, cprMark: undefined });
        }
        for (const mark of marks) {
          const entry = outbox.get(mark.record);
          if (entry === undefined || mark.sequence <= (entry.cprMark?.sequence ?? 0)) continue;
          mustHaveRoom(1);
          outbox.set(entry.id, { ...entry, cprMark: mark });
        }
      }),

    async takeForBundle(limit, on) {
      const left = waiting().filter(({ bundle }) => on === 'any' || bundle === on);
      const taken = await takeInOrder(find, left, limit);
      const texts = await Promise.all(taken.map(async ({ id }) => ({ id, text: await textOf(id) })));
      return texts.flatMap(({ id, text }) => (text === undefined ? [] : [{ id, ...text }]));
    },

    noteBundled: (ids, number) =>
      alone(async () => {
        const entries = ids.map((id) => outbox.get(id)).filter((entry) => entry !== undefined);
        const open = entries.filter(({ state }) => state === 'waiting' || state === 'sending');
        mustHaveRoom(open.length);
        for (const entry of open) outbox.set(entry.id, { ...entry, bundle: number, mayHaveArrived: true });
      }),
  };
}

function withoutOtherSide(change: OutboxChange): OutboxChange {
  const conflict = change.trouble?.kind === 'conflict' ? change.trouble.conflict : undefined;
  if (conflict === undefined) return change;
  const { says: _, ...existing } = conflict.existing;
  return { ...change, trouble: { kind: 'conflict', conflict: { ...conflict, existing } } };
}

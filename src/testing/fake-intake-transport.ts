import type { HandOverAnswer, IntakeTransport, Reachability } from '../application/ports/intake-transport.ts';
import type { AuditHeadReport } from '../contract/audit-entry.ts';
import type { OutgoingRecord, RecordResult } from '../contract/intake-api.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { instant } from './fake-machine.ts';
import type { SimulatedIntakeServer } from './simulated-intake-server.ts';

/** What goes wrong with one hand-over request. */
export type Fault =
  /** The server never sees it. */
  | { readonly kind: 'lost-request'; readonly seenAs: 'unreachable' | 'timed-out' }
  /** The server takes it, and the answer is lost. */
  | { readonly kind: 'lost-answer'; readonly seenAs: 'unreachable' | 'timed-out' }
  /** The station gives up; the request reaches the server only just before the next one does. */
  | { readonly kind: 'late-request' }
  /** The server gets it twice, and the second answer comes back. */
  | { readonly kind: 'doubled' }
  /** The server takes all and answers for the first half. */
  | { readonly kind: 'half-answer' }
  /** The server takes and answers for the first half only. */
  | { readonly kind: 'half-taken' }
  /** The answers come in another order. */
  | { readonly kind: 'reordered' }
  /** Receipts for other bytes than those sent, though the server has taken the right ones. */
  | { readonly kind: 'wrong-receipt-hash' }
  /** Receipts that name another record. */
  | { readonly kind: 'foreign-receipt' }
  /** A portal's page, with status 200. */
  | { readonly kind: 'html' }
  /** The server does not look at it. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly problem?: string;
      readonly retryAfterSeconds?: number;
    }
  /** The server takes it, and the station's program dies before it has the answer. */
  | { readonly kind: 'station-dies' };

export interface FakeIntakeTransport extends IntakeTransport {
  /** These befall the next requests, one each. After them the line is good. */
  befall(...faults: readonly Fault[]): void;
  faultsLeft(): number;
  /** Every request that holds this record is answered so, whatever else is in it. Undefined ends it. */
  poison(id: RegistrationId, answer: Extract<Fault, { kind: 'status' }> | undefined): void;
  /** The ids of each request, in the order they were made. */
  readonly requests: readonly (readonly RegistrationId[])[];
  /** The head of the audit trail that each request bore. */
  readonly auditHeads: readonly (AuditHeadReport | undefined)[];
  /** What `probe` says from now on. */
  reachability: Reachability;
}

const answered = (results: readonly RecordResult[]): HandOverAnswer => ({ kind: 'answered', results });

/** A line to a simulated server, on which a test can let things go wrong. */
export function createFakeIntakeTransport(server: SimulatedIntakeServer): FakeIntakeTransport {
  const script: Fault[] = [];
  const poisons = new Map<RegistrationId, Extract<Fault, { kind: 'status' }>>();
  const requests: (readonly RegistrationId[])[] = [];
  const auditHeads: (AuditHeadReport | undefined)[] = [];
  const late: (readonly OutgoingRecord[])[] = [];

  async function answer(records: readonly OutgoingRecord[]): Promise<HandOverAnswer> {
    for (const { id } of records) {
      const poison = poisons.get(id);
      if (poison !== undefined) return poison;
    }
    return answered(await server.receive(records));
  }

  async function suffer(fault: Fault, records: readonly OutgoingRecord[]): Promise<HandOverAnswer> {
    const firstHalf = Math.ceil(records.length / 2);
    switch (fault.kind) {
      case 'lost-request':
        return { kind: fault.seenAs };
      case 'lost-answer':
        await answer(records);
        return { kind: fault.seenAs };
      case 'late-request':
        late.push(records);
        return { kind: 'timed-out' };
      case 'doubled':
        await answer(records);
        return answer(records);
      case 'half-answer':
        return changeResults(await answer(records), (results) => results.slice(0, firstHalf));
      case 'half-taken':
        return answer(records.slice(0, firstHalf));
      case 'reordered':
        return changeResults(await answer(records), (results) => results.toReversed());
      case 'wrong-receipt-hash':
        return changeReceipts(await answer(records), { contentHash: 'f'.repeat(64) });
      case 'foreign-receipt': {
        const other = records.at(-1)?.id;
        return changeReceipts(await answer(records), other === undefined ? {} : { id: other });
      }
      case 'html':
        return { kind: 'not-the-intake-server' };
      case 'status':
        return fault;
      case 'station-dies':
        await answer(records);
        throw new Error('The program died here');
    }
  }

  const transport: FakeIntakeTransport = {
    reachability: { kind: 'ready', serverTime: instant('2026-11-23T08:00:00.000Z') },
    requests,
    auditHeads,
    befall(...faults) {
      script.push(...faults);
    },
    faultsLeft: () => script.length,
    poison(id, fault) {
      if (fault === undefined) poisons.delete(id);
      else poisons.set(id, fault);
    },
    async probe() {
      return transport.reachability;
    },
    async handOver(records, auditHead) {
      requests.push(records.map(({ id }) => id));
      auditHeads.push(auditHead);
      for (const delayed of late.splice(0)) await answer(delayed);
      const fault = script.shift();
      return fault === undefined ? answer(records) : suffer(fault, records);
    },
  };
  return transport;
}

const changeResults = (
  answer: HandOverAnswer,
  change: (results: readonly RecordResult[]) => readonly RecordResult[],
): HandOverAnswer => (answer.kind === 'answered' ? answered(change(answer.results)) : answer);

function changeReceipts(
  answer: HandOverAnswer,
  change: { readonly id?: RegistrationId; readonly contentHash?: string },
): HandOverAnswer {
  return changeResults(answer, (results) =>
    results.map((result) =>
      result.outcome === 'acknowledged' ? { ...result, receipt: { ...result.receipt, ...change } } : result,
    ),
  );
}

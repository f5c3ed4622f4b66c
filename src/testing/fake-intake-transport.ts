import type {
  HandOverAlong,
  HandOverAnswer,
  IntakeTransport,
  Reachability,
} from '../application/ports/intake-transport.ts';
import type { AuditHeadReport } from '../contract/audit-entry.ts';
import type { OutgoingRecord, RecordResult } from '../contract/intake-api.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { instant } from './fake-machine.ts';
import { fromOutgoingText } from './outgoing-text.ts';
import type { SimulatedHandOver, SimulatedIntakeServer } from './simulated-intake-server.ts';
import { createTestSigner, testWorld } from './test-signer.ts';
import { testServerSigner } from './test-trust.ts';
import { webSha256 } from './web-sha256.ts';

/** What goes wrong with one request. */
export type Fault =
  /** The server never sees it. TLS that breaks, a line that is cut, a name that is not found. */
  | { readonly kind: 'lost-request'; readonly seenAs: 'unreachable' | 'timed-out' }
  /** The server takes it, and the answer is lost, or drips so slowly that the station gives up. */
  | { readonly kind: 'lost-answer'; readonly seenAs: 'unreachable' | 'timed-out' }
  /** The station gives up; the request reaches the server only just before the next one does. */
  | { readonly kind: 'late-request' }
  /** The server gets it twice, and the second answer comes back. */
  | { readonly kind: 'doubled' }
  /** The server takes all, and the answer is cut off in the middle. */
  | { readonly kind: 'half-body' }
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
  /** Nobody has signed the receipts. */
  | { readonly kind: 'unsigned' }
  /** Somebody else has signed receipts of what the server never saw. */
  | { readonly kind: 'forged' }
  /** The server's own key, but for another kommune: a server set up wrongly. */
  | { readonly kind: 'other-world' }
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
  /** No more faults; requests that are still somewhere arrive. */
  forgive(): void;
  /** A number that is used for something else, e.g. a bundle. */
  nextNumber(): number;
  /** Every request that holds this record is answered so, whatever else is in it. Undefined ends it. */
  poison(id: RegistrationId, answer: Extract<Fault, { kind: 'status' }> | undefined): void;
  /** The ids of each request, in the order they were made. */
  readonly requests: readonly (readonly RegistrationId[])[];
  /** What went with each request. */
  readonly along: readonly HandOverAlong[];
  /** The head of the audit trail that each request bore. */
  readonly auditHeads: readonly (AuditHeadReport | undefined)[];
  /** What `probe` says from now on; where it is ready, with the server's own word on the last hand-over. */
  reachability: Reachability;
}

export interface FakeTransportOptions {
  readonly station?: string;
  /** The number of the first hand-over. */
  readonly firstNumber?: number;
}

type Answered = Extract<HandOverAnswer, { kind: 'answered' }>;

/** A line to a simulated server, on which a test can let things go wrong. */
export function createFakeIntakeTransport(
  server: SimulatedIntakeServer,
  { station = 'Skranke 1', firstNumber = 1 }: FakeTransportOptions = {},
): FakeIntakeTransport {
  const script: Fault[] = [];
  const poisons = new Map<RegistrationId, Extract<Fault, { kind: 'status' }>>();
  const requests: (readonly RegistrationId[])[] = [];
  const along: HandOverAlong[] = [];
  const auditHeads: (AuditHeadReport | undefined)[] = [];
  const late: SimulatedHandOver[] = [];
  let next = firstNumber;

  async function answer(request: SimulatedHandOver): Promise<HandOverAnswer> {
    for (const { id } of request.records) {
      const poison = poisons.get(id);
      if (poison !== undefined) return poison;
    }
    const given = await server.handOver(request);
    if (given.kind !== 'answered') return given;
    const { results, attestation } = given;
    return { kind: 'answered', results, number: request.number, ...(attestation && { attestation }) };
  }

  async function forge(records: readonly OutgoingRecord[]): Promise<HandOverAnswer> {
    const signer = await createTestSigner();
    const receipts = await Promise.all(
      records.map(async ({ id, content }, at) => ({
        id,
        sequence: at + 1,
        receivedAt: server.time,
        contentHash: await webSha256(content),
      })),
    );
    const attestation = await signer.attest(testWorld, receipts);
    const results = receipts.map(
      (receipt): RecordResult => ({ outcome: 'acknowledged', id: receipt.id, receipt, replayed: false }),
    );
    return { kind: 'answered', results, ...(attestation && { attestation }) };
  }

  async function suffer(fault: Fault, request: SimulatedHandOver): Promise<HandOverAnswer> {
    const { records } = request;
    const firstHalf = Math.ceil(records.length / 2);
    switch (fault.kind) {
      case 'lost-request':
        return { kind: fault.seenAs };
      case 'lost-answer':
        await answer(request);
        return { kind: fault.seenAs };
      case 'late-request':
        late.push(request);
        return { kind: 'timed-out' };
      case 'doubled':
        await answer(request);
        return answer(request);
      case 'half-body':
        await answer(request);
        return { kind: 'not-the-intake-server' };
      case 'half-answer':
        return change(await answer(request), ({ results }) => ({ results: results.slice(0, firstHalf) }));
      case 'half-taken':
        return answer({ ...request, records: records.slice(0, firstHalf) });
      case 'reordered':
        return change(await answer(request), ({ results }) => ({ results: results.toReversed() }));
      case 'wrong-receipt-hash':
        return changeReceipts(await answer(request), { contentHash: 'f'.repeat(64) });
      case 'foreign-receipt': {
        const other = records.at(-1)?.id;
        return changeReceipts(await answer(request), other === undefined ? {} : { id: other });
      }
      case 'unsigned': {
        const given = await answer(request);
        if (given.kind !== 'answered') return given;
        const { attestation: _, ...unsigned } = given;
        return unsigned;
      }
      case 'forged':
        return forge(records);
      case 'other-world': {
        const given = await answer(request);
        if (given.kind !== 'answered') return given;
        const receipts = given.results.flatMap((result) =>
          result.outcome === 'acknowledged' ? [result.receipt] : [],
        );
        const attestation = await testServerSigner.attest({ ...testWorld, kommuneCode: '0851' }, receipts);
        return { ...given, ...(attestation && { attestation }) };
      }
      case 'html':
        return { kind: 'not-the-intake-server' };
      case 'status':
        return fault;
      case 'station-dies':
        await answer(request);
        throw new Error('The program died here');
    }
  }

  /** A fault of the line, for requests whose answers carry no records. */
  function sufferAny(fault: Fault): Exclude<HandOverAnswer, Answered> | undefined {
    if (fault.kind === 'status') return fault;
    if (fault.kind === 'lost-request' || fault.kind === 'lost-answer') return { kind: fault.seenAs };
    if (fault.kind === 'late-request') return { kind: 'timed-out' };
    return fault.kind === 'html' || fault.kind === 'half-body'
      ? { kind: 'not-the-intake-server' }
      : undefined;
  }

  const transport: FakeIntakeTransport = {
    reachability: { kind: 'ready', serverTime: instant('2026-11-23T08:00:00.000Z') },
    requests,
    along,
    auditHeads,
    befall(...faults) {
      script.push(...faults);
    },
    faultsLeft: () => script.length,
    forgive() {
      script.length = 0;
      poisons.clear();
    },
    nextNumber() {
      next += 1;
      return next - 1;
    },
    poison(id, fault) {
      if (fault === undefined) poisons.delete(id);
      else poisons.set(id, fault);
    },
    async probe() {
      const { reachability } = transport;
      return reachability.kind === 'ready'
        ? { ...reachability, lastExchange: server.lastExchange(station) }
        : reachability;
    },
    async handOver(given, extra = {}) {
      const records = given.map(fromOutgoingText);
      const { auditHead, settled } = extra;
      requests.push(records.map(({ id }) => id));
      along.push(extra);
      auditHeads.push(auditHead);
      const request = { station, number: next, records, ...(settled && { settled }) };
      next += 1;
      for (const delayed of late.splice(0)) await answer(delayed);
      const fault = script.shift();
      return fault === undefined ? answer(request) : suffer(fault, request);
    },
    async compareRecords(records) {
      const fault = script.shift();
      if (fault?.kind === 'station-dies') throw new Error('The program died here');
      const failed = fault === undefined ? undefined : sufferAny(fault);
      if (failed !== undefined) return failed;
      const value = await server.compare(records);
      if (fault?.kind !== 'unsigned' && fault?.kind !== 'forged') return { kind: 'answered', value };
      const { attestation: _, ...unsigned } = value;
      return { kind: 'answered', value: unsigned };
    },
    // Nothing new, until a test needs it.
    fetchUpdates: async () => ({ kind: 'unreachable' }),
    askForIntakes: async () => ({ kind: 'unreachable' }),
    findRegister: async () => ({ kind: 'unreachable' }),
    fetchRegisterPart: async () => ({ kind: 'unreachable' }),
  };
  return transport;
}

const change = (answer: HandOverAnswer, to: (answer: Answered) => Partial<Answered>): HandOverAnswer =>
  answer.kind === 'answered' ? { ...answer, ...to(answer) } : answer;

function changeReceipts(
  answer: HandOverAnswer,
  to: { readonly id?: RegistrationId; readonly contentHash?: string },
): HandOverAnswer {
  return change(answer, ({ results }) => ({
    results: results.map((result) =>
      result.outcome === 'acknowledged' ? { ...result, receipt: { ...result.receipt, ...to } } : result,
    ),
  }));
}

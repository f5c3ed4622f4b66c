import type { RecordResult } from '../../contract/intake-api.ts';
import type { Attestation } from '../../contract/receipt.ts';
import {
  findNextState,
  type HandOverEvent,
  type HandOverState,
  type RegistrationId,
} from '../../domain/registration.ts';
import { assertNever } from '../../domain/result.ts';
import type { HandOverTrouble, OutboxChange } from '../ports/outbox.ts';
import {
  type AttestationPorts,
  type AttestedReceipts,
  type ServerTrust,
  verifyAttestation,
} from '../receipts/attested-receipts.ts';

export interface ResultPorts extends AttestationPorts {
  /** Whose receipts are believed; undefined where the station is connected to no server. */
  readonly findTrust: () => Promise<ServerTrust | undefined>;
}

/** A record that was given to the server. */
export interface SentRecord {
  readonly id: RegistrationId;
  /** SHA-256 of the exact bytes. */
  readonly contentHash: string;
}

export interface ServerAnswer {
  readonly results: readonly RecordResult[];
  readonly attestation?: Attestation;
}

export interface TakenResults<Sent extends SentRecord> {
  readonly changes: readonly OutboxChange[];
  /** Records without an answer that counts, and why it does not. */
  readonly unanswered: readonly Sent[];
  readonly trouble?: HandOverTrouble;
}

/**
 * What the server's answer makes of the records that were given to it. A receipt counts where it speaks of
 * the very bytes, and the server's own key has signed it. An answer with receipts that are not signed comes
 * from somebody else, and nothing in it counts.
 */
export async function takeResults<Sent extends SentRecord>(
  ports: ResultPorts,
  sent: readonly Sent[],
  { results, attestation }: ServerAnswer,
  from: HandOverState,
): Promise<TakenResults<Sent>> {
  const receipts = results.flatMap((result) => (result.outcome === 'acknowledged' ? [result.receipt] : []));
  const trust = await ports.findTrust();
  const batch =
    receipts.length === 0 || trust === undefined
      ? undefined
      : await verifyAttestation(ports, trust, receipts, attestation);
  if (receipts.length > 0 && batch === undefined) {
    return { changes: [], unanswered: sent, trouble: { kind: 'receipt-not-signed' } };
  }
  const answers = new Map<RegistrationId, { result: RecordResult; place: number }>();
  let place = 0;
  for (const result of results) {
    answers.set(result.id, { result, place });
    if (result.outcome === 'acknowledged') place += 1;
  }
  const changes: OutboxChange[] = [];
  const unanswered: Sent[] = [];
  for (const record of sent) {
    const answer = answers.get(record.id);
    const change = answer && toChange(record, answer.result, from, batch && { batch, place: answer.place });
    if (change === undefined) unanswered.push(record);
    else changes.push(change);
  }
  return unanswered.length === 0
    ? { changes, unanswered }
    : { changes, unanswered, trouble: { kind: 'not-the-intake-server' } };
}

/** Undefined where the receipt does not speak of the bytes that we sent: then it is no receipt. */
function toChange(
  { id, contentHash }: SentRecord,
  result: RecordResult,
  from: HandOverState,
  attested: { readonly batch: AttestedReceipts; readonly place: number } | undefined,
): OutboxChange | undefined {
  switch (result.outcome) {
    case 'acknowledged': {
      const { receipt } = result;
      const isOurs = receipt.id === id && receipt.contentHash === contentHash && attested !== undefined;
      return isOurs ? changeOf(id, from, 'acknowledge', { receipt, attested }) : undefined;
    }
    case 'conflict':
      return changeOf(id, from, 'find-conflict', {
        trouble: { kind: 'conflict', conflict: result.conflict },
      });
    case 'refused':
      return changeOf(id, from, 'refuse', { trouble: { kind: 'refused', refusal: result.refusal } });
    default:
      return assertNever(result);
  }
}

export function changeOf(
  id: RegistrationId,
  from: HandOverState,
  event: HandOverEvent,
  rest: Omit<OutboxChange, 'id' | 'from' | 'to'>,
): OutboxChange {
  const to = findNextState(from, event);
  if (to === undefined) throw new Error(`A record that is ${from} cannot ${event}`);
  return { id, from, to, ...rest };
}

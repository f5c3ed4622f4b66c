import { comparisonLimit, type ReceiptsResponse } from '../../contract/intake-api.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import type {
  AcknowledgedRecord,
  Compared,
  HandOverMemory,
  StationComparing,
  WhyCompare,
} from '../ports/hand-over-store.ts';
import type { IntakeTransport } from '../ports/intake-transport.ts';
import type { Clock } from '../ports/machine.ts';
import type { HandOverTrouble } from '../ports/outbox.ts';
import type { StationStore } from '../ports/station-store.ts';
import { type AttestedReceipts, verifyAttestation } from '../receipts/attested-receipts.ts';
import { classifyFailure } from './classify-failure.ts';
import type { ResultPorts } from './take-results.ts';

export interface ReconcilePorts extends ResultPorts {
  readonly store: StationStore;
  readonly transport: IntakeTransport;
  readonly clock: Clock;
  /** Told after each page: how many records have been compared. */
  readonly onCompared?: (compared: number) => void;
  /** Whether something more urgent waits: the comparison goes on where it was, later. */
  readonly isUrgent?: () => boolean;
}

export type ReconcileOutcome = {
  /** Records that wait again, because the server has them no more. */
  readonly offered: number;
  /** Records that nothing here can mend. */
  readonly faults: number;
} & (
  | { readonly kind: 'compared' }
  | { readonly kind: 'put-off' }
  | { readonly kind: 'interrupted' | 'paused'; readonly trouble: HandOverTrouble }
);

const dayMilliseconds = 86_400_000;

/** Why all acknowledged records are to be compared with the server now; undefined where there is no reason. */
export function findReasonToCompare(
  { lastAnswered, comparedAt, comparing }: HandOverMemory,
  lastExchange: number | undefined,
  now: string,
): WhyCompare | undefined {
  if (lastExchange !== undefined && lastExchange < lastAnswered) return 'server-restored';
  if (comparing !== undefined) return comparing.because;
  if (comparedAt === undefined) return 'never-compared';
  const age = Date.parse(now) - Date.parse(comparedAt);
  // A clock that was set back says nothing of how long ago it was.
  return age >= dayMilliseconds || age < 0 ? 'routine' : undefined;
}

/**
 * Asks the server page by page for what it acknowledged before. What it lacks, since it was restored from a
 * backup, is offered again; signed receipts are taken where there are none; what differs is a fault that
 * people are shown. Killed or put off, it goes on after the last page that was noted.
 */
export async function reconcile(
  ports: ReconcilePorts,
  because: WhyCompare,
  /** As the server told when it was found ready. */
  lastExchange?: number,
): Promise<ReconcileOutcome> {
  const { store, transport, clock } = ports;
  let offered = 0;
  let faults = 0;
  let compared = 0;
  let comparing = await beginOrGoOn(ports, because, lastExchange);
  for (;;) {
    const page = await store.findAcknowledged(comparing.after, comparisonLimit);
    const last = page.at(-1)?.receipt.id;
    if (last === undefined) break;
    const asked = page.map(({ receipt: { id, contentHash } }) => ({ id, contentHash }));
    const answer = await transport.compareRecords(asked);
    if (answer.kind !== 'answered') {
      const verdict = classifyFailure(answer);
      const kind = verdict.kind === 'paused' ? 'paused' : 'interrupted';
      return { kind, trouble: verdict.trouble, offered, faults };
    }
    const taken = await takeComparison(ports, page, answer.value);
    if ('trouble' in taken) return { kind: 'interrupted', trouble: taken.trouble, offered, faults };
    comparing = { ...comparing, after: last };
    const told = await store.noteCompared(taken, clock.now(), { comparing });
    offered += told.offered;
    faults += told.faults;
    compared += page.length;
    ports.onCompared?.(compared);
    if (ports.isUrgent?.() === true) return { kind: 'put-off', offered, faults };
  }
  await store.noteMemory({
    comparing: undefined,
    comparedAt: clock.now(),
    // What it has lost is known now, and no reason to look again.
    ...(comparing.because === 'server-restored'
      ? { highestSequence: undefined, ...(lastExchange === undefined ? {} : { lastAnswered: lastExchange }) }
      : {}),
  });
  return { kind: 'compared', offered, faults };
}

async function beginOrGoOn(
  { store, clock }: ReconcilePorts,
  because: WhyCompare,
  lastExchange: number | undefined,
): Promise<StationComparing> {
  const { comparing } = await store.findMemory();
  // What was compared before the server was restored, or restored once more, has to be compared again.
  const isOutdated =
    (because === 'server-restored' && comparing?.because !== because) ||
    (lastExchange !== undefined && lastExchange < (comparing?.lastExchange ?? 0));
  if (comparing !== undefined && !isOutdated) return comparing;
  const begun: StationComparing = {
    since: clock.now(),
    because,
    ...(lastExchange === undefined ? {} : { lastExchange }),
  };
  await store.noteMemory({ comparing: begun });
  return begun;
}

/** An answer that leaves a record out, or whose receipts are not signed or speak of other bytes, counts for nothing. */
async function takeComparison(
  ports: ReconcilePorts,
  page: readonly AcknowledgedRecord[],
  { receipts, attestation, missing, different }: ReceiptsResponse,
): Promise<Compared | { readonly trouble: HandOverTrouble }> {
  const trust = await ports.findTrust();
  let batch: AttestedReceipts | undefined;
  if (receipts.length > 0) {
    batch = trust === undefined ? undefined : await verifyAttestation(ports, trust, receipts, attestation);
    if (batch === undefined) return { trouble: { kind: 'receipt-not-signed' } };
  }
  const placeOf = new Map(receipts.map(({ id }, place) => [id, place]));
  const [lost, other] = [new Set<RegistrationId>(missing), new Set<RegistrationId>(different)];
  const proven: Compared['proven'][number][] = [];
  for (const { receipt: ours, provenBy, isFaulty } of page) {
    if (lost.has(ours.id) || other.has(ours.id)) continue;
    const place = placeOf.get(ours.id);
    const receipt = place === undefined ? undefined : receipts[place];
    if (place === undefined || receipt?.contentHash !== ours.contentHash || batch === undefined) {
      return { trouble: { kind: 'not-the-intake-server' } };
    }
    const isSame = receipt.sequence === ours.sequence && receipt.receivedAt === ours.receivedAt;
    const isKnown = isSame && provenBy === batch.key && !isFaulty;
    if (!isKnown) proven.push({ receipt, attested: { batch, place } });
  }
  const asked = new Set(page.map(({ receipt }) => receipt.id));
  const isAsked = (id: RegistrationId): boolean => asked.has(id);
  return { proven, missing: missing.filter(isAsked), different: different.filter(isAsked) };
}

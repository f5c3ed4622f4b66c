import { BundleReceiptContentSchema } from '../../contract/bundle.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type ResultPorts, type TakenResults, takeResults } from '../hand-over/take-results.ts';
import type { BundleBook, MadeBundle } from '../ports/bundle-book.ts';
import type { HandOverStore } from '../ports/hand-over-store.ts';
import type { Clock } from '../ports/machine.ts';
import type { OutboxChange } from '../ports/outbox.ts';
import { StoreFailure, type StoreProblem } from '../ports/station-store.ts';
import type { BundleSealer, OpenProblem } from './bundle-sealer.ts';
import type { Bytes } from './bundle-web.ts';
import { findJson } from './sealed-file.ts';

export interface TakeReceiptPorts extends ResultPorts {
  readonly store: Pick<HandOverStore, 'changeStates' | 'noteTold'>;
  readonly book: BundleBook;
  readonly sealer: BundleSealer;
  readonly clock: Pick<Clock, 'now'>;
}

export type ReceiptProblem =
  | OpenProblem
  | StoreProblem
  /** The station has made no such bundle, e.g. because it was restored from an older backup. */
  | { readonly kind: 'unknown-bundle' };

export interface TakenReceipt {
  /** With what came back of it. */
  readonly bundle: MadeBundle;
  /** How many records stand otherwise than before. */
  readonly changed: number;
  /** It was read before, or a newer one of the same bundle was. */
  readonly isOld: boolean;
}

/**
 * Applies what the server says of a bundle, as the answer of a hand-over by line is applied. Nothing of a
 * receipt counts that is not whole, not the server's, or not of a bundle that was made here. One that is read
 * again, or is older than one that was read, only acknowledges: a case that somebody has dealt with since is
 * not opened anew by it.
 */
export async function takeBundleReceipt(
  ports: TakeReceiptPorts,
  file: Bytes,
): Promise<Result<TakenReceipt, ReceiptProblem>> {
  const { store, book, sealer, clock } = ports;
  const opened = await sealer.open(file);
  if (!opened.ok) return opened;
  const content = BundleReceiptContentSchema.safeParse(findJson(opened.value.content));
  if (!content.success) return fail({ kind: 'not-whole' });
  const { bundle: fileHash, issuedAt, answers } = content.data;
  const found = await book.find(fileHash);
  if (found?.bundle.number !== opened.value.number) return fail({ kind: 'unknown-bundle' });
  const { bundle, cargo } = found;
  const isOld = bundle.returned !== undefined && issuedAt <= bundle.returned.issuedAt;

  const sentById = new Map(cargo.sent.map((record) => [record.id, record]));
  const parts: TakenResults<(typeof cargo.sent)[number]>[] = [];
  for (const { results, attestation } of answers) {
    const ids = new Set(results.map(({ id }) => id));
    const sent = [...ids].flatMap((id) => sentById.get(id) ?? []);
    const answer = { results, ...(attestation === undefined ? {} : { attestation }) };
    const part = await takeResults(ports, sent, answer, 'waiting');
    // All of it or nothing: an answer that is not signed does not come from our server.
    if (part.trouble?.kind === 'receipt-not-signed') return fail({ kind: 'not-from-server' });
    parts.push(part);
  }

  try {
    let changed = 0;
    for (const { changes } of parts) {
      const counting = isOld ? changes.filter(isAcknowledgement) : changes;
      const movedOn = await store.changeStates(counting, clock.now(), { lastAnswered: bundle.number });
      changed += counting.length - movedOn.length;
    }
    await store.noteTold(cargo.settled.map(({ id }) => id));
    if (isOld) return ok({ bundle, changed, isOld });
    const all = parts.flatMap(({ changes }) => changes);
    const acknowledged = all.filter(isAcknowledgement).length;
    const answered = new Set(all.map(({ id }) => id)).size;
    const returned = {
      at: clock.now(),
      issuedAt,
      acknowledged,
      cases: all.length - acknowledged,
      unanswered: cargo.sent.length - answered,
    };
    const noted = await book.noteReturn(fileHash, returned);
    return noted.ok ? ok({ bundle: { ...bundle, returned }, changed, isOld }) : noted;
  } catch (error) {
    if (error instanceof StoreFailure) return fail(error.problem);
    throw error;
  }
}

const isAcknowledgement = ({ to }: OutboxChange): boolean => to === 'acknowledged';

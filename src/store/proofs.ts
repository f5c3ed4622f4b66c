import type { HandOverStore } from '../application/ports/hand-over-store.ts';
import { type AttestedReceipts, proofOf } from '../application/receipts/attested-receipts.ts';
import type { HashBytes } from '../application/receipts/receipt-tree.ts';
import type { RegistrationId } from '../domain/registration.ts';
import type { OutboxViews } from './outbox-view.ts';
import type { AttestationRow, OutboxRow, StationDatabase } from './station-database.ts';

const leafBytes = 32;
const rowsAtATime = 500;

/** One row for all receipts of an answer: 32 bytes a receipt, not nine hashes and a signature each. */
export function toAttestationRow({ root, key, signature, leaves }: AttestedReceipts): AttestationRow {
  const packed = new Uint8Array(leaves.length * leafBytes);
  leaves.forEach((leaf, place) => {
    packed.set(leaf, place * leafBytes);
  });
  return { id: root, key, signature, leaves: packed };
}

export const fromAttestationRow = ({ id, key, signature, leaves }: AttestationRow): AttestedReceipts => ({
  root: id,
  key,
  signature,
  leaves: Array.from({ length: leaves.length / leafBytes }, (_, place) =>
    leaves.subarray(place * leafBytes, (place + 1) * leafBytes),
  ),
});

/** Receipts with what proves them. */
export function createProofs(
  { outbox, attestations }: StationDatabase,
  views: OutboxViews,
  hash: HashBytes,
): Pick<HandOverStore, 'findProof' | 'findAcknowledged'> {
  return {
    async findProof(id) {
      const attested = (await (await views.look()).find(id))?.attested;
      const row = attested === undefined ? undefined : await attestations.get(attested.batch);
      if (attested === undefined || row === undefined) return undefined;
      const batch = fromAttestationRow(row);
      return attested.place < batch.leaves.length ? proofOf(hash, batch, attested.place) : undefined;
    },

    async findAcknowledged(after, limit) {
      const { asSeen } = await views.look();
      const keyOf = new Map((await attestations.toArray()).map((row) => [row.id, row.key]));
      const isAcknowledged = ({ state, receipt }: OutboxRow): boolean =>
        state === 'acknowledged' && receipt !== undefined;
      const found: OutboxRow[] = [];
      for (let last: RegistrationId | undefined = after; found.length < limit; ) {
        const from = last === undefined ? outbox.orderBy(':id') : outbox.where(':id').above(last);
        const rows = await from.limit(rowsAtATime).toArray();
        found.push(...rows.map(asSeen).filter(isAcknowledged));
        last = rows.at(-1)?.id;
        if (rows.length < rowsAtATime) break;
      }
      return found.slice(0, limit).flatMap(({ receipt, receiptFault, attested }) => {
        if (receipt === undefined) return [];
        const provenBy = attested === undefined ? undefined : keyOf.get(attested.batch);
        return [{ receipt, isFaulty: receiptFault !== undefined, ...(provenBy && { provenBy }) }];
      });
    },
  };
}

import { moveEntry } from '../application/hand-over/move-entry.ts';
import { fromHex, toHex } from '../application/hex.ts';
import type { OutboxChange } from '../application/ports/outbox.ts';
import type { Receipt } from '../contract/receipt.ts';
import type { Instant, RegistrationId } from '../domain/registration.ts';
import type { LandingRow, OutboxRow } from './station-database.ts';

/**
 * Marking five hundred rows costs the browser a hundred times what writing one row does. So what the server
 * acknowledged in bulk is written as one row, durable like all else, and goes into the records' own rows when
 * nobody waits.
 */
export const landFrom = 40;

const hashBytes = 32;

/** The place of a record in its landing. */
export interface Landed {
  readonly landing: LandingRow;
  readonly place: number;
}

/** An acknowledgement that can be written so: with its proof, of a record that had none before and takes nothing back. */
export const canLand = (row: OutboxRow, change: OutboxChange): boolean =>
  change.to === 'acknowledged' &&
  change.receipt !== undefined &&
  change.attested !== undefined &&
  row.earlierReceipts === undefined &&
  row.withdraws === undefined;

export function toLandingRow(id: string, changes: readonly OutboxChange[], at: Instant): LandingRow {
  const hashes = fromHex(changes.map(({ receipt }) => receipt?.contentHash ?? '').join(''));
  const [batch, ...batches] = new Set(changes.flatMap(({ attested }) => attested?.batch.root ?? []));
  if (batch === undefined || batches.length > 0) throw new Error('A landing has the receipts of one answer');
  return {
    id,
    at,
    batch,
    hashes,
    records: changes.map((change) => change.id),
    sequences: changes.map(({ receipt }) => receipt?.sequence ?? 0),
    receivedAt: changes.map(({ receipt }) => receipt?.receivedAt ?? at),
    places: changes.map(({ attested }) => attested?.place ?? 0),
  };
}

/** A landing without some of its records; undefined where none is left. */
export function withoutRecords(
  row: LandingRow,
  isGone: (id: RegistrationId) => boolean,
): LandingRow | undefined {
  const left = row.records.flatMap((id, place) => (isGone(id) ? [] : [place]));
  if (left.length === 0) return undefined;
  const pick = <Value>(values: readonly Value[]): readonly Value[] =>
    values.filter((_, place) => left.includes(place));
  const hashes = new Uint8Array(left.length * hashBytes);
  left.forEach((place, nth) => {
    hashes.set(row.hashes.subarray(place * hashBytes, (place + 1) * hashBytes), nth * hashBytes);
  });
  return {
    ...row,
    hashes,
    records: pick(row.records),
    sequences: pick(row.sequences),
    receivedAt: pick(row.receivedAt),
    places: pick(row.places),
  };
}

function receiptOf({ landing, place }: Landed): Receipt {
  const { records, sequences, receivedAt, hashes } = landing;
  const [id, sequence, received] = [records[place], sequences[place], receivedAt[place]];
  if (id === undefined || sequence === undefined || received === undefined) {
    throw new Error('The lists of a landing are as long as each other');
  }
  const contentHash = toHex(hashes.subarray(place * hashBytes, (place + 1) * hashBytes));
  return { id, sequence, receivedAt: received, contentHash };
}

/** A row that says that its record waits, as the landing says that it is. */
export function landRow(row: OutboxRow, landed: Landed): OutboxRow {
  const { landing, place } = landed;
  const moved = moveEntry(row, { to: 'acknowledged', receipt: receiptOf(landed) }, landing.at);
  return {
    ...moved,
    otherSide: undefined,
    attested: { batch: landing.batch, place: landing.places[place] ?? 0 },
  };
}

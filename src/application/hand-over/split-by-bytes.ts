import { handOverLimits } from '../../contract/intake-api.ts';
import type { OutgoingText } from '../ports/intake-transport.ts';
import { bytesOf, envelopeBytes, mostBytesOf } from '../transport/hand-over-body.ts';

/**
 * The records in their order, in batches whose request bodies stay within the server's limit. A record
 * that is too large by itself stands alone: the server's answer then speaks of it and of no other.
 */
export function splitByBytes<Sent extends OutgoingText>(
  records: readonly Sent[],
  limit: number = handOverLimits.bytes,
): readonly (readonly Sent[])[] {
  // Most are far within the limit, and need not be counted.
  const most = records.reduce((sum, record) => sum + mostBytesOf(record), 0);
  if (records.length > 0 && most <= limit - envelopeBytes) return [records];
  const batches: Sent[][] = [];
  let room = 0;
  for (const record of records) {
    const bytes = bytesOf(record);
    if (batches.length === 0 || bytes > room) {
      batches.push([]);
      room = limit - envelopeBytes;
    }
    batches.at(-1)?.push(record);
    room -= bytes;
  }
  return batches;
}

import { handOverLimits } from '../../contract/intake-api.ts';
import type { OutgoingText } from '../ports/intake-transport.ts';
import { envelopeBytes, lineBytesOf } from '../transport/hand-over-body.ts';

/**
 * The first of the records, in their order: as many as go into one request in lines whose body has no more than so many
 * bytes, and no more than the server's limits. One is taken in any case: where it is too large by itself, the server's
 * answer speaks of it and of no other.
 */
export function takeBatch<Sent extends OutgoingText>(
  records: readonly Sent[],
  wantedBytes: number = handOverLimits.bytes,
): readonly Sent[] {
  let room = Math.min(wantedBytes, handOverLimits.bytes) - envelopeBytes;
  let count = 0;
  for (const record of records.slice(0, handOverLimits.records)) {
    room -= lineBytesOf(record);
    if (room < 0) break;
    count += 1;
  }
  return records.slice(0, Math.max(1, count));
}

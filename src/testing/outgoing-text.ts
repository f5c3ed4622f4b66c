import type { OutgoingText } from '../application/ports/intake-transport.ts';
import type { OutgoingRecord } from '../contract/intake-api.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A record as a station hands it to its line. */
export const toOutgoingText = ({ id, content }: OutgoingRecord): OutgoingText => ({
  id,
  bytes: encoder.encode(content),
});

/** The same record as the server reads it. */
export const fromOutgoingText = ({ id, bytes }: OutgoingText): OutgoingRecord => ({
  id,
  content: decoder.decode(bytes),
});

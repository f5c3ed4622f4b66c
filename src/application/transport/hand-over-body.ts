import type { Audience } from '../../contract/wire-values.ts';
import type { HandOverAlong, OutgoingText } from '../ports/intake-transport.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
/** Below it are control signs, which JSON has as `\u00XX`. */
const space = 0x20;

/** Of `{"id":"...","content":"..."},` with an id of 36 signs and no text. */
const frameBytes = 59;
/** `{"audience":"production","records":[],"auditHead":{...}}` and some air. */
export const envelopeBytes = 300;

/** What the record takes in lines: in its own, and of the first the id with its quotes and comma. */
export const lineBytesOf = ({ bytes }: OutgoingText): number => bytes.length + 1 + 39;

/** What the record takes in JSON, its comma included. To count it takes a look at every byte. */
const jsonBytesOf = ({ bytes }: OutgoingText): number => bytes.length + countEscapes(bytes) + frameBytes;

function countEscapes(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote || byte === backslash) count += 1;
    else if (byte < space) count += 5;
  }
  return count;
}

/**
 * The body of a hand-over: `HandOverRequest` as JSON in UTF-8. It is written from the texts' own bytes. To make
 * one text of them, write that as JSON, and encode it takes five times as long, and a long queue consists of
 * little else.
 */
export function writeHandOver(
  audience: Audience,
  records: readonly OutgoingText[],
  along: HandOverAlong,
): Bytes {
  const start = `{"audience":"${audience}","records":[`;
  const rest = asciiJson(along);
  const end = rest === '{}' ? ']}' : `],${rest.slice(1)}`;
  const room = start.length + end.length + records.reduce((sum, record) => sum + jsonBytesOf(record), 0);
  const body = new Uint8Array(room);
  let at = writeAscii(start, body, 0);
  records.forEach(({ id, bytes }, nth) => {
    at = writeAscii(`${nth === 0 ? '' : ','}{"id":"${id}","content":"`, body, at);
    at = writeEscaped(bytes, body, at);
    at = writeAscii('"}', body, at);
  });
  return body.subarray(0, writeAscii(end, body, at));
}

/**
 * The same in lines: `HandOverHead`, and the texts as they are. Undefined where one of them is of several lines,
 * as no text of this program is.
 */
export function writeHandOverLines(
  audience: Audience,
  records: readonly OutgoingText[],
  along: HandOverAlong,
): Bytes | undefined {
  if (records.length === 0 || records.some(({ bytes }) => bytes.includes(lineFeed))) return undefined;
  const head = asciiJson({ audience, ids: records.map(({ id }) => id), ...along });
  const room = head.length + records.reduce((sum, { bytes }) => sum + 1 + bytes.length, 0);
  const body = new Uint8Array(room);
  let at = writeAscii(head, body, 0);
  for (const { bytes } of records) {
    body[at] = lineFeed;
    body.set(bytes, at + 1);
    at += 1 + bytes.length;
  }
  return body;
}

/** JSON in which every sign beyond ASCII is written as its number. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function writeAscii(text: string, into: Uint8Array, start: number): number {
  for (let at = 0; at < text.length; at += 1) into[start + at] = text.charCodeAt(at);
  return start + text.length;
}

function writeEscaped(bytes: Uint8Array, into: Uint8Array, start: number): number {
  let to = start;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < space) {
      to = writeAscii(`\\u00${byte.toString(16).padStart(2, '0')}`, into, to);
      continue;
    }
    if (byte === quote || byte === backslash) {
      into[to] = backslash;
      to += 1;
    }
    into[to] = byte;
    to += 1;
  }
  return to;
}

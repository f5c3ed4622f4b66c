import { expect, it } from 'vitest';
import { decodeStrictly } from '../../testing/audit-export-attacks.ts';
import { type ExportLine, splitLines } from './export-lines.ts';

async function split(...chunks: readonly (readonly number[])[]): Promise<readonly ExportLine[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield Uint8Array.from(chunk);
  }
  const lines: ExportLine[] = [];
  for await (const line of splitLines(pieces(), decodeStrictly)) lines.push(line);
  return lines;
}

const [a, b, lineFeed, carriageReturn] = [0x61, 0x62, 0x0a, 0x0d];

it('cuts at line feeds alone, wherever the pieces end', async () => {
  const whole = [
    { text: 'ab', ended: true },
    { text: '', ended: true },
    { text: 'b\r', ended: true },
  ];
  expect(await split([a, b, lineFeed, lineFeed, b, carriageReturn, lineFeed])).toEqual(whole);
  expect(await split([a], [b], [lineFeed], [lineFeed, b], [], [carriageReturn, lineFeed])).toEqual(whole);
});

it('tells a last line that does not end, and an empty file by having none', async () => {
  expect(await split([a, lineFeed, b])).toEqual([
    { text: 'a', ended: true },
    { text: 'b', ended: false },
  ]);
  expect(await split()).toEqual([]);
});

it('gives no text for bytes that are no UTF-8, not even where a letter is cut in two', async () => {
  const [first, second] = [0xc3, 0xb8];
  expect(await split([first], [second, lineFeed, first, lineFeed])).toEqual([
    { text: 'ø', ended: true },
    { text: undefined, ended: true },
  ]);
});

it('gives up a line that would fill the memory', async () => {
  const long = Array.from({ length: 600_000 }, () => a);
  expect(await split(long, long, long)).toEqual([{ text: undefined, ended: true }]);
});

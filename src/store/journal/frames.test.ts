import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameCodec, frameHeaderBytes } from './frames.ts';

const codec = await createFrameCodec();

const payloads = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 8 });

function write(parts: readonly Uint8Array[]): { bytes: Uint8Array<ArrayBuffer>; ends: readonly number[] } {
  const frames = parts.map((part, number) => codec.encode(number, part));
  const bytes = new Uint8Array(frames.reduce((sum, { length }) => sum + length, 0));
  const ends: number[] = [];
  let at = 0;
  for (const frame of frames) {
    bytes.set(frame, at);
    at += frame.length;
    ends.push(at);
  }
  return { bytes, ends };
}

const contentOf = (bytes: Uint8Array<ArrayBuffer>) =>
  codec.scan(bytes).frames.map(({ number, payload }) => ({ number, payload: [...payload] }));

describe('Frames of a file', () => {
  it('come back as they were written, whatever they hold', () => {
    fc.assert(
      fc.property(payloads, (parts) => {
        const { bytes } = write(parts);
        expect(contentOf(bytes)).toEqual(parts.map((part, number) => ({ number, payload: [...part] })));
        expect(codec.scan(bytes)).toMatchObject({ end: bytes.length, torn: 0, damaged: 0 });
      }),
    );
  });

  it('are exactly those that were whole, wherever the file was cut off', () => {
    fc.assert(
      fc.property(payloads, fc.nat(), (parts, cut) => {
        const { bytes, ends } = write(parts);
        const length = bytes.length === 0 ? 0 : cut % (bytes.length + 1);
        const scan = codec.scan(bytes.slice(0, length));
        const whole = ends.filter((end) => end <= length);
        expect(scan.frames).toHaveLength(whole.length);
        expect(scan.end).toBe(whole.at(-1) ?? 0);
        expect(scan.torn).toBe(length - scan.end);
      }),
      { numRuns: 400 },
    );
  });

  it('lose the one that a bit has turned in, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 80 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (parts, at) => {
          const { bytes, ends } = write(parts);
          const bit = at % (bytes.length * 8);
          bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          const hit = ends.findIndex((end) => end > bit >> 3);
          const left = codec.scan(bytes).frames.map(({ number }) => number);
          expect(left).toEqual(parts.map((_, number) => number).filter((number) => number !== hit));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('are found again behind anything that is no frame', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 60 }), (before, between) => {
        const [first, second] = [codec.encode(0, Uint8Array.of(1)), codec.encode(1, Uint8Array.of(2))];
        const bytes = new Uint8Array([...before, ...first, ...between, ...second]);
        expect(contentOf(bytes)).toEqual([
          { number: 0, payload: [1] },
          { number: 1, payload: [2] },
        ]);
      }),
    );
  });

  it('say where they lie in the file, also where only its end is read', () => {
    const { bytes, ends } = write([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    const [first = 0] = ends;
    const [frame] = codec.scan(bytes.slice(first), first).frames;
    expect(frame).toMatchObject({ number: 1, from: first, to: bytes.length });
    expect(first).toBe(frameHeaderBytes + 2);
  });

  it('do not mind a length that reaches beyond the file, nor the mark in what they hold', () => {
    const mark = new TextEncoder().encode('BJL1');
    const inner = codec.encode(7, Uint8Array.of(9));
    const { bytes } = write([new Uint8Array([...mark, ...mark]), inner, Uint8Array.of(5)]);
    expect(codec.scan(bytes).frames.map(({ number }) => number)).toEqual([0, 1, 2]);
    new DataView(bytes.buffer).setUint32(4, 0xffffffff);
    expect(codec.scan(bytes).frames.map(({ number }) => number)).toEqual([1, 2]);
  });
});

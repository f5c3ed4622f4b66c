import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fail } from '../domain/result.ts';
import { sourceOfBytes } from './byte-source.ts';
import { findDamage, openRegisterFile, withSignature, writeRegisterFile } from './register-file.ts';

const bytesOf = (length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) % 256);
const parts = { one: bytesOf(3), none: bytesOf(0), two: bytesOf(70_001), three: bytesOf(16_384) };
const about = '{"navn":"Kolding og omegn"}';
const file = writeRegisterFile(about, parts);
const signature = { key: '0123456789abcdef', signature: 'AbC+/w==' };

/** A matcher takes seconds for so many bytes. */
const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one?.length === other.length && one.every((byte, at) => byte === other[at]);

function open(bytes: Uint8Array<ArrayBuffer>) {
  const opened = openRegisterFile(sourceOfBytes(bytes));
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}

/** One that is believed only where all of it is whole. */
function openWholeFile(bytes: Uint8Array<ArrayBuffer>) {
  const opened = openRegisterFile(sourceOfBytes(bytes));
  const damage = opened.ok ? findDamage(opened.value) : undefined;
  return damage === undefined ? opened : fail(damage);
}

test('gives back what it says of itself and every part, from any place', () => {
  const opened = open(file);
  expect(opened.about).toBe(about);
  expect(findDamage(opened)).toBeUndefined();
  expect(opened.part('four')).toBeUndefined();
  for (const [name, bytes] of Object.entries(parts))
    expect(isSame(opened.part(name)?.read(0, bytes.length), bytes)).toBe(true);
  const two = opened.part('two');
  fc.assert(
    fc.property(fc.nat(70_001), fc.nat(40_000), (from, length) => {
      fc.pre(from + length <= 70_001);
      expect(isSame(two?.read(from, length), parts.two.subarray(from, from + length))).toBe(true);
    }),
    { numRuns: 200 },
  );
  expect(() => two?.read(70_000, 2)).toThrow(RangeError);
});

test('keeps a signature behind its content, which stays the same', () => {
  const signed = withSignature(file, signature);
  const opened = open(signed);
  expect(opened.signature).toEqual(signature);
  expect(isSame(signed.subarray(0, opened.contentSize), file)).toBe(true);
  expect(open(file).signature).toBeUndefined();
});

test('a changed byte anywhere, or a missing end, is found, and never read as something else', () => {
  const signed = withSignature(file, signature);
  fc.assert(
    fc.property(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = signed.slice();
      damaged[at] = (damaged[at] ?? 0) ^ change;
      const opened = openWholeFile(damaged);
      // What is in the signature is for who knows the key to judge.
      if (opened.ok) {
        expect(at).toBeGreaterThanOrEqual(file.length);
        expect(opened.value.signature).not.toEqual(signature);
        return;
      }
      const lazily = openRegisterFile(sourceOfBytes(damaged));
      if (!lazily.ok) return;
      for (const [name, bytes] of Object.entries(parts)) {
        let read: Uint8Array | undefined;
        try {
          read = lazily.value.part(name)?.read(0, bytes.length);
        } catch (cause) {
          expect(String(cause)).toMatch(/Block \d of 6 of the register is damaged/);
        }
        if (read !== undefined) expect(isSame(read, bytes)).toBe(true);
      }
    }),
    { numRuns: 600 },
  );
  for (let length = 0; length < file.length; length += 97)
    expect(openWholeFile(file.slice(0, length))).toMatchObject({ ok: false, error: { kind: 'damaged' } });
});

test('a damaged block is named', () => {
  const damaged = file.slice();
  const at = damaged.length - 100;
  damaged[at] = (damaged[at] ?? 0) ^ 1;
  expect(openWholeFile(damaged)).toEqual({ ok: false, error: { kind: 'damaged', block: 6, blocks: 6 } });
});

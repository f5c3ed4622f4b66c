import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from './hex.ts';

describe('hexadecimal', () => {
  it('comes back as the bytes that it was written from', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const hex = toHex(bytes);
        expect(hex).toMatch(/^(?:[0-9a-f]{2})*$/);
        expect([...fromHex(hex)]).toEqual([...bytes]);
      }),
    );
  });

  it('is written as everybody writes it', () => {
    expect(toHex(Uint8Array.of(0, 9, 10, 160, 255))).toBe('00090aa0ff');
    expect([...fromHex('00090aa0ff')]).toEqual([0, 9, 10, 160, 255]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changePlaces,
  comparePlaceLists,
  type DarPlace,
  orderPlaces,
  readDarPlaces,
  writeDarPlaces,
} from './dar-places.ts';
import type { IdWords } from './id-words.ts';

const word = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 0xffff_ffff }));
const place: fc.Arbitrary<DarPlace> = fc.record({
  kind: fc.constantFrom('road', 'post-district', 'locality'),
  id: fc.tuple(word, word, word, word) as fc.Arbitrary<IdWords>,
  code: fc.nat(9_999_999),
  name: fc.oneof(fc.constantFrom('Nørre Søgade', 'Ærø', ''), fc.string({ maxLength: 12 })),
});
const places = fc.array(place, { maxLength: 30 });
const bytesOf = (some: readonly DarPlace[]): Uint8Array<ArrayBuffer> => {
  const { buffer, byteOffset, byteLength } = writeDarPlaces(some);
  return new Uint8Array(buffer, byteOffset, byteLength);
};

test('places are read as they were written, and give the same bytes in any order', () => {
  fc.assert(
    fc.property(places, (some) => {
      expect(readDarPlaces(bytesOf(some))).toEqual(orderPlaces(some));
      expect(bytesOf([...some.toReversed(), ...some])).toEqual(bytesOf(some));
    }),
  );
});

test('what leads from some places to others leads there', () => {
  fc.assert(
    fc.property(places, places, places, (kept, before, after) => {
      const [earlier, later] = [orderPlaces([...kept, ...before]), orderPlaces([...kept, ...after])];
      expect(changePlaces(earlier, comparePlaceLists(earlier, later))).toEqual(later);
    }),
  );
});

test('bytes that are no places are refused, and never take the program down', () => {
  const whole = bytesOf([
    { kind: 'road', id: [1, 2, 3, 4], code: 6_210_001, name: 'Aabenraavej' },
    { kind: 'locality', id: [5, 6, 7, 8], code: 0, name: 'Ødis' },
  ]);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, cut) => {
      const damaged = whole.slice(0, cut);
      if (at < cut) damaged[at] = value;
      const read = readDarPlaces(damaged);
      for (const { kind, name } of read ?? [])
        expect([kind, name].every((text) => text !== undefined)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      readDarPlaces(new Uint8Array(bytes));
    }),
  );
  const endless = new Uint32Array([0xffff_ffff, 0xffff_ffff, 0, 0]);
  expect(readDarPlaces(new Uint8Array(endless.buffer))).toBeUndefined();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddressId } from '../domain/address.ts';
import { formatIdWords, readIdWords } from './id-words.ts';

test('an id is read wherever it stands, and written as it was', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string(), fc.string(), (id, before, after) => {
      const text = `${before}${id.toUpperCase()}${after}`;
      const words = readIdWords(text, before.length, before.length + id.length);
      expect(words && formatIdWords(words)).toBe(id);
    }),
  );
});

test('what is no id is none, as the domain reads it', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.nat(36),
      fc.constantFrom('', 'g', '-', '\u0130', '0', ' ', '\u0430', '/', ':', '@', '`'),
      (id, at, sign) => {
        const text = id.slice(0, at) + sign + id.slice(at + 1);
        const words = readIdWords(text);
        expect(words && formatIdWords(words)).toBe(parseAddressId(text));
      },
    ),
    { numRuns: 2000 },
  );
});

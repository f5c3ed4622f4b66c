import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseAskedGroups,
  isTypedBack,
  makeRecoveryKey,
  normaliseGroup,
  parseRecoveryKey,
} from './recovery-key.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keys = fc.integer().map(() => makeRecoveryKey());

describe('A recovery key', () => {
  it('is 8 groups of 4 signs that nobody takes for another', () => {
    const key = makeRecoveryKey();
    expect(key).toHaveLength(8);
    for (const group of key) expect(group).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/);
    const many = Array.from({ length: 300 }, () => makeRecoveryKey().join(''));
    expect(new Set(many).size).toBe(300);
    expect(new Set(many.join('')).size).toBe(32);
  });

  it('is read with or without hyphens, blanks, line breaks and capitals', () => {
    fc.assert(
      fc.property(
        keys,
        fc.constantFrom('-', ' ', '', ' - ', '\n', '\u00a0'),
        fc.boolean(),
        (key, between, small) => {
          const text = key.join(between);
          const typed = small ? text.toLowerCase() : text;
          expect(parseRecoveryKey(`  ${typed}\n`)).toEqual({ kind: 'whole', key });
        },
      ),
    );
  });

  it('is read also where a one was taken for an I or L, and a nought for an O', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom('I', 'L', 'i', 'l'), (key, one) => {
        const typed = key.join('-').replaceAll('1', one).replaceAll('0', 'O');
        expect(parseRecoveryKey(typed)).toEqual({ kind: 'whole', key });
      }),
    );
  });

  it('names the group in which one sign is wrong, whichever sign it is', () => {
    for (const key of [makeRecoveryKey(), makeRecoveryKey()]) {
      const text = key.join('');
      for (let at = 0; at < text.length; at += 1) {
        for (const sign of Array.from(`${alphabet}UÅ!`)) {
          if (sign === text[at]) continue;
          const typed = text.slice(0, at) + sign + text.slice(at + 1);
          expect(parseRecoveryKey(typed), `${sign} at ${at}`).toEqual({
            kind: 'mistyped',
            group: Math.floor(at / 4),
          });
        }
      }
    }
  });

  it('names no group where signs are missing or too many', () => {
    const text = makeRecoveryKey().join('-');
    for (const typed of ['', 'x', text.slice(1), `${text}0`, `${text}${text}`]) {
      expect(parseRecoveryKey(typed)).toEqual({ kind: 'mistyped' });
    }
  });

  it('does not fit when two groups have changed places', () => {
    fc.assert(
      fc.property(keys, fc.nat({ max: 6 }), (key, at) => {
        const swapped = [...key];
        [swapped[at], swapped[at + 1]] = [key[at + 1] ?? '', key[at] ?? ''];
        if (key[at] === key[at + 1]) return;
        expect(parseRecoveryKey(swapped.join('-')).kind).toBe('mistyped');
      }),
    );
  });

  it('survives whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(['whole', 'mistyped']).toContain(parseRecoveryKey(text).kind);
        expect(normaliseGroup(text, 0) ?? '0000').toHaveLength(4);
      }),
    );
  });

  it('is typed back by two different groups of it, every one of which comes up', () => {
    const seen = new Set<number>();
    for (let times = 0; times < 400; times += 1) {
      const [one = -1, other = -1, ...more] = chooseAskedGroups();
      expect(more).toEqual([]);
      expect(one).toBeLessThan(other);
      expect(one).toBeGreaterThanOrEqual(0);
      expect(other).toBeLessThan(8);
      seen.add(one).add(other);
    }
    expect(seen.size).toBe(8);
    const key = makeRecoveryKey();
    const groups = (...at: number[]) => at.map((group) => key[group] ?? '');
    expect(isTypedBack(key, [2, 5], groups(2, 5))).toBe(true);
    expect(
      isTypedBack(
        key,
        [2, 5],
        groups(2, 5).map((text) => ` ${text.toLowerCase()} `),
      ),
    ).toBe(true);
    expect(isTypedBack(key, [2, 5], groups(5, 2))).toBe(false);
    expect(isTypedBack(key, [2, 5], groups(2))).toBe(false);
    expect(isTypedBack(key, [2, 5], [])).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from './calendar-date.ts';
import { foldName, namedBirthKey } from './same-person.ts';

describe('spellings of one name', () => {
  test.each([
    ['Ahmad Al-Hassan', 'AL HASSAN, Ahmad'],
    ['Søren Ærø Ågård', 'Soeren Aeroe Aagaard'],
    ['José Núñez', 'Jose Nunez'],
    ['Łukasz Strauß', 'Lukasz Strauss'],
    ['Yıldız', 'YILDIZ'],
    ['Ǽbba Ǿstby Ǻs', 'Aebba Oestby Aas'],
    ['Åse', 'A\u030Ase'],
    ['Ｎｉｋｉｔａ Morozov', 'Nikita  Morozov'],
    ["O'Connor Mary", 'Mary O Connor'],
  ])('%s and %s are the same', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  test.each([
    ['Ahmad Hassan', 'Ahmad Hassani'],
    ['Ali Ali', 'Ali'],
    ['Fatima Nur', 'Fatma Nur'],
  ])('%s and %s are not', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  test('names in other scripts are kept apart', () => {
    expect(foldName('Олена')).not.toBe(foldName('Олег'));
    expect(foldName('فاطمة')).not.toBe('');
  });
});

/** Sign after sign or all at once: beside one of another script the whole name goes the long way. */
test('a sign folds the same alone and in company', () => {
  const latin = fc.array(fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCharCode(code)));
  fc.assert(
    fc.property(latin, (signs) => {
      const name = signs.join('');
      const together = foldName(`${name} Олег`).split(' ');
      expect([...foldName(name).split(' '), 'олег'].filter((word) => word !== '').sort()).toEqual(together);
    }),
    { numRuns: 2000 },
  );
});

describe('laws of folding', () => {
  const name = fc.array(fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿÆØÅæøåŁłıđ]{1,12}$/), {
    minLength: 1,
    maxLength: 5,
  });

  test('folding a folded name changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          name.map((words) => words.join(' ')),
        ),
        (text) => {
          expect(foldName(foldName(text))).toBe(foldName(text));
        },
      ),
    );
  });

  test('nor does folding any one sign twice', () => {
    const odd: string[] = [];
    for (let code = 0; code < 0x1_0000; code += 1) {
      const sign = String.fromCharCode(code);
      if (foldName(foldName(sign)) !== foldName(sign)) odd.push(code.toString(16));
    }
    expect(odd).toEqual([]);
  });

  test('case, order and what joins the words are of no matter', () => {
    fc.assert(
      fc.property(name, fc.constantFrom(' ', '-', ', ', '  ', "'"), (words, joint) => {
        const plain = foldName(words.join(' '));
        expect(foldName([...words].reverse().join(joint))).toBe(plain);
        expect(foldName(words.join(' ').toUpperCase())).toBe(plain);
        expect(foldName(words.join(' ').normalize('NFD'))).toBe(plain);
      }),
    );
  });

  test('the key tells birth dates apart', () => {
    const [one, other] = [calendarDate('2045-01-01'), calendarDate('2045-01-02')];
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(namedBirthKey(text, one)).not.toBe(namedBirthKey(text, other));
        expect(namedBirthKey(text, one)).toBe(namedBirthKey(text.normalize('NFC'), one));
      }),
    );
  });
});

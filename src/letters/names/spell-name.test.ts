import fc from 'fast-check';
import { expect, test } from 'vitest';
import confusions from '../../../resources/letter-confusions.json' with { type: 'json' };
import { spellName } from './spell-name.ts';

const models = ['dan', 'tur', 'pol', 'por', 'ces', 'fra', 'vie'];
/** Readings as they were recorded: one text for each model, words in order. */
const spell = (texts: readonly string[], country?: string): string => {
  const words = (texts[0] ?? '').split(' ').map((_, at) =>
    models.flatMap((model, index) => {
      const text = texts[index]?.split(' ')[at];
      return text === undefined ? [] : [{ model, text }];
    }),
  );
  return spellName(words, confusions, country)
    .map((word) => word.text)
    .join(' ');
};

test('a Danish name in a letter to a foreigner keeps its å, whatever models without one make of it', () => {
  // Once "Øvergârd" and "Ågârd": Danish and French letters in one word.
  const readings = ['Ågård', 'Âgârd', 'Agórd', 'Ágârd', 'Agárd', 'Âgärd', 'Ägârd'];
  expect(spell(readings, 'THA')).toBe('Ågård');
  const twice = ['Øvergård', 'Övergârd', 'Óvergard', 'Övergârd', 'Övergárd', 'Övergârd', 'Overgârd'];
  expect(spell(twice, 'TUR')).toBe('Øvergård');
});

test.each([
  [
    'Mônica Brandão',
    'BRA',
    [
      'Månica Brandåo',
      'Mönica Brandâo',
      'Mónica Brandao',
      'Mônica Brandão',
      'Mónica Brandáo',
      'Mônica Brandäo',
      'Mônica Brandão',
    ],
  ],
  [
    'Adrián Ocaña',
    'PER',
    [
      'Adriån Ocafia',
      'Adriân Ocafia',
      'Adrian Ocańa',
      'Adrián Ocafia',
      'Adrián Ocaňa',
      'Adriân Ocaña',
      'Adrián Ocaña',
    ],
  ],
  [
    'Zbigniew Kręcisz',
    'POL',
    [
      'Zbigniew Krecisz',
      'Zbigniew Krecisz',
      'Zbigniew Kręcisz',
      'Zbigniew Krecisz',
      'Zbigniew Krecisz',
      'Zbigniew Krecisz',
      'Zbigniew Krẹcisz',
    ],
  ],
  [
    'Emre Karadağ',
    'TUR',
    [
      'Emre Karadag',
      'Emre Karadağ',
      'Emre Karadaj',
      'Emre Karadaú',
      'Emre Karadajý',
      'Emre Karadaÿ',
      'Emre Karadað',
    ],
  ],
  [
    'Ondřej Šťastný',
    undefined,
    [
      'Ondrej Stastny',
      'Onadfej Stastny',
      'Ondiej Śtastny',
      'Ondiej Stastny',
      'Ondřej Šťastný',
      'Ondrej Stastny',
      'Ondïej Štastný',
    ],
  ],
])('%s is put together from what each model knows', (name, country, texts) => {
  expect(spell(texts, country)).toBe(name);
});

test.each([
  [
    'Håkon Lødrup',
    [
      'Håkon Lødrup',
      'Hâkon Lodrup',
      'Hakon Lodrup',
      'Hàkon Ledrup',
      'Hákon Ledrup',
      'Hâäkon Ladrup',
      'Håkon Lødrup',
    ],
  ],
  [
    'Åse Kjærgaard',
    [
      'Åse Kjærgaard',
      'Âse Kjsergaard',
      'Ase Kjaergaard',
      'Àse Kjeergaard',
      'Ase Kjeergaard',
      'Âse Kkjærgaard',
      'Åse Kjaergaard',
    ],
  ],
])('%s keeps its Danish letters, whatever other models give for them', (name, texts) => {
  expect(spell(texts)).toBe(name);
});

const plainWord = fc.stringMatching(/^[A-ZÆØÅ][a-zæøåé]{2,10}$/u).filter((word) => word.length >= 3);

test('a name that all models read alike with Danish letters is never changed', () => {
  fc.assert(
    fc.property(fc.array(plainWord, { minLength: 1, maxLength: 3 }), (words) => {
      const readings = words.map((text) => models.map((model) => ({ model, text })));
      const spelled = spellName(readings, confusions);
      expect(spelled.map((word) => word.text)).toEqual(words);
    }),
    { numRuns: 40 },
  );
});

test('doubts lie within their word, in order, and never offer the sign that stands there', () => {
  const odd = fc.stringMatching(/^[A-ZÖÇŁ][a-zöçłñišé]{1,7}$/u);
  fc.assert(
    fc.property(fc.array(odd, { minLength: 7, maxLength: 7 }), (texts) => {
      const [word] = spellName([models.map((model, at) => ({ model, text: texts[at] ?? '' }))], confusions);
      let last = -1;
      for (const { at, length, instead } of word?.doubts ?? []) {
        expect(at).toBeGreaterThan(last);
        expect(at + length).toBeLessThanOrEqual(word?.text.length ?? 0);
        expect(instead).not.toContain(word?.text.slice(at, at + length));
        last = at;
      }
    }),
    { numRuns: 40 },
  );
});

test('without other models the Danish reading stands', () => {
  expect(spellName([[{ model: 'dan', text: 'Ozlem' }]], confusions)).toEqual([{ text: 'Ozlem', doubts: [] }]);
});

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
  return spellName(words, confusions, country === undefined ? [] : [country])
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

/** Readings of several places of one word, one after the other: the Danish first, then the others in order. */
const atPlaces = (places: readonly (readonly string[])[], citizenships: readonly string[] = []): string => {
  const readings = places.flatMap((texts) => texts.map((text, at) => ({ model: models[at] ?? '', text })));
  return spellName([readings], confusions, citizenships)[0]?.text ?? '';
};

test('a name of several languages is spelled part by part', () => {
  const readings = [
    'Kvétoslav Golab-SCerba',
    'Kv&toslav Golab-Sdzerba',
    'Kvótoslav Gołąb-Ścerba',
    'Kvétoslav Golab-Séerba',
    'Květoslav Golab-Ščerba',
    'Kvétoslav Gotab-Séerba',
    'Kvẽtoslav Golab-Ššerba',
  ];
  expect(spell(readings)).toBe('Květoslav Gołąb-Ščerba');
});

test('models that lack a letter do not outvote those that know it', () => {
  const readings = [
    'Pena Ibånez',
    'Pena Ibânez',
    'Pena Ibańez',
    'Pena Ibánez',
    'Peňa Ibáňez',
    'Peña IbAñez',
    'Pena Ibáñez',
  ];
  expect(spell(readings, 'PER')).toBe('Peña Ibáñez');
});

test('two letters of one model are tried together where one alone is worse than none', () => {
  const readings = [
    'Vån TU Dåm',
    'Vân Tú Dâm',
    'Van Tú Dam',
    'Vãn Tú Dam',
    'Ván Tú Dám',
    'Vän Tú Dam',
    'Văn Tú Đàm',
  ];
  expect(spell(readings, 'KOR')).toBe('Văn Tú Đàm');
});

test('what is left over of a wide letter that was read as two is taken out, also beside the same letter', () => {
  const places = [
    ['Cafiizares', 'Canizares', 'Canizares', 'Cahnizares', 'Caňizares', 'Cañizares', 'Cañizares'],
    ['Cafiizares', 'Cafizares', 'Cańizares', 'Cahizares', 'Caňizares', 'Cañizares', 'Cafiizares'],
  ];
  expect(atPlaces(places, ['VEN'])).toBe('Cañizares');
});

test('marks that fade away at one place are believed where another shows them', () => {
  const shown = ['Ozturk', 'Öztürk', 'Ozturk', 'Ozturk', 'Oztůrk', 'Ozturk', 'Özttirk'];
  const faded = ['Ozturk', 'Ozturk', 'Ozturk', 'Oztuirk', 'Ozturk', 'Ozturk', 'Ozturk'];
  expect(atPlaces([shown, faded])).toBe('Öztürk');
});

test('Danish letters are put right where all other models contradict the Danish, and only there', () => {
  const readings = ['Kwil', 'Emil', 'Emil', 'Emil', 'Emil', 'Emil', 'Emil'];
  expect(spell(readings)).toBe('Emil');
  expect(spell(['Meller', 'Moller', 'Moller', 'Moller', 'Moller', 'Moller', 'Møller'])).toBe('Møller');
  expect(spell(['Roya', 'Roya', 'Rova', 'Rova', 'Rova', 'Roya', 'Rova'])).toBe('Roya');
});

test('a lonely mark on an i, whose dot is one, leaves the i as it is', () => {
  const places = [
    ['Thiri', 'Thiri', 'Tir', 'Thiri', 'Thirl', 'Thiri', 'Thìi'],
    ['Thiri', 'Thiri', 'Thiri', 'Thiri', 'Thiri', 'Thiri', 'Thịri'],
  ];
  expect(atPlaces(places, ['AFG'])).toBe('Thiri');
});

test('a letter that most models lack may be read as marked letters of another base', () => {
  const texts = ['Beye', 'Böy', 'Bżyć', 'By', 'Běyě', 'Bèyé', 'Bè/è'];
  expect(atPlaces([texts], ['TUR', 'DZA'])).toBe('Bèyè');
});

test('where the citizenship tells a language, others are believed less', () => {
  const readings = [
    'Kårlis Mågi',
    'Kârlis Mâgi',
    'Karlis Magi',
    'Kârlis Mãgi',
    'Kárlis Mági',
    'Kärlis Mägi',
    'Kãrlis Mägi',
  ];
  expect(spell(readings, 'LVA')).toBe('Kārlis Mägi');
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

test('a capital counts for a letter of the model whose small one it knows, though no capital was ever read right', () => {
  const asked = ['dan', 'tur', 'fra', 'pol', 'vie', 'por', 'ces', 'lav', 'ron', 'lit', 'hun', 'isl'];
  const read =
    'MAGALHÅES MAGALHÂES MAGALHAES MAGALHAES MAGALHÃES MAGALHÃES MAGALHÁES MAGALHĀES MAGALHĂES MAGALHAES MAGALHÁES MAGALHAÁES';
  const word = read.split(' ').map((text, at) => ({ model: asked[at] ?? '', text }));
  expect(spellName([word], confusions).map(({ text }) => text)).toEqual(['MAGALHÃES']);
});

test.each([
  [
    'Zmmermann',
    ['Zimmermann', 'Zimmermann', 'Zimmermann', 'Zimmermann', 'Zimmermann', 'Zimmermann'],
    'DEU',
    'Zimmermann',
  ],
  ['Bi', ['Bül', 'Buli', 'Bu', 'Bůíi', 'Büi', 'Bùi'], 'VNM', 'Bùi'],
  ['Ali', ['Ali', 'Ail', 'Alii', 'Ali', 'Ai', 'Ali'], 'SYR', 'Ali'],
])(
  'letters that the Danish model left out of %s are told by what the others see',
  (danish, others, country, name) => {
    expect(spell([danish, ...others], country)).toBe(name);
  },
);

const spellRead = (readings: Readonly<Record<string, string>>, country: string): string =>
  spellName([Object.entries(readings).map(([model, text]) => ({ model, text }))], confusions, [country])
    .map(({ text }) => text)
    .join(' ');

test('a letter that no model knows stands behind the signs that models give for it, where the citizenship tells it', () => {
  const weiss = {
    dan: 'Weif',
    fra: 'Weil',
    tur: 'Weik',
    pol: 'Wei',
    vie: 'Weif',
    por: 'Weil',
    ces: 'Weilt',
  };
  expect(spellRead(weiss, 'DEU')).toBe('Weiß');
  expect(spellRead(weiss, 'THA')).toBe('Weif');
});

test('a capital that looks like its small letter is one where other models see it', () => {
  const zaw = { dan: 'zaw', vie: 'Zaw', pol: 'Zaw', ces: 'Zaw', fra: 'Zaw', tur: 'Zaw', por: 'Zaw' };
  expect(spellRead(zaw, 'MMR')).toBe('Zaw');
  expect(
    spellRead({ ...zaw, pol: 'zaw', ces: 'zaw', fra: 'zaw', tur: 'zaw', vie: 'zaw', por: 'zaw' }, 'MMR'),
  ).toBe('zaw');
});

test('Kurdish names have û and not ü, and French ones hardly ever', () => {
  const musa = { dan: 'Misa', vie: 'Mũsa', pol: 'Misa', ces: 'Můsa', fra: 'Mûsa', tur: 'Müsa', por: 'Músa' };
  expect(spellRead(musa, 'LBN')).toBe('Mûsa');
  expect(spellRead(musa, 'DEU')).toBe('Müsa');
});

test('a capital in the middle of a name is another letter, whatever the citizenship', () => {
  const read = {
    dan: 'GroBmann',
    fra: 'Grofmann',
    tur: 'Groğmann',
    pol: 'GroBmann',
    por: 'Grofimann',
    vie: 'GrofÑmann',
    ces: 'Grofmann',
  };
  expect(spellRead(read, 'THA')).toBe('Großmann');
  const mac = {
    dan: 'McBain',
    fra: 'McBain',
    tur: 'McBain',
    pol: 'McBain',
    por: 'McBain',
    vie: 'McBain',
    ces: 'McBain',
  };
  expect(spellRead(mac, 'DEU')).toBe('McBain');
});

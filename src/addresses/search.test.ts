import { describe, expect, test } from 'vitest';
import { type FixtureAddress, openFixture } from './register.fixture.ts';
import { searchAddresses } from './search.ts';

const flats = (
  street: string,
  number: string,
  units: readonly string[],
  rest: Partial<FixtureAddress> = {},
) => units.map((unit) => ({ street, number, unit, ...rest }));

const addresses: readonly FixtureAddress[] = [
  ...flats('Vesterbrogade', '12', ['st th', 'st tv', '1 th', '1 tv', '3 th', '3 tv', 'kl'], {
    town: '1620 København V',
    kommune: '0101',
  }),
  { street: 'Vesterbrogade', number: '12B', town: '1620 København V', kommune: '0101' },
  { street: 'Vesterbrogade', number: '120', town: '1620 København V', kommune: '0101' },
  {
    street: 'Lærkevej',
    number: '9C',
    unit: '1 tv',
    locality: 'Komdrup',
    town: '9293 Kongerslev',
    kommune: '0851',
  },
  {
    street: 'Lærkevej',
    number: '9C',
    unit: '1 th',
    locality: 'Komdrup',
    town: '9293 Kongerslev',
    kommune: '0851',
  },
  { street: 'Lærkevej', number: '4', locality: 'Nøvling Mark', town: '9293 Kongerslev', kommune: '0851' },
  { street: 'Lærkevej', number: '4' },
  { street: 'Lærkevej', number: '5' },
  { street: 'Nr. Bjergvej', number: '87A', locality: 'Nr Bjerg' },
  { street: 'Nørre Allé', number: '1' },
  { street: 'Gammel Kærvej', number: '2' },
  { street: 'Gl Stationsvej', number: '2' },
  { street: 'H.C. Brandkærs Vej', number: '6' },
  { street: 'Søndre Boulevard', number: '3' },
  { street: 'Sankt Bodils Gade', number: '8' },
  { street: '10. Oktober Vej', number: '3' },
  { street: '10. Oktober Vej', number: '10' },
  { street: 'Rådhusstræde', number: '7', unit: '2 2-14' },
  { street: 'Rådhusstræde', number: '7', unit: '2 1' },
  { street: 'Rådhusstræde', number: '7' },
  { street: 'Skovvej', number: '1', town: '6000 Kolding' },
  { street: 'Skovvej', number: '1', town: '7100 Vejle', kommune: '0630' },
  { street: 'Skovvej', number: '2', town: '7100 Vejle', kommune: '0630' },
  { street: 'Møllevej', number: '1' },
  { street: 'Mollevej', number: '1' },
  { street: 'Uden Fast Bopæl', number: '1', streetCode: '9950' },
];
const data = openFixture(addresses);
const find = (text: string, limit = 8) => searchAddresses(data, text, { limit, kommuneCode: '0621' });
const first = (text: string) => find(text).suggestions[0];
const labels = (text: string) => find(text).suggestions.map(({ label }) => label);

describe('an address is found however it is written', () => {
  test.each([
    ['Vesterbrogade 12, 3. tv', 'Vesterbrogade 12, 3. tv'],
    ['vesterbrogade 12 3tv', 'Vesterbrogade 12, 3. tv'],
    ['vesterbrogade 12 3 tv', 'Vesterbrogade 12, 3. tv'],
    ['1620 vesterbrogade 12 3. tv', 'Vesterbrogade 12, 3. tv'],
    ['København V, Vesterbrogade 12, 3. tv.', 'Vesterbrogade 12, 3. tv'],
    ['vesterbrogade 12, 3. sal til venstre, kbh', 'Vesterbrogade 12, 3. tv'],
    ['vesterbrogade 12 st th', 'Vesterbrogade 12, st th'],
    ['Vesterbrogade 12, stuen th', 'Vesterbrogade 12, st th'],
    ['vesterbrogade 12 kld', 'Vesterbrogade 12, kl'],
    ['vesterbrogade 12 kælder', 'Vesterbrogade 12, kl'],
    ['vesterbrogade12,3tv', 'Vesterbrogade 12, 3. tv'],
    ['vesterbro gade 12 3 tv', 'Vesterbrogade 12, 3. tv'],
    ['vestrebrogade 12 3 tv', 'Vesterbrogade 12, 3. tv'],
    ['vesterbrogade nr. 12, 3. tv', 'Vesterbrogade 12, 3. tv'],
    ['Vesterbrogade 12-14, 3. tv', 'Vesterbrogade 12, 3. tv'],
    ['vesterbrogade 12b', 'Vesterbrogade 12B'],
    ['Vesterbrogade 12 B, 1620 København V', 'Vesterbrogade 12B'],
    ['12b vesterbrogade 1620', 'Vesterbrogade 12B'],
    ['Lærkevej 9C, 1. tv, Komdrup, 9293 Kongerslev', 'Lærkevej 9C, 1. tv'],
    ['Lærkevej 9C, 1. tv\nKomdrup\n9293 Kongerslev', 'Lærkevej 9C, 1. tv'],
    ['laerkevej 9c 1 tv komdrup kongerslev', 'Lærkevej 9C, 1. tv'],
    ['Nørre Bjergvej 87a', 'Nr. Bjergvej 87A'],
    ['nr bjergvej 87 a, nr bjerg', 'Nr. Bjergvej 87A'],
    ['Nr. Allé 1', 'Nørre Allé 1'],
    ['norre alle 1', 'Nørre Allé 1'],
    ['Gl. Kærvej 2', 'Gammel Kærvej 2'],
    ['Gammel Stationsvej 2', 'Gl Stationsvej 2'],
    ['hc brandkaers vej 6', 'H.C. Brandkærs Vej 6'],
    ['Brandkærs Vej 6', 'H.C. Brandkærs Vej 6'],
    ['Sdr. Blvd 3', 'Søndre Boulevard 3'],
    ['Skt. Bodils Gade 8', 'Sankt Bodils Gade 8'],
    ['Skt. Bod. Gade 8', 'Sankt Bodils Gade 8'],
    ['H.C. Brandk. Vej 6', 'H.C. Brandkærs Vej 6'],
    ['Sønd. Boulev. 3', 'Søndre Boulevard 3'],
    ['Gaml. Statsv. 2', 'Gl Stationsvej 2'],
    ['10. oktober vej 3', '10. Oktober Vej 3'],
    ['10 oktober vej 10', '10. Oktober Vej 10'],
    ['raadhusstraede 7, 2. 2-14', 'Rådhusstræde 7, 2. 2-14'],
    ['Rådhusstræde 7 2 214', 'Rådhusstræde 7, 2. 2-14'],
    ['Rådhusstræde 7', 'Rådhusstræde 7'],
    ['Rådhusstræde 7, 6000 Kolding', 'Rådhusstræde 7'],
    ['DK-6000 Kolding, Møllevej 1', 'Møllevej 1'],
    ['Møllevej 1', 'Møllevej 1'],
    ['mollevej 1', 'Mollevej 1'],
  ])('%s', (text, label) => {
    const suggestion = first(text);
    expect(suggestion?.label).toBe(label);
    expect(suggestion?.kind).toBe('address');
  });
});

describe('step by step', () => {
  test('the first letters of a street offer the street, ready for its number', () => {
    expect(first('vesterb')).toMatchObject({
      kind: 'street',
      label: 'Vesterbrogade',
      text: 'Vesterbrogade ',
      detail: '1620 København V (kommune: København)',
      highlights: [{ from: 0, to: 7 }],
    });
  });

  test('a chosen street offers its numbers', () => {
    expect(labels('Vesterbrogade ')).toEqual(['Vesterbrogade 12', 'Vesterbrogade 12B', 'Vesterbrogade 120']);
  });

  test('a number with several addresses stays a step, and offers those addresses', () => {
    const { suggestions } = find('Vesterbrogade 12, ');
    expect(suggestions[0]).toMatchObject({ kind: 'house-number', text: 'Vesterbrogade 12, ' });
    expect(suggestions.slice(1).map(({ label }) => label)).toEqual([
      'Vesterbrogade 12, kl',
      'Vesterbrogade 12, st tv',
      'Vesterbrogade 12, st th',
      'Vesterbrogade 12, 1. tv',
      'Vesterbrogade 12, 1. th',
      'Vesterbrogade 12, 3. tv',
      'Vesterbrogade 12, 3. th',
    ]);
  });

  test('a number that has one address is that address', () => {
    expect(first('Vesterbrogade 120')).toMatchObject({ kind: 'address', label: 'Vesterbrogade 120' });
  });

  test('half a number offers the numbers that begin so', () => {
    expect(labels('vesterbrogade 1')).toEqual(['Vesterbrogade 12', 'Vesterbrogade 12B', 'Vesterbrogade 120']);
  });

  test('half a door offers the doors that begin so', () => {
    expect(labels('vesterbrogade 12, 3. t')).toEqual(['Vesterbrogade 12, 3. tv', 'Vesterbrogade 12, 3. th']);
    expect(labels('vesterbrogade 12, s')).toEqual(['Vesterbrogade 12, st tv', 'Vesterbrogade 12, st th']);
  });

  test('a street name that exists twice is chosen with its postcode, which leads on to that street alone', () => {
    const streets = find('skovvej').suggestions;
    expect(streets.map(({ text }) => text)).toEqual(['6000 Skovvej ', '7100 Skovvej ']);
    expect(labels('7100 Skovvej ')).toEqual(['Skovvej 1', 'Skovvej 2']);
    expect(first('7100 Skovvej 1')).toMatchObject({ detail: '7100 Vejle (kommune: Vejle)' });
  });

  test('the beginning of a name that many places have offers the name once, and asks where it is', () => {
    const begun = searchAddresses(data, 'skovv', { limit: 8 }).suggestions;
    expect(begun.map(({ kind, text, detail }) => [kind, text, detail])).toEqual([
      ['street', 'Skovvej ', '2 steder, bl.a. 7100 Vejle'],
    ]);
    const asked = searchAddresses(data, 'Skovvej ', { limit: 8 }).suggestions;
    expect(asked.map(({ text }) => text).toSorted()).toEqual(['6000 Skovvej ', '7100 Skovvej ']);
    // In the office's own kommune it is the one that is meant.
    const own = searchAddresses(data, 'skovv', { limit: 8, kommuneCode: '0621' }).suggestions;
    expect(own.map(({ text }) => text)).toEqual(['6000 Skovvej ']);
  });

  test('two streets of one name under one postcode are told apart by their supplementary towns', () => {
    const texts = find('lærkevej').suggestions.map(({ text }) => text);
    expect(texts).toContain('9293 Komdrup, Lærkevej ');
    expect(texts).toContain('9293 Nøvling Mark, Lærkevej ');
    expect(labels('9293 Nøvling Mark, Lærkevej ')).toEqual(['Lærkevej 4']);
  });

  test('a town or a postcode alone offers its streets', () => {
    expect(labels('9293')).toEqual(['Lærkevej', 'Lærkevej']);
    expect(labels('vejle ')).toEqual(['Skovvej']);
  });
});

describe('own kommune first among equals', () => {
  test('the same street name in two kommuner', () => {
    expect(first('skovvej 1')).toMatchObject({ detail: '6000 Kolding' });
    expect(
      searchAddresses(data, 'skovvej 1', { limit: 1, kommuneCode: '0630' }).suggestions[0],
    ).toMatchObject({
      detail: '7100 Vejle',
    });
  });

  test('but what is typed outweighs it', () => {
    expect(first('skovvej 1 vejle')).toMatchObject({ detail: '7100 Vejle (kommune: Vejle)' });
    expect(first('skovvej 1, 7100')).toMatchObject({ detail: '7100 Vejle (kommune: Vejle)' });
    expect(first('skovvej 2')).toMatchObject({ detail: '7100 Vejle (kommune: Vejle)' });
  });
});

describe('what does not exist is said, and nothing is made up', () => {
  test('a number that the street lacks, with its nearest neighbours', () => {
    const answer = find('Møllevej 99');
    expect(answer.gap).toEqual({ kind: 'no-such-house-number', street: 'Møllevej', houseNumber: '99' });
    expect(answer.suggestions.map(({ label }) => label)).toEqual(['Møllevej', 'Møllevej 1']);
  });

  test('a letter that the number lacks', () => {
    expect(find('Møllevej 1d').gap).toEqual({
      kind: 'no-such-house-number',
      street: 'Møllevej',
      houseNumber: '1D',
    });
  });

  test('a floor that the house lacks, with the addresses it has', () => {
    const answer = find('Vesterbrogade 12, 9. tv');
    expect(answer.gap).toEqual({ kind: 'no-such-unit', at: 'Vesterbrogade 12', unit: '9. tv' });
    expect(answer.suggestions.some(({ label }) => label === 'Vesterbrogade 12, 1. tv')).toBe(true);
  });

  test('a street that is nowhere in the register', () => {
    expect(find('Xyzalgade 4')).toEqual({ suggestions: [], gap: { kind: 'no-such-street' } });
  });

  test('an address that exists has no gap', () => {
    expect(find('Vesterbrogade 12, 3. tv').gap).toBeUndefined();
    expect(find('vesterbrogade 1').gap).toBeUndefined();
    expect(find('vesterb').gap).toBeUndefined();
  });

  test.each(['', '   ', ',.;', '12', '\u0000', '東京', '-'.repeat(5000), 'a '.repeat(2000)])(
    '%j harms nothing',
    (text) => {
      expect(find(text).suggestions.every(({ kind }) => kind !== 'address')).toBe(true);
    },
  );
});

test('a road for people without a home says that nobody lives there', () => {
  expect(first('uden fast bopæl')?.detail).toContain('ikke en bolig');
});

test('the list is never longer than asked for', () => {
  expect(find('vesterbrogade 12', 3).suggestions).toHaveLength(3);
  expect(find('vesterbrogade 12', 0).suggestions).toEqual([]);
});

test('the matched part of a label is marked, also in other spelling', () => {
  const suggestion = first('raadhus');
  expect(suggestion?.highlights).toEqual([{ from: 0, to: 6 }]);
  expect(first('vesterbrogade 12 3 t')?.highlights).toEqual([
    { from: 0, to: 13 },
    { from: 14, to: 16 },
    { from: 18, to: 19 },
    { from: 21, to: 22 },
  ]);
});

describe('The beginning of a name', () => {
  const towns = [
    '6000 Kolding',
    '7100 Vejle',
    '8000 Aarhus C',
    '9000 Aalborg',
    '5000 Odense C',
    '4000 Roskilde',
  ];
  const register = openFixture([
    ...towns.map((town, at) => ({ street: 'Tangsti', number: '1', town, kommune: `06${20 + at}` })),
    { street: 'Tangstien', number: '1', town: '6700 Esbjerg', kommune: '0561' },
    { street: 'Søndre Mark', number: '1' },
    { street: 'Søndre Mark', number: '2' },
    { street: 'Sdr. Vænge', number: '1' },
  ]);
  const listed = (text: string): readonly string[] =>
    searchAddresses(register, text, { limit: 6 }).suggestions.map(({ label }) => label);

  test('shows longer names beside a name that is whole already and stands in many places, until one types on', () => {
    expect(listed('tangsti').slice(0, 5)).toContain('Tangstien');
    expect(listed('tangsti')[0]).toBe('Tangsti');
    expect(listed('tangsti ')).toEqual(towns.map(() => 'Tangsti'));
  });

  test('puts names that are written so before those that are so in another spelling', () => {
    expect(listed('sdr')).toEqual(['Sdr. Vænge', 'Søndre Mark']);
  });
});

test('a street that fits as well comes before the addresses of a house on the first', () => {
  const register = openFixture([
    ...flats('Skippertofts Vej', '1', ['st tv', 'st th', '1 tv', '1 th', '2 tv', '2 th']),
    { street: 'Skippertoftvej', number: '1' },
  ]);
  const { suggestions } = searchAddresses(register, 'Skippertofttvej 1, 6000 Kolding', { limit: 5 });
  expect(suggestions.map(({ label }) => label)).toContain('Skippertoftvej 1');
});

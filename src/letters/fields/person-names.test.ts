import { expect, test } from 'vitest';
import { mendStart, parsePersonName } from './person-names.ts';

test.each([
  'Ismail Khattab',
  'Tilahun Gebre',
  'Vedrana Kos',
  'Mattias Attia',
  'Omid Esmaili',
  'Navneet Singh',
  'Sideris Panos',
  'Sagal Mohamud-Hassan',
  'Sagar Thapa',
  'Danish Ahmed Khan',
  'Phone Myint Kyaw',
])('%s is a name, though it has the letters of a label in it', (name) => {
  expect(parsePersonName(name, true)).toBe(name);
});

test.each([
  'Udlændingestyrelsen',
  'Kolding Kommune',
  'Dato',
  'Sagsnr',
  'Brev til',
  'Efternavn',
  'Fulde navn',
  'Side',
  'Att',
  'CPR-nummer',
  'Jobcenter Syd',
  'Afgørelsen',
  'Sagen',
  'Sagsnummer',
  'Administrativt',
  'Danish Immigration Service',
  'Danish',
  'The Danish Ministry',
  'Phone',
  'Phone number',
  'Danish Civil',
])('%s is no name', (text) => {
  expect(parsePersonName(text, true)).toBeUndefined();
});

test('signs that letters with marks are misread as are put right where a label says that it is a name', () => {
  expect(parsePersonName('Gerg6 Mi$o', true)).toBe('Gergó Miso');
  expect(parsePersonName('lfrah Jama', true)).toBe('Ifrah Jama');
  expect(parsePersonName('56/123456', true)).toBeUndefined();
});

test('a small d or o before an apostrophe is a part of the name that is written so', () => {
  expect(parsePersonName("Sebastião Gonçalves d'Ávila", true)).toBe("Sebastião Gonçalves d'Ávila");
  expect(parsePersonName('Marie d’Hondt', true)).toBe('Marie d’Hondt');
});

test('a small l before a consonant after a hyphen is a capital I', () => {
  expect(mendStart('Adeyemi-llunga')).toBe('Adeyemi-Ilunga');
  expect(mendStart('Abdel-latif')).toBe('Abdel-latif');
  expect(mendStart('Saint-Louis')).toBe('Saint-Louis');
});

test('a small i stands inside names, and begins or ends none', () => {
  expect(parsePersonName('Íñigo Peñalver Güell i Roca', true)).toBe('Íñigo Peñalver Güell i Roca');
  expect(parsePersonName('Amina Warsame i')).toBeUndefined();
  expect(parsePersonName('i Odense')).toBeUndefined();
});

test('whom else a letter greets is no part of the name', () => {
  for (const text of [
    'Weidong Ouyang m.fl.',
    'Weidong Ouyang m.fl,',
    'Weidong Ouyang m. fl',
    'Weidong Ouyang M.FL.',
  ])
    expect(parsePersonName(text, true)).toBe('Weidong Ouyang');
});

test('specks between the words of a name, and behind them, are no part of it', () => {
  expect(parsePersonName('Hrafnhildur . Pérarinsson pe', true)).toBe('Hrafnhildur Pérarinsson');
  expect(parsePersonName('Amina ’ Yusuf Warsame', true)).toBe('Amina Yusuf Warsame');
  // Without a label, what goes on in small letters is a sentence.
  expect(parsePersonName('Hrafnhildur Pérarinsson pe')).toBeUndefined();
  expect(parsePersonName('Amina Yusuf i', true)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { fieldNamed } from './label-words.ts';

test.each([
  ['Fulde navn', 'name'],
  ['Personens navn / Person’s name', 'name'],
  ['1 Efternavn (som i pas)', 'familyName'],
  ['Fornavn(e) og evt. mellemnavn', 'givenName'],
  ['Dag, måned og år for fødsel', 'birthDate'],
  ['F.dato', 'birthDate'],
  ['Født dag/md./år', 'birthDate'],
  ['Reglen, vi har brugt', 'legalBasis'],
  ['Afgørelse', 'letterDate'],
  ['Fødselstidspunkt / Born on', 'birthDate'],
  ['Nationalt tilhørsforhold', 'citizenship'],
  ['Statsborgerskab/statsløs', 'citizenship'],
  ['Tilladt med hjemmel i', 'legalBasis'],
  ['7 Givet efter bestemmelsen', 'legalBasis'],
  ['Gyldig f.o.m.', 'validFrom'],
  ['Du må blive fra', 'validFrom'],
  ['Gyldig t.o.m.', 'validTo'],
  ['Ophold ophører / Stay ends', 'validTo'],
  ['Fra - til', 'period'],
  ['Opholdsperiode / Period of stay', 'period'],
  ['Brev af / Letter dated', 'letterDate'],
  ['Udskrevet', 'letterDate'],
  ['Sagen har nr.', 'caseNumber'],
  ['Vor reference / Our reference', 'caseNumber'],
] as const)('%s names %s', (label, field) => {
  expect(fieldNamed(label)).toBe(field);
});

test.each([
  'Ægtefælles navn',
  'Sagsbehandlers navn',
  'Pas nr. / udløb',
  'Ansøgt den',
  'Klagefrist',
  'Deres ref.',
  'Person-id',
  'Udl.-id',
  'Passets udstedelsesdato',
  'Mors fødselsdato',
  'Dato for indrejse',
  '',
  '12',
])('%s names no field of the person or letter', (label) => {
  expect(fieldNamed(label)).toBeUndefined();
});

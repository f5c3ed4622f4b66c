import type { Locale } from './locale.tsx';

/** Where in a record the server found what it cannot take, by the beginnings of its paths. The first that fits. */
const fields: readonly (readonly [string, Readonly<Record<Locale, string>>])[] = [
  ['person.cpr', { da: 'CPR-nummer', en: 'CPR number' }],
  ['person.name', { da: 'navn', en: 'name' }],
  ['person.birthDate', { da: 'fødselsdato', en: 'birth date' }],
  ['person.sex', { da: 'køn', en: 'sex' }],
  ['person.citizenship', { da: 'statsborgerskab', en: 'citizenship' }],
  ['person.earlierNumber', { da: 'tidligere personnummer', en: 'earlier number' }],
  ['permit.validFrom', { da: 'tilladelsen gælder fra', en: 'permit valid from' }],
  ['permit.end', { da: 'tilladelsen gælder til', en: 'permit valid until' }],
  ['permit.letterDate', { da: 'brevets dato', en: 'date of the letter' }],
  ['permit.caseNumber', { da: 'sagsnummer', en: 'case number' }],
  ['permit', { da: 'opholdsgrundlag', en: 'legal basis' }],
  ['coverage', { da: 'gruppe', en: 'group' }],
  ['residence.moveInDate', { da: 'indflytningsdato', en: 'date of moving in' }],
  ['residence.careOf', { da: 'hos (c/o)', en: 'care of' }],
  ['residence', { da: 'adresse', en: 'address' }],
  ['documentsSeen', { da: 'papirer, der er set', en: 'papers seen' }],
];

/** The paths of a refusal by the names that the form has for them, each once; one that has none stays a path. */
export const nameRefusedFields = (paths: readonly string[], locale: Locale): string =>
  [...new Set(paths.map((path) => nameOf(path, locale)))].join(', ');

function nameOf(path: string, locale: Locale): string {
  const field = fields.find(([start]) => path === start || path.startsWith(`${start}.`));
  return field === undefined ? path : field[1][locale];
}

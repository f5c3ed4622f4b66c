import countries from '../../../resources/countries.json' with { type: 'json' };
import { findKommune } from '../../addresses/index.ts';
import { foldName } from '../../domain/same-person.ts';
import type { Names } from './station.ts';

const codes = new Map<string, string>();
const danishNames = new Map<string, string>();
for (const { alpha3, da, en, names, adjectives } of countries) {
  danishNames.set(alpha3, da);
  for (const name of [da, en, ...names, ...adjectives, alpha3]) codes.set(foldName(name), alpha3);
}

const sorted = [...danishNames.values()].sort(new Intl.Collator('da').compare);

/** Countries and kommuner as the screens write and read them. */
export const names: Names = {
  findCountryCode: (name) => codes.get(foldName(name)),
  nameOfCountry: (code) => danishNames.get(code) ?? code,
  countryNames: sorted,
  findKommuneName: (code) => findKommune(code)?.name,
};

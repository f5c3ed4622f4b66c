import list from '../../../resources/countries.json' with { type: 'json' };
import type { Language } from '../specimen.ts';

/** `Syrien`, `Syria` */
export const countryName = (alpha3: string, language: Language): string => countryOf(alpha3)[language];

/** `syrisk`; for stateless `statsløs`. */
export const danishAdjective = (alpha3: string): string => countryOf(alpha3).adjectives[0] ?? '';

function countryOf(alpha3: string): (typeof list)[number] {
  const country = list.find((one) => one.alpha3 === alpha3);
  if (country === undefined) throw new Error(`No country ${alpha3}`);
  return country;
}

import type { AddressGap, RegisterProblem } from '../ports/address-register.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** What does not exist at the place that was typed. */
export const explainAddressGap = (gap: AddressGap, locale: Locale): string => inLocale(gapWords(gap), locale);

function gapWords(gap: AddressGap): Bilingual {
  switch (gap.kind) {
    case 'no-such-street':
      return {
        da: 'Vejen findes ikke i registeret. Se efter stavemåden, eller skriv postnummeret med.',
        en: 'The street is not in the register. Check the spelling, or add the postcode.',
      };
    case 'no-such-house-number':
      return {
        da: `${gap.street} har ikke nummer ${gap.houseNumber}.`,
        en: `${gap.street} has no number ${gap.houseNumber}.`,
      };
    case 'no-such-unit':
      return { da: `${gap.at} har ikke ${gap.unit}.`, en: `${gap.at} has no ${gap.unit}.` };
  }
}

/** Why a file gave no register. */
export const explainRegisterProblem = (problem: RegisterProblem, locale: Locale): string =>
  inLocale(problemWords(problem), locale);

function problemWords(problem: RegisterProblem): Bilingual {
  switch (problem.kind) {
    case 'empty-file':
      return { da: 'Filen er tom.', en: 'The file is empty.' };
    case 'not-a-register':
      return { da: 'Filen er ikke et adresseregister.', en: 'The file is not an address register.' };
    case 'missing-columns': {
      const columns = problem.columns.join(', ');
      return { da: `Filen mangler kolonnerne ${columns}.`, en: `The file lacks the columns ${columns}.` };
    }
    case 'no-usable-rows':
      return {
        da: `Ingen af filens ${problem.badRows} linjer kunne bruges.`,
        en: `None of the file’s ${problem.badRows} lines could be used.`,
      };
    case 'damaged':
      return { da: 'Filen er beskadiget.', en: 'The file is damaged.' };
  }
}

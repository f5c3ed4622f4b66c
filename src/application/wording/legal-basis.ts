import type { CitationRepair, LegalBasisReading } from '../../domain/legal-basis.ts';
import { formatCitation } from '../../domain/legal-basis.ts';
import { assertNever } from '../../domain/result.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** What had to be assumed to read the citation. */
export const explainCitationRepair = (repair: CitationRepair, locale: Locale): string =>
  inLocale(repairText(repair), locale);

function repairText(repair: CitationRepair): Bilingual {
  switch (repair) {
    case 'section-sign-missing':
      return { da: '§-tegnet manglede.', en: 'The § sign was missing.' };
    case 'section-sign-misread':
      return { da: '§-tegnet var læst som et andet tegn.', en: 'The § sign had been read as another sign.' };
    case 'roman-numeral':
      return { da: 'Et romertal er skrevet om.', en: 'A Roman numeral has been rewritten.' };
    case 'letter-for-digit':
      return { da: 'Et bogstav er læst som et tal.', en: 'A letter has been read as a digit.' };
    case 'sign-for-letter':
      return {
        da: 'Et tegn er læst som paragraffens bogstav.',
        en: 'A sign has been read as the section’s letter.',
      };
    case 'separators-missing':
      return { da: '„stk.” eller „nr.” manglede.', en: '“stk.” or “nr.” was missing.' };
    default:
      return assertNever(repair);
  }
}

/** Why there is no single legal basis to go by; undefined where there is one. */
export function explainLegalBasisFailure(reading: LegalBasisReading, locale: Locale): string | undefined {
  switch (reading.kind) {
    case 'one':
      return undefined;
    case 'ambiguous': {
      const citations = reading.candidates.map((basis) => formatCitation(basis));
      return inLocale(
        {
          da: `Henvisningen kan læses som ${listed(citations, 'eller')}. Se i brevet, og vælg den rigtige.`,
          en: `The citation can be read as ${listed(citations, 'or')}. Look at the letter and choose the right one.`,
        },
        locale,
      );
    }
    case 'none':
      return inLocale(failureText(reading.reason), locale);
    default:
      return assertNever(reading);
  }
}

function failureText(reason: 'empty' | 'not-a-citation'): Bilingual {
  switch (reason) {
    case 'empty':
      return {
        da: 'Skriv den bestemmelse, tilladelsen er givet efter, fx § 9 c, stk. 1.',
        en: 'Enter the provision that the permit is given under, such as § 9 c, stk. 1.',
      };
    case 'not-a-citation':
      return {
        da: 'Det kan ikke læses som en bestemmelse i udlændingeloven. Skriv den som i brevet, fx § 9, stk. 1, nr. 1.',
        en: 'It cannot be read as a provision of the Aliens Act. Write it as in the letter, such as § 9, stk. 1, nr. 1.',
      };
    default:
      return assertNever(reason);
  }
}

/** Semicolons, because the citations hold commas themselves. */
function listed(items: readonly string[], last: string): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join('; ')} ${last} ${items.at(-1) ?? ''}`;
}

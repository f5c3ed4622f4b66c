import type { EnrolmentCodeProblem } from '../../domain/enrolment-code.ts';
import { type Bilingual, inLocale, type Locale } from './locale.ts';

/** Why what was typed is no enrolment code, and where to look. */
export const explainEnrolmentCode = (problem: EnrolmentCodeProblem, locale: Locale): string =>
  inLocale(problemWords(problem), locale);

function problemWords(problem: EnrolmentCodeProblem): Bilingual {
  switch (problem.kind) {
    case 'empty':
      return { da: 'Indtast koden fra it-support.', en: 'Type the code from IT support.' };
    case 'wrong-length':
      return {
        da: `En tilslutningskode har 16 tegn. Her er ${problem.signs}.`,
        en: `An enrolment code has 16 signs. There are ${problem.signs} here.`,
      };
    case 'wrong-group':
      return {
        da: `Der er en tastefejl i gruppe ${problem.group}: hver gruppe har fire tegn, og bogstavet U bruges ikke.`,
        en: `There is a typing error in group ${problem.group}: each group has four signs, and the letter U is not used.`,
      };
    case 'mistyped':
      return {
        da: 'Der er en tastefejl i koden: et tegn er forkert, eller to er byttet om. Sammenlign den tegn for tegn.',
        en: 'There is a typing error in the code: a sign is wrong, or two have changed places. Compare it sign by sign.',
      };
  }
}

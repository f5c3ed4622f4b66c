import type { PasscodeProblem } from '../../domain/passcode.ts';
import type { Locale } from './locale.tsx';

/** What is wrong with the form of a clerk, at set-up, at recovery and among the staff. */
export type ClerkFieldProblem =
  | { readonly kind: 'name-missing' | 'bad-initials' | 'initials-taken' | 'passcodes-differ' }
  | PasscodeProblem;

/** What is said beside the field. */
export function explainClerkField(problem: ClerkFieldProblem, locale: Locale): string {
  const say = (da: string, en: string): string => (locale === 'da' ? da : en);
  switch (problem.kind) {
    case 'name-missing':
      return say('Skriv navnet.', 'Type the name.');
    case 'bad-initials':
      return say('Initialer er 2-8 bogstaver eller tal.', 'Initials are 2-8 letters or digits.');
    case 'initials-taken':
      return say(
        'En anden har allerede disse initialer, måske en, hvis adgang er lukket.',
        'Somebody else has these initials already, perhaps with closed access.',
      );
    case 'passcodes-differ':
      return say('De to koder er ikke ens. Skriv koden igen.', 'The two passcodes differ. Type it again.');
    case 'too-short':
      return say(
        `Koden skal være på mindst ${problem.shortest} tegn.`,
        `The passcode needs at least ${problem.shortest} signs.`,
      );
    case 'too-few-digits':
      return say(
        `En kode af cifre alene skal være på mindst ${problem.shortest} cifre. Tag bogstaver med, hvis den skal være kortere.`,
        `A passcode of digits alone needs at least ${problem.shortest}. Add letters if it is to be shorter.`,
      );
    case 'too-easy':
      return say(
        'Koden er for let at gætte: gentagelser, rækker og eget navn dur ikke.',
        'The passcode is too easy to guess: no repetitions, no runs, and not your name.',
      );
  }
}

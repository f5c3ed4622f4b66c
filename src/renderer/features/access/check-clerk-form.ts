import { parseInitials } from '../../../domain/clerk.ts';
import { findPasscodeProblem, type PasscodePolicy, type PasscodeProblem } from '../../../domain/passcode.ts';

/** A new clerk or a new passcode as it is typed, the passcode twice. */
export interface ClerkForm {
  readonly name: string;
  readonly initials: string;
  readonly passcode: string;
  readonly again: string;
}

export const emptyClerkForm: ClerkForm = { name: '', initials: '', passcode: '', again: '' };

/** What is wrong, by field: all of it at once, so that nobody is led from one error to the next. */
export interface ClerkFormProblems {
  readonly name?: { readonly kind: 'name-missing' };
  readonly initials?: { readonly kind: 'bad-initials' | 'initials-taken' };
  readonly passcode?: PasscodeProblem;
  readonly again?: { readonly kind: 'passcodes-differ' };
}

export function checkClerkForm(
  { name, initials, passcode, again }: ClerkForm,
  policy: PasscodePolicy,
): ClerkFormProblems {
  const parsed = parseInitials(initials);
  const weak = findPasscodeProblem(passcode, policy, { initials: parsed ?? initials, name });
  return {
    ...(name.trim() === '' ? { name: { kind: 'name-missing' } } : {}),
    ...(parsed === undefined ? { initials: { kind: 'bad-initials' } } : {}),
    ...(weak === undefined ? {} : { passcode: weak }),
    // A passcode that will not do is typed anew anyway.
    ...(weak === undefined && passcode !== again ? { again: { kind: 'passcodes-differ' } } : {}),
  };
}

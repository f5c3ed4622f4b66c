import { findPasscodeProblem, type PasscodeProblem } from './passcode.ts';

/** What the office's sign-in asks of a password. Long rather than of many kinds of signs. */
const policy = { shortest: 12, shortestDigits: 20 } as const;

/** Why a password is not good enough for the office's view, or undefined where it is. */
export const findOfficePasswordProblem = (
  password: string,
  person: { readonly initials: string; readonly name: string },
): PasscodeProblem | undefined => findPasscodeProblem(password, policy, person);

import { describe, expect, it } from 'vitest';
import { findPasscodeProblem, type PasscodePolicy } from './passcode.ts';

const person = { initials: 'ØVE', name: 'Øvine Prøvesen' };
/** Where the machine's key store protects too, and where nothing but the passcode does. */
const bound: PasscodePolicy = { shortest: 6, shortestDigits: 6 };
const alone: PasscodePolicy = { shortest: 8, shortestDigits: 10 };

const problemOf = (passcode: string, policy = bound) => findPasscodeProblem(passcode, policy, person)?.kind;

describe('A passcode', () => {
  it.each(['593817', 'kaffe-59', 'blåbærgrød', 'to ord og et tal 7', '👩‍💼kaffe5'])(
    '%s is good',
    (passcode) => expect(problemOf(passcode)).toBeUndefined(),
  );

  it.each([
    ['', 'too-short'],
    ['59381', 'too-short'],
    ['kaffe', 'too-short'],
    ['👩👩👩👩👩', 'too-short'],
    ['000000', 'too-easy'],
    ['aaaaaaaa', 'too-easy'],
    ['123456', 'too-easy'],
    ['987654', 'too-easy'],
    ['abcdefgh', 'too-easy'],
    ['121212', 'too-easy'],
    ['abcabcabc', 'too-easy'],
    ['øvine12', 'too-easy'],
    ['ØVINE12', 'too-easy'],
    ['prøvesen', 'too-easy'],
    ['øve123', 'too-easy'],
  ])('%s is %s', (passcode, kind) => expect(problemOf(passcode)).toBe(kind));

  it('of digits alone must be longer where nothing else protects the disk', () => {
    expect(findPasscodeProblem('593817206', alone, person)).toEqual({ kind: 'too-few-digits', shortest: 10 });
    expect(findPasscodeProblem('5938172064', alone, person)).toBeUndefined();
    expect(findPasscodeProblem('kaffe-59', alone, person)).toBeUndefined();
    expect(findPasscodeProblem('kaffe59', alone, person)).toEqual({ kind: 'too-short', shortest: 8 });
  });

  it('may hold one’s own name where enough else has to be guessed', () => {
    expect(problemOf('øvine-kaffe')).toBeUndefined();
  });

  it('is not called too easy for a person without a name', () => {
    expect(findPasscodeProblem('kaffe-59', bound, { initials: '', name: '' })).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { checkClerkForm } from './check-clerk-form.ts';

const practice = { shortest: 4, shortestDigits: 4 };
const whole = { name: 'Vagt Øvested', initials: 'øv', passcode: '2580', again: '2580' };

describe('the form of the first supervisor', () => {
  test('has nothing to complain of where all is there', () => {
    expect(checkClerkForm(whole, practice)).toEqual({});
  });

  test('tells everything that is wrong at once', () => {
    expect(checkClerkForm({ name: ' ', initials: 'ø', passcode: '12', again: '' }, practice)).toEqual({
      name: { kind: 'name-missing' },
      initials: { kind: 'bad-initials' },
      passcode: { kind: 'too-short', shortest: 4 },
    });
  });

  test('asks for the same passcode twice', () => {
    expect(checkClerkForm({ ...whole, again: '2581' }, practice)).toEqual({
      again: { kind: 'passcodes-differ' },
    });
  });

  test('knows the initials in a passcode however they were typed', () => {
    expect(checkClerkForm({ ...whole, passcode: 'øv12', again: 'øv12' }, practice)).toEqual({
      passcode: { kind: 'too-easy' },
    });
  });
});

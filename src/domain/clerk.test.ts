import { describe, expect, it } from 'vitest';
import { mayDo, type Permission, parseClerkId, parseInitials, roles } from './clerk.ts';

describe('What each role may do', () => {
  const table: Record<Permission, readonly string[]> = {
    register: ['clerk', 'supervisor', 'kiosk'],
    'see-records': ['clerk', 'supervisor'],
    'resolve-cases': ['clerk', 'supervisor'],
    'see-all-drafts': ['supervisor'],
    'manage-clerks': ['supervisor'],
    'see-audit': ['supervisor'],
    configure: ['supervisor', 'it-administrator'],
    'back-up': ['supervisor', 'it-administrator'],
  };

  it.each(Object.entries(table))('%s', (permission, allowed) => {
    expect(roles.filter((role) => mayDo({ role }, permission as Permission))).toEqual(allowed);
  });
});

describe('Initials', () => {
  it.each([
    ['ab', 'AB'],
    [' øve ', 'ØVE'],
    ['æøå1', 'ÆØÅ1'],
    ['A\u030aB', 'ÅB'],
    ['12345678', '12345678'],
  ])('%s are %s', (typed, initials) => expect(parseInitials(typed)).toBe(initials));

  it.each(['', 'a', '123456789', 'a b', 'a-b', 'a.b', 'ab\n1', '<b>', '👩‍💼👩‍💼'])('%j are none', (typed) =>
    expect(parseInitials(typed)).toBeUndefined(),
  );

  it('compare alike however they were typed', () => {
    expect(parseInitials('ÅB')).toBe(parseInitials(' a\u030ab'));
  });
});

describe('A clerk’s id', () => {
  const id = '00000000-0000-4000-8000-000000000001';

  it('is a UUID in small letters, and nothing else', () => {
    expect(parseClerkId(id)).toBe(id);
    for (const other of [
      `${id} `,
      id.slice(1),
      '',
      7,
      undefined,
      null,
      {},
      'ABCDEF00-0000-4000-8000-000000000001',
    ]) {
      expect(parseClerkId(other)).toBeUndefined();
    }
  });
});

import { expect, test } from 'vitest';
import type { Role } from '../../domain/clerk.ts';
import { homeOf, mayEnter } from './may-enter.ts';
import type { Route } from './route.ts';

const screens: readonly Route['screen'][] = [
  'desk',
  'registration',
  'outbox',
  'usb',
  'rule-list',
  'day-report',
  'clerks',
  'audit',
  'settings',
];
const enters = (role: Role): readonly string[] => screens.filter((screen) => mayEnter({ role }, { screen }));

test('the kiosk takes in, and sees no record', () => {
  expect(enters('kiosk')).toEqual(['desk', 'registration', 'settings']);
});

test('IT sees no citizen, and begins at the settings', () => {
  expect(enters('it-administrator')).toEqual(['settings']);
  expect(homeOf({ role: 'it-administrator' })).toEqual({ screen: 'settings' });
});

test('caseworkers and supervisors begin at the desk', () => {
  for (const role of ['clerk', 'supervisor'] as const) {
    expect(homeOf({ role })).toEqual({ screen: 'desk' });
  }
});

test('staff and audit trail are for supervisors', () => {
  expect(enters('supervisor')).toEqual(screens);
  expect(enters('clerk')).toEqual([
    'desk',
    'registration',
    'outbox',
    'usb',
    'rule-list',
    'day-report',
    'settings',
  ]);
});

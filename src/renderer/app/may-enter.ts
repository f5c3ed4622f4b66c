import { type Clerk, mayDo, type Permission } from '../../domain/clerk.ts';
import type { Route } from './route.ts';

/** What a screen asks of whoever looks at it; undefined: nothing. */
const asks: Readonly<Record<Route['screen'], Permission | undefined>> = {
  desk: 'register',
  registration: 'register',
  outbox: 'see-records',
  usb: 'see-records',
  'rule-list': 'see-records',
  clerks: 'manage-clerks',
  audit: 'see-audit',
  'day-report': 'see-records',
  settings: undefined,
};

export function mayEnter(clerk: Pick<Clerk, 'role'>, { screen }: Pick<Route, 'screen'>): boolean {
  const permission = asks[screen];
  return permission === undefined || mayDo(clerk, permission);
}

/** Where somebody's day begins: IT takes nobody in, and starts at the settings. */
export const homeOf = (clerk: Pick<Clerk, 'role'>): Route =>
  mayEnter(clerk, { screen: 'desk' }) ? { screen: 'desk' } : { screen: 'settings' };

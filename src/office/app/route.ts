import { useSyncExternalStore } from 'react';
import type { OfficeRole } from '../../contract/office-api.ts';
import { parseRegistrationId, type RegistrationId } from '../../domain/registration.ts';

/** The screens of the office. None of their addresses names a person, and only the trail's names a record. */
export type Screen = 'work' | 'entered' | 'stations' | 'cases' | 'exports' | 'audit' | 'users' | 'password';

export interface Route {
  readonly screen: Screen;
  readonly record?: RegistrationId;
}

const words: Readonly<Record<Screen, string>> = {
  work: 'til-indtastning',
  entered: 'indtastet',
  stations: 'stationer',
  cases: 'sager',
  exports: 'udtraek',
  audit: 'revision',
  users: 'brugere',
  password: 'adgangskode',
};

const screens = Object.keys(words) as readonly Screen[];

/** As the server has it: what is left out here would only be answered with a refusal. */
const rights: Readonly<Record<OfficeRole, readonly Screen[]>> = {
  'cpr-clerk': ['work', 'entered', 'password'],
  leader: ['work', 'entered', 'stations', 'cases', 'exports', 'audit', 'password'],
  it: ['stations', 'users', 'password'],
};

export const screensOf = (role: OfficeRole): readonly Screen[] => rights[role];

/** The route of an address; undefined for any that is none. */
export function findRoute(hash: string): Route | undefined {
  const [word, id] = hash.replace(/^#\/?/, '').split('/');
  const screen = screens.find((one) => words[one] === word);
  const record = parseRegistrationId(id);
  if (screen === undefined) return undefined;
  return screen === 'audit' && record !== undefined ? { screen, record } : { screen };
}

export const addressOf = ({ screen, record }: Route): string =>
  `#/${words[screen]}${record === undefined ? '' : `/${record}`}`;

const subscribe = (onChange: () => void): (() => void) => {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
};

/** Where one is; where the role's day begins, if that is nowhere for it. */
export function useRoute(role: OfficeRole): Route {
  const route = findRoute(useSyncExternalStore(subscribe, () => location.hash));
  const own = screensOf(role);
  return route !== undefined && own.includes(route.screen) ? route : { screen: own[0] ?? 'password' };
}

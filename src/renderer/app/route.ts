import { useSyncExternalStore } from 'react';
import { parseRegistrationId, type RegistrationId } from '../../domain/registration.ts';

/** The screens. Addresses name records by id only: a name or number in one would end up in histories. */
export type Route =
  | { readonly screen: 'desk' }
  | { readonly screen: 'registration'; readonly id: RegistrationId }
  | { readonly screen: 'outbox'; readonly id?: RegistrationId }
  /** Handing over by USB stick. */
  | { readonly screen: 'usb' }
  /** What a newer list of covered groups would decide otherwise. */
  | { readonly screen: 'rule-list' }
  | { readonly screen: 'clerks' }
  /** The audit trail; of one record where it is named. */
  | { readonly screen: 'audit'; readonly id?: RegistrationId }
  | { readonly screen: 'day-report' }
  | { readonly screen: 'settings' };

export function parseRoute(hash: string): Route {
  const [screen, id] = hash.replace(/^#\/?/, '').split('/');
  const record = parseRegistrationId(id);
  if (screen === 'registrering' && record !== undefined) return { screen: 'registration', id: record };
  if (screen === 'afleveringer')
    return record === undefined ? { screen: 'outbox' } : { screen: 'outbox', id: record };
  if (screen === 'revision')
    return record === undefined ? { screen: 'audit' } : { screen: 'audit', id: record };
  if (screen === 'usb-aflevering') return { screen: 'usb' };
  if (screen === 'regelliste') return { screen: 'rule-list' };
  if (screen === 'medarbejdere') return { screen: 'clerks' };
  if (screen === 'dagsrapport') return { screen: 'day-report' };
  return { screen: screen === 'indstillinger' ? 'settings' : 'desk' };
}

export function addressOf(route: Route): string {
  switch (route.screen) {
    case 'desk':
      return '#/';
    case 'registration':
      return `#/registrering/${route.id}`;
    case 'outbox':
      return route.id === undefined ? '#/afleveringer' : `#/afleveringer/${route.id}`;
    case 'audit':
      return route.id === undefined ? '#/revision' : `#/revision/${route.id}`;
    case 'usb':
      return '#/usb-aflevering';
    case 'rule-list':
      return '#/regelliste';
    case 'clerks':
      return '#/medarbejdere';
    case 'day-report':
      return '#/dagsrapport';
    case 'settings':
      return '#/indstillinger';
  }
}

export function goTo(route: Route): void {
  location.hash = addressOf(route);
}

const subscribe = (onChange: () => void): (() => void) => {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
};

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}

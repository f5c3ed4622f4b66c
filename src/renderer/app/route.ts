import { useSyncExternalStore } from 'react';
import { parseRegistrationId, type RegistrationId } from '../../domain/registration.ts';

/** The screens. Addresses name records by id only: a name or number in one would end up in histories. */
export type Route =
  | { readonly screen: 'desk' }
  | { readonly screen: 'registration'; readonly id: RegistrationId }
  | { readonly screen: 'outbox'; readonly id?: RegistrationId }
  | { readonly screen: 'settings' };

export function parseRoute(hash: string): Route {
  const [screen, id] = hash.replace(/^#\/?/, '').split('/');
  const record = parseRegistrationId(id);
  if (screen === 'registrering' && record !== undefined) return { screen: 'registration', id: record };
  if (screen === 'afleveringer')
    return record === undefined ? { screen: 'outbox' } : { screen: 'outbox', id: record };
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

import type { Policy } from '../policy/policy.ts';
import type { StartArguments } from '../start-arguments.ts';

/** A start as a kiosk. `address`: of its pages; undefined where nobody has told it its server. */
export interface KioskStart {
  readonly address: string | undefined;
}

/**
 * Whether this start is a kiosk's; undefined for a station's. A policy's server counts before that of the arguments, which are whoever's starts it.
 */
export function chooseKiosk(given: StartArguments, policy: Policy): KioskStart | undefined {
  if (!given.kiosk && policy.kiosk !== true) return undefined;
  const server = policy.station?.serverUrl ?? given.server;
  return { address: server === undefined ? undefined : new URL('/kiosk/', server).href };
}

/** Whether a URL is one of the kiosk's own pages. */
export function isKioskPage(url: string, kiosk: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, pathname, search, username, password } = new URL(url);
  const own = new URL(kiosk);
  return (
    origin === own.origin && pathname === own.pathname && search === '' && username === '' && password === ''
  );
}

/** Whether the kiosk's pages may load it: what their server gives, and what they made in memory. */
export function mayKioskLoad(url: string, kiosk: string): boolean {
  const text = url.startsWith('blob:') ? url.slice('blob:'.length) : url;
  return URL.canParse(text) && new URL(text).origin === new URL(kiosk).origin;
}

/** Staff has typed the PIN, and the page says so by a part of its address that no server sees. */
export const isLeaving = (url: string, kiosk: string): boolean =>
  isKioskPage(url, kiosk) && new URL(url).hash === '#forlad';

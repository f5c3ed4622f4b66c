import type { Audience } from '../contract/wire-values.ts';

/** The page's own address. Fixed: the page's stored data belongs to this origin. */
export const appScheme = 'app';
export const appHost = 'bopael';
export const appOrigin = `${appScheme}://${appHost}`;
/** Training is a page of its own, which the page of the other worlds knows nothing of. */
export const startUrlOf = (audience: Audience): string =>
  `${appOrigin}/${audience === 'training' ? 'ovelse.html' : ''}`;

/**
 * Whether a URL is of the page's own origin, compared part by part: Node calls the origin of every
 * scheme that it does not know `null`, and a text that begins alike (`app://bopael.evil`) is another's.
 */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === '' &&
    url.port === ''
  );
}

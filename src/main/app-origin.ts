/** The page's own address. Fixed: the page's stored data belongs to this origin. */
export const appScheme = 'app';
export const appHost = 'bopael';
export const appOrigin = `${appScheme}://${appHost}`;
export const startUrl = `${appOrigin}/`;

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

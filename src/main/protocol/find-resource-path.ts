import { isAbsolute, join, relative, sep } from 'node:path';
import { appHost, appScheme } from '../app-origin.ts';

/**
 * The file under `root` that an `app://` address names; undefined for anything that is not plainly one of
 * ours. Refuses rather than repairs: an honest page never asks for `..`, `\`, `%2f`, a colon or a NUL.
 */
export function findResourcePath(root: string, address: string): string | undefined {
  // Taken apart by hand: a URL parser would tidy up the very dots that should be refused.
  const prefix = `${appScheme}://${appHost}/`;
  if (!address.startsWith(prefix)) return undefined;
  const path = address.slice(prefix.length).replace(/[?#].*$/s, '');
  const segments = path === '' ? ['index.html'] : path.split('/').map(decodeSegment);
  if (!segments.every((segment) => segment !== undefined)) return undefined;
  const file = join(root, ...segments);
  const inside = relative(root, file);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    return undefined;
  return file;
}

function decodeSegment(segment: string): string | undefined {
  let text: string;
  try {
    text = decodeURIComponent(segment);
  } catch {
    return undefined;
  }
  // A percent sign that is left has been encoded twice; a trailing dot or blank vanishes on Windows.
  const odd = /[\p{Cc}/\\:*?"<>|%]|[. ]$/u;
  return text === '' || odd.test(text) ? undefined : text;
}

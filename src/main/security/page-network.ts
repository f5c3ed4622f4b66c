import { isAppUrl } from '../app-origin.ts';

/**
 * What the page may load: its own files, and what it made itself in memory. The page has no network; what
 * it has to say to the server goes through the main process. Developer tools are let through only where
 * they can be opened at all.
 */
export function mayPageLoad(url: string, developerTools: boolean): boolean {
  if (isAppUrl(url) || isMadeByPage(url)) return true;
  return developerTools && url.startsWith('devtools://devtools/');
}

/** What the page holds in memory under an address of its own. */
export const isMadeByPage = (url: string): boolean =>
  url.startsWith('blob:') && isAppUrl(url.slice('blob:'.length));

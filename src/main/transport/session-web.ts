import type { Session } from 'electron';
import type { WebPlatform } from '../../application/transport/web-platform.ts';

/**
 * The main process's own way out, by Chromium's network: it follows the system's proxy and trusts the
 * system's certificates, which Node does not. It takes a session of its own, for the page's is shut.
 *
 * A redirect ends here as a failed request, i.e. `unreachable`: Electron gives no answer to look at.
 */
export const createSessionWeb = (session: Pick<Session, 'fetch'>): WebPlatform => ({
  fetch: (url, request) => session.fetch(url, request),
  AbortController,
  TextDecoder,
  setTimeout,
  clearTimeout,
});

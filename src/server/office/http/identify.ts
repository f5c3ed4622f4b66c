import type { FastifyRequest } from 'fastify';
import type { OfficeSession, OfficeSessionBook } from '../users/office-sessions.ts';
import { readSessionCookies } from './session-cookie.ts';

/**
 * Who asks, or undefined for nobody that we know. `isUse`: a person did something, not the page by itself.
 *
 * This is where the kommune's own identity provider comes in: a proxy that signs people in (OIDC, SAML) and
 * names them in a header that it strips from whatever comes from outside can be believed here, in place of
 * passwords that are kept in this program. Everything behind it knows users and roles only.
 */
export type Identify = (request: FastifyRequest, isUse: boolean) => Promise<OfficeSession | undefined>;

/** By the cookie that signing in with initials and password gives. */
export const identifyByCookie =
  (sessions: OfficeSessionBook): Identify =>
  async (request, isUse) => {
    for (const token of readSessionCookies(request)) {
      const session = await sessions.find(token, isUse);
      if (session !== undefined) return session;
    }
    return undefined;
  };

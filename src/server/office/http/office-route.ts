import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OfficeRole } from '../../../contract/office-api.ts';
import type { OfficeSession } from '../users/office-sessions.ts';

/** One address of the office's API, and who may use it. */
export interface OfficeRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  /** Nobody but these; with `everybody` any that is signed in. */
  readonly roles: readonly OfficeRole[];
  /** The page asks by itself, so that it is no sign of life of a person. */
  readonly asksByItself?: true;
  /** Also for somebody who has yet to choose a password. */
  readonly beforeOwnPassword?: true;
  readonly handle: (request: FastifyRequest, reply: FastifyReply, session: OfficeSession) => Promise<unknown>;
}

export const everybody: readonly OfficeRole[] = ['cpr-clerk', 'leader', 'it'];
/** Those who see citizens. */
export const caseworkers: readonly OfficeRole[] = ['cpr-clerk', 'leader'];
export const leaders: readonly OfficeRole[] = ['leader'];

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  officePaths,
  PasswordRequestSchema,
  SignInRequestSchema,
  type OfficeSession as ToldSession,
} from '../../../contract/office-api.ts';
import { type OfficeSession, sessionLimits } from '../users/office-sessions.ts';
import type { PasswordTry } from '../users/office-users.ts';
import { sendOfficeProblem } from './office-problems.ts';
import { everybody, type OfficeRoute } from './office-route.ts';
import type { OfficeServices } from './office-routes.ts';
import { findLine, removeSessionCookies, setSessionCookie } from './session-cookie.ts';

const describe = (
  { audience, kommuneName }: OfficeServices,
  { user, endsAt }: OfficeSession,
): ToldSession => ({
  initials: user.initials,
  name: user.name,
  role: user.role,
  mustChangePassword: user.mustChangePassword,
  audience,
  kommuneName,
  idleSeconds: sessionLimits.idle,
  endsAt,
});

/** The one address that is open to all. */
export function addSignIn(app: FastifyInstance, services: OfficeServices): void {
  const { users, sessions, audit, limits } = services;

  app.post(officePaths.session, { bodyLimit: 10_000 }, async (request, reply) => {
    if (!limits.mayTry(request.ip)) return sendOfficeProblem(reply, 'too-many-requests', 60);
    const line = findLine(request);
    if (line === undefined) return sendOfficeProblem(reply, 'not-encrypted');
    const asked = SignInRequestSchema.safeParse(request.body);
    if (!asked.success) return sendOfficeProblem(reply, 'malformed');
    const { initials, password } = asked.data;
    const tried = await limits.inTurn(() => users.tryPassword(initials, password));
    if (tried === undefined) return sendOfficeProblem(reply, 'too-many-requests', 5);
    if (tried.kind !== 'right') return refuse(reply, tried);
    const { token, session } = await sessions.begin(tried.user);
    await audit.note({ by: tried.user.initials, action: 'signed-in' });
    setSessionCookie(reply, line, token);
    return describe(services, session);
  });
}

function refuse(reply: FastifyReply, tried: Exclude<PasswordTry, { kind: 'right' }>): FastifyReply {
  switch (tried.kind) {
    case 'wrong':
      return sendOfficeProblem(reply, 'wrong-password', tried.seconds);
    case 'wait':
      return sendOfficeProblem(reply, 'wait', tried.seconds);
    case 'locked-out':
      return sendOfficeProblem(reply, 'locked-out');
  }
}

export function sessionRoutes(services: OfficeServices): readonly OfficeRoute[] {
  const { users, sessions, audit, limits } = services;

  async function changePassword(
    request: FastifyRequest,
    reply: FastifyReply,
    session: OfficeSession,
  ): Promise<unknown> {
    const asked = PasswordRequestSchema.safeParse(request.body);
    if (!asked.success) return sendOfficeProblem(reply, 'malformed');
    const { current, next } = asked.data;
    if (!limits.mayTry(session.user.id)) return sendOfficeProblem(reply, 'too-many-requests', 60);
    const tried = await limits.inTurn(() => users.tryPassword(session.user.initials, current));
    if (tried === undefined) return sendOfficeProblem(reply, 'too-many-requests', 5);
    if (tried.kind !== 'right') return refuse(reply, tried);
    if (next === current) return sendOfficeProblem(reply, 'password-too-weak');
    const changed = await users.changePassword(session.user, next, session.tokenHash);
    if (!changed.ok) return sendOfficeProblem(reply, 'password-too-weak');
    return describe(services, { ...session, user: { ...session.user, mustChangePassword: false } });
  }

  return [
    {
      method: 'GET',
      url: officePaths.session,
      roles: everybody,
      beforeOwnPassword: true,
      handle: async (_request, _reply, session) => describe(services, session),
    },
    {
      method: 'DELETE',
      url: officePaths.session,
      roles: everybody,
      beforeOwnPassword: true,
      async handle(_request, reply, session) {
        await sessions.end(session);
        await audit.note({ by: session.user.initials, action: 'signed-out' });
        removeSessionCookies(reply);
        return reply.code(204).send();
      },
    },
    {
      method: 'PUT',
      url: officePaths.password,
      roles: everybody,
      beforeOwnPassword: true,
      handle: changePassword,
    },
  ];
}

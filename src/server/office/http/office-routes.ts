import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from '../../../application/ports/machine.ts';
import type { ServerAudience } from '../../../contract/wire-values.ts';
import type { IntakeTables } from '../../database/tables.ts';
import type { OfficeAudit } from '../audit/office-audit.ts';
import { createOfficeBooks } from '../open-office.ts';
import {
  createOfficeSessionBook,
  type OfficeSession,
  type OfficeSessionBook,
} from '../users/office-sessions.ts';
import type { OfficeUserBook } from '../users/office-users.ts';
import type { PasswordHasher } from '../users/passwords.ts';
import { createSignInLimits, type SignInLimits } from '../users/sign-in-limits.ts';
import { auditRoutes } from './audit-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { type Identify, identifyByCookie } from './identify.ts';
import { sendOfficeProblem } from './office-problems.ts';
import type { OfficeRoute } from './office-route.ts';
import { overviewRoutes } from './overview-routes.ts';
import { addSignIn, sessionRoutes } from './session-routes.ts';
import { workRoutes } from './work-routes.ts';

export interface OfficeOptions {
  readonly db: Kysely<IntakeTables>;
  readonly clock: Clock;
  readonly audience: ServerAudience;
  readonly kommuneName: string;
  /** scrypt of the usual cost if absent. */
  readonly hasher?: PasswordHasher;
  /** By this program's own cookie if absent. */
  readonly identify?: Identify;
}

/** What the routes of the office work with. */
export interface OfficeServices extends Pick<OfficeOptions, 'db' | 'clock' | 'audience' | 'kommuneName'> {
  readonly audit: OfficeAudit;
  readonly users: OfficeUserBook;
  readonly sessions: OfficeSessionBook;
  readonly limits: SignInLimits;
}

export const officeRoutes = (services: OfficeServices): readonly OfficeRoute[] => [
  ...sessionRoutes(services),
  ...workRoutes(services),
  ...overviewRoutes(services),
  ...exportRoutes(services),
  ...auditRoutes(services),
];

/** The office's API: signing in is open to all, everything else to those whose role allows it. */
export function addOfficeRoutes(app: FastifyInstance, options: OfficeOptions): void {
  const { db, clock, audience, kommuneName } = options;
  const { audit, users } = createOfficeBooks(db, clock, options.hasher);
  const sessions = createOfficeSessionBook(db, clock);
  const identify = options.identify ?? identifyByCookie(sessions);
  const limits = createSignInLimits(clock);
  const services: OfficeServices = { db, clock, audience, kommuneName, audit, users, sessions, limits };

  app.register(async (office) => {
    office.decorateRequest('officeSession');
    addSignIn(office, services);
    for (const route of officeRoutes(services)) {
      const { method, url, roles, asksByItself = false, beforeOwnPassword = false, handle } = route;
      office.route({
        method,
        url,
        bodyLimit: 10_000,
        // Before the body is read: a stranger's is not looked at.
        async onRequest(request, reply) {
          const session = await identify(request, !asksByItself);
          if (session === undefined) return sendOfficeProblem(reply, 'not-signed-in');
          if (!roles.includes(session.user.role)) return sendOfficeProblem(reply, 'not-your-role');
          if (session.user.mustChangePassword && !beforeOwnPassword) {
            return sendOfficeProblem(reply, 'password-to-be-changed');
          }
          request.setDecorator('officeSession', session);
        },
        handler: (request, reply) => handle(request, reply, sessionOf(request)),
      });
    }
  });
}

const sessionOf = (request: FastifyRequest): OfficeSession =>
  request.getDecorator<OfficeSession>('officeSession');

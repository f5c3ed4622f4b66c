import type { FastifyReply } from 'fastify';
import type { OfficeProblem, OfficeProblemKind } from '../../../contract/office-api.ts';

/** The status of each problem, and words for a person; the page has its own in both languages. */
const problems: Readonly<Record<OfficeProblemKind, { readonly status: number; readonly message: string }>> = {
  'not-signed-in': { status: 401, message: 'Du er ikke logget ind.' },
  'wrong-password': { status: 401, message: 'Initialer eller adgangskode er forkert.' },
  wait: { status: 429, message: 'Vent lidt, før du prøver igen.' },
  'locked-out': { status: 403, message: 'Adgangen er låst efter for mange forkerte forsøg. Kontakt IT.' },
  'not-encrypted': {
    status: 403,
    message: 'Kontorets visning kan kun bruges over en krypteret forbindelse (https).',
  },
  'not-your-role': { status: 403, message: 'Din rolle har ikke adgang til dette.' },
  'password-to-be-changed': { status: 403, message: 'Vælg først din egen adgangskode.' },
  'password-too-weak': { status: 422, message: 'Adgangskoden er for kort eller for let at gætte.' },
  'nothing-to-take-back': { status: 409, message: 'Der er ingen markering at tage tilbage.' },
  'not-found': { status: 404, message: 'Serveren kender ikke dette.' },
  malformed: { status: 400, message: 'Serveren kunne ikke læse forespørgslen.' },
  'too-large': { status: 413, message: 'Forespørgslen er for stor.' },
  'too-many-requests': { status: 429, message: 'Der kommer for mange forespørgsler. Vent lidt.' },
  'foreign-request': { status: 403, message: 'Forespørgslen kom ikke fra serverens egen adresse.' },
  'server-error': { status: 500, message: 'Der opstod en fejl på serveren.' },
  'database-unavailable': { status: 503, message: 'Serveren kan ikke nå sin database.' },
};

export function sendOfficeProblem(
  reply: FastifyReply,
  problem: OfficeProblemKind,
  seconds?: number,
): FastifyReply {
  const { status, message } = problems[problem];
  if (seconds !== undefined) void reply.header('retry-after', String(seconds));
  const said: OfficeProblem = { problem, message, ...(seconds === undefined ? {} : { seconds }) };
  return reply.code(status).type('application/json').send(said);
}

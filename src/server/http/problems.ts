import type { FastifyReply } from 'fastify';
import type { ApiProblem } from '../../contract/intake-api.ts';

export type ProblemKind = ApiProblem['problem'];

/** The status of each problem, and the words for the person at the station. */
const problems: Readonly<Record<ProblemKind, { readonly status: number; readonly message: string }>> = {
  'not-signed-in': {
    status: 401,
    message: 'Stationen er ikke tilsluttet serveren. Bed IT om en stationsnøgle.',
  },
  'station-revoked': { status: 401, message: 'Stationens adgang er lukket. Kontakt IT.' },
  'wrong-audience': {
    status: 403,
    message: 'Stationen og serveren hører ikke sammen: øvelse og drift holdes adskilt.',
  },
  malformed: { status: 400, message: 'Serveren kunne ikke læse forespørgslen.' },
  'too-large': { status: 413, message: 'Forespørgslen er for stor. Send færre registreringer ad gangen.' },
  'too-many-requests': { status: 429, message: 'Der kommer for mange forespørgsler. Vent lidt.' },
  'not-found': { status: 404, message: 'Serveren kender ikke denne adresse.' },
  'enrolment-closed': {
    status: 403,
    message: 'Denne server opretter ikke stationer på anmodning. Bed IT om en stationsnøgle.',
  },
  'foreign-request': {
    status: 403,
    message: 'Forespørgslen kom ikke fra serverens egen adresse og blev afvist.',
  },
  'server-error': { status: 500, message: 'Der opstod en fejl på serveren. Send igen senere.' },
  'database-unavailable': {
    status: 503,
    message: 'Serveren kan ikke nå sin database. Send igen om lidt.',
  },
};

/** What every answer that is not 2xx says. */
export const problemOf = (problem: ProblemKind): ApiProblem => ({
  problem,
  message: problems[problem].message,
});

/** Answers with a problem; `status` only where a framework's own is more exact. */
export function sendProblem(reply: FastifyReply, problem: ProblemKind, status?: number): FastifyReply {
  if (problem === 'not-signed-in' || problem === 'station-revoked') {
    void reply.header('www-authenticate', 'Bearer');
  }
  if (problem === 'database-unavailable') void reply.header('retry-after', '5');
  return reply
    .code(status ?? problems[problem].status)
    .type('application/json')
    .send(problemOf(problem));
}

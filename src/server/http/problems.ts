import type { FastifyReply } from 'fastify';
import type { ApiProblem } from '../../contract/intake-api.ts';

export type ProblemKind = ApiProblem['problem'];

/** The status of each problem, and the words for the person at the station. */
const problems: Readonly<Record<ProblemKind, { readonly status: number; readonly message: string }>> = {
  'not-signed-in': {
    status: 401,
    message: 'Stationen er ikke tilsluttet serveren. Bed IT om en tilslutningskode.',
  },
  'station-revoked': { status: 403, message: 'Stationens adgang er lukket. Kontakt IT.' },
  'station-cloned': {
    status: 403,
    message: 'To maskiner bruger samme station, og begge er lukket ude. Bed IT om en ny tilslutningskode.',
  },
  'wrong-role': {
    status: 403,
    message: 'En kiosk og en station ved skranken har hver deres adgang, og denne var den andens.',
  },
  'code-refused': {
    status: 403,
    message: 'Tilslutningskoden er ukendt, brugt eller udløbet. Bed IT om en ny.',
  },
  'bundle-refused': {
    status: 422,
    message: 'Pakken er ikke hel, ikke til denne server, eller ikke fra en station, som serveren kender.',
  },
  'wrong-audience': {
    status: 403,
    message: 'Stationen og serveren hører ikke sammen: øvelse og drift holdes adskilt.',
  },
  malformed: { status: 400, message: 'Serveren kunne ikke læse forespørgslen.' },
  'too-large': { status: 413, message: 'Forespørgslen er for stor. Send færre registreringer ad gangen.' },
  'too-many-requests': { status: 429, message: 'Der kommer for mange forespørgsler. Vent lidt.' },
  'too-many-intakes': {
    status: 429,
    message:
      'Der er for mange åbne indtag fra kiosken. Skranken skal afslutte nogle, før der kan komme flere.',
  },
  'not-found': { status: 404, message: 'Serveren kender ikke denne adresse.' },
  'enrolment-closed': {
    status: 403,
    message: 'Denne server opretter ikke stationer på anmodning. Bed IT om en tilslutningskode.',
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
  stopping: { status: 503, message: 'Serveren er ved at lukke. Send igen om lidt.' },
};

/** Thrown where a request ends with a problem before it has come to its handler. */
export class ProblemError extends Error {
  readonly problem: ProblemKind;

  constructor(problem: ProblemKind) {
    super(problem);
    this.problem = problem;
  }
}

/** What every answer that is not 2xx says. */
export const problemOf = (problem: ProblemKind): ApiProblem => ({
  problem,
  message: problems[problem].message,
});

/** Answers with a problem; `status` only where a framework's own is more exact. */
export function sendProblem(reply: FastifyReply, problem: ProblemKind, status?: number): FastifyReply {
  if (problem === 'not-signed-in') void reply.header('www-authenticate', 'Bopael-Station');
  if (problem === 'database-unavailable' || problem === 'stopping') void reply.header('retry-after', '5');
  return reply
    .code(status ?? problems[problem].status)
    .type('application/json')
    .send(problemOf(problem));
}

import type { FastifyError, FastifyInstance } from 'fastify';
import { classifyDatabaseError } from '../database/database-errors.ts';
import { ProblemError, problemOf, sendProblem } from './problems.ts';

/** Turns whatever is thrown on the way into a problem that says nothing of the server's inside. */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | ProblemError>((error, request, reply) => {
    if (error instanceof ProblemError) return sendProblem(reply, error.problem);
    const status = error.statusCode ?? 500;
    if (status === 413) return sendProblem(reply, 'too-large');
    if (status === 404) return sendProblem(reply, 'not-found');
    if (status >= 400 && status < 500) return sendProblem(reply, 'malformed', status);
    request.log.error({ err: error }, 'a request failed');
    const trouble = classifyDatabaseError(error);
    return sendProblem(reply, trouble === 'other' ? 'server-error' : 'database-unavailable');
  });
}

/** For bytes that are not HTTP, which never become a request. */
export const malformedHttpAnswer = (): string => {
  const body = JSON.stringify(problemOf('malformed'));
  return [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
};

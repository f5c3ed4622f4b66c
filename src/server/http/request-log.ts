import type { FastifyInstance, FastifyServerOptions } from 'fastify';

export interface LogOptions {
  readonly level: 'silent' | 'error' | 'warn' | 'info';
  /** Where the lines go; standard output if absent. */
  readonly stream?: { write(line: string): void };
}

/**
 * The log holds ids, routes, codes and times. Never a body, a name, a person's number, a signature, an enrolment
 * code, or an address as it was asked for; and never an error's own words, because a database quotes the values it stumbles on.
 */
export function loggerOptions({ level, stream }: LogOptions): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    serializers: { err: describeError, error: describeError, req: () => ({}), res: () => ({}) },
    ...(stream === undefined ? {} : { stream }),
  };
}

/** One line an answer. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info(
      { method, route: routeOptions.url ?? 'unknown', status: reply.statusCode, ms },
      'answered',
    );
  });
}

/** The kind of error and where it arose, without its message. */
function describeError(error: Error): { type: string; message: string; stack: string; code?: string } {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, message: 'left out', stack: frames.join('\n'), ...code };
}

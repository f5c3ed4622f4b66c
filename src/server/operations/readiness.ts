import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { apiPaths } from '../../contract/intake-api.ts';
import type { IntakeTables } from '../database/tables.ts';
import { sendProblem } from '../http/problems.ts';

/** Whether this process takes records now. */
export interface Readiness {
  /** From now on it says no, so that whoever sends the stations here sends them elsewhere. */
  readonly end: () => void;
}

/**
 * `ready` is for the one that shares out requests among several processes; `health` for the one that starts
 * a process anew when it hangs, and says nothing of the database: a start anew would not mend that.
 */
export function addReadiness(app: FastifyInstance, db: Kysely<IntakeTables>): Readiness {
  let ending = false;
  app.get(apiPaths.readiness, async (_request, reply) => {
    if (ending) return sendProblem(reply, 'stopping');
    await sql`select 1`.execute(db);
    return { status: 'ready' };
  });
  return {
    end: () => {
      ending = true;
    },
  };
}

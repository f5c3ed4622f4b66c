import { afterAll, beforeAll, describe } from 'vitest';
import type { DatabasePlace } from '../database/open-database.ts';
import { findPostgresPrograms, type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';

/**
 * The same tests on the embedded database and on a real PostgreSQL. Where PostgreSQL is not installed its
 * half is shown as skipped, by name.
 */
export function describeOnEachDatabase(
  title: string,
  tests: (newPlace: () => Promise<DatabasePlace>) => void,
): void {
  describe(`${title} [embedded]`, () => {
    tests(async () => ({ kind: 'memory' }));
  });
  const installed = findPostgresPrograms() !== undefined;
  const name = `${title} [PostgreSQL${installed ? '' : ': skipped, its programs are not installed'}]`;
  describe.runIf(installed)(name, () => {
    let postgres: PrivatePostgres | undefined;
    beforeAll(async () => {
      postgres = await startPrivatePostgres();
    });
    afterAll(async () => {
      await postgres?.stop();
    });
    tests(async () => {
      if (postgres === undefined) throw new Error('PostgreSQL has not started');
      return { kind: 'postgresql', url: await postgres.createDatabase() };
    });
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { DatabasePlace } from '../database/open-database.ts';
import {
  findOwnPostgres,
  findPostgresPrograms,
  type PrivatePostgres,
  startPrivatePostgres,
} from './private-postgres.ts';

/** An empty database. A `lasting` one can be closed and opened again. */
export type NewPlace = (kind?: 'lasting') => Promise<DatabasePlace>;

/**
 * The same tests on the embedded database and on a real PostgreSQL. Where PostgreSQL is not installed its
 * half is shown as skipped, by name.
 */
export function describeOnEachDatabase(title: string, tests: (newPlace: NewPlace) => void): void {
  describe(`${title} [embedded]`, () => {
    const directories: string[] = [];
    afterAll(() => {
      for (const directory of directories) rmSync(directory, { recursive: true, force: true });
    });
    tests(async (kind) => {
      if (kind === undefined) return { kind: 'memory' };
      const directory = mkdtempSync(join(tmpdir(), 'bopael-embedded-'));
      directories.push(directory);
      return { kind: 'embedded', directory };
    });
  });

  const installed = findOwnPostgres() !== undefined || findPostgresPrograms() !== undefined;
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

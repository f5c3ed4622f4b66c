import { test as base } from '@playwright/test';
import {
  findPostgresPrograms,
  type PrivatePostgres,
  startPrivatePostgres,
} from '../../src/server/testing/private-postgres.ts';
import { Station } from '../pages/station.ts';
import { FaultProxy } from './fault-proxy.ts';
import { IntakeServer } from './intake-server.ts';
import { Profile } from './profile.ts';

interface WorkerFixtures {
  readonly postgres: PrivatePostgres | undefined;
}

interface Fixtures {
  /** An empty PostgreSQL database, or undefined where PostgreSQL is not installed. */
  readonly databaseUrl: string | undefined;
  /** A running practice server of this test's own. */
  readonly server: IntakeServer;
  /** A line to the server that can be disturbed. */
  readonly line: FaultProxy;
  /** A browser profile that outlives its browser. */
  readonly profile: Profile;
  /** A window that nobody has opened the station in yet. */
  readonly station: Station;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  postgres: [
    async ({ browserName }, use) => {
      const programs = findPostgresPrograms();
      const database =
        programs === undefined
          ? 'the embedded database: PostgreSQL is not installed'
          : `PostgreSQL (${programs})`;
      process.stdout.write(`Journeys from ${browserName} to ${database}.\n`);
      const postgres = programs === undefined ? undefined : await startPrivatePostgres();
      await use(postgres);
      await postgres?.stop();
    },
    { scope: 'worker' },
  ],
  databaseUrl: async ({ postgres }, use) => use(await postgres?.createDatabase()),
  server: async ({ databaseUrl }, use) => {
    const server = await IntakeServer.start({ databaseUrl });
    await use(server);
    await server.remove();
  },
  line: async ({ server }, use) => {
    const line = await FaultProxy.start(server.port);
    await use(line);
    await line.stop();
  },
  profile: async ({ playwright }, use) => {
    const profile = new Profile(playwright.chromium);
    await use(profile);
    await profile.remove();
  },
  station: async ({ page }, use) => use(new Station(page)),
});

export { expect } from '@playwright/test';

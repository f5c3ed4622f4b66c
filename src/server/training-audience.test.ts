import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { apiPaths, handOverLinesType } from '../contract/intake-api.ts';
import { describeOnEachDatabase } from './testing/each-database.ts';
import { practiceCpr, practiceRecord } from './testing/practice-registrations.ts';
import { writeBundle } from './testing/test-bundles.ts';
import { openTestDatabase } from './testing/test-desk.ts';
import { readProblem, startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describeOnEachDatabase('the world of training', (newPlace) => {
  it.each(['practice', 'production'] as const)('no server of %s takes anything of it', async (audience) => {
    server = await startTestServer({ database: await newPlace(), audience });
    const station = await server.newStation();
    const record = practiceRecord({ cpr: practiceCpr(0) });
    const answers = [
      await station.send({ path: apiPaths.handOver, body: { audience: 'training', records: [record] } }),
      await station.send({
        path: apiPaths.handOver,
        body: `${JSON.stringify({ audience: 'training', ids: [record.id] })}\n${record.content}`,
        headers: { 'content-type': handOverLinesType },
      }),
      await station.send({
        path: apiPaths.receipts,
        body: { audience: 'training', records: [{ id: record.id, contentHash: 'a'.repeat(64) }] },
      }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect((await readProblem(answer)).problem).toBe('wrong-audience');
    }
    const world = { audience: 'training', kommuneCode: station.info.kommuneCode } as const;
    for (const parts of [
      { world },
      { along: { audience: 'training' } },
      { world, along: { audience: 'training' } },
    ] as const) {
      const bundle = await writeBundle(station, { records: [record], ...parts });
      const refused = await fetch(server.url + apiPaths.bundles, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: bundle,
      });
      expect(refused.status).toBeGreaterThanOrEqual(400);
    }
    // The same record under the server's own name is what it takes, where its numbers are the server's.
    const [own] = await station.handOver([record]);
    expect(own?.outcome).toBe(audience === 'practice' ? 'acknowledged' : 'refused');
    if (own?.outcome === 'acknowledged') expect(own.receipt.sequence).toBe(1);
  });

  it('no database can be set up for it', async () => {
    const database = await openTestDatabase(await newPlace());
    try {
      await expect(
        sql`insert into installation (audience, kommune_code, created_at) values ('training', '0851', now())`.execute(
          database.db,
        ),
      ).rejects.toThrow(/audience/);
    } finally {
      await database.close();
    }
  });
});

import { afterEach, expect, it } from 'vitest';
import { apiPaths } from '../../contract/intake-api.ts';
import { findPostgresPrograms, startPrivatePostgres } from '../testing/private-postgres.ts';
import { readProblem, startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const start = async (options: Partial<Parameters<typeof startTestServer>[0]> = {}): Promise<TestServer> => {
  server = await startTestServer({ database: { kind: 'memory' }, ...options });
  return server;
};

it('says that it is ready, and no longer once it is being stopped, while it still answers', async () => {
  const { url, stop } = await start({ leaveMilliseconds: 1500 });
  const ready = await fetch(`${url}${apiPaths.readiness}`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
  const stopped = stop();
  const leaving = await fetch(`${url}${apiPaths.readiness}`);
  expect(leaving.headers.get('retry-after')).toBe('5');
  expect(await readProblem(leaving)).toEqual({ status: 503, problem: 'stopping' });
  expect((await fetch(`${url}${apiPaths.health}`)).status).toBe(200);
  await stopped;
  await expect(fetch(`${url}${apiPaths.health}`)).rejects.toThrow();
});

it('tells its figures on a port of their own, and names nobody', async () => {
  const { url, metricsUrl = '' } = await start({ metrics: { port: 0 } });
  await fetch(`${url}${apiPaths.health}`);
  await fetch(`${url}/api/v1/0101455009`);
  const answer = await fetch(metricsUrl);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(text).toContain('bopael_records_held 0');
  expect(text).toContain('bopael_records_total{outcome="acknowledged"} 0');
  expect(text).toMatch(
    /bopael_answer_seconds_count\{method="GET",route="\/api\/v1\/health",status="200"\} 1/,
  );
  expect(text).not.toContain('0101455009');
  // Every line is a comment or a sample of the text format.
  for (const line of text.trimEnd().split('\n')) {
    expect(line).toMatch(/^(#.*|[a-z0-9_]+(\{[^}]*\})? (-?[0-9.e+-]+|NaN)|)$/i);
  }
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
});

it('cannot start where the port for its figures is taken, and leaves nothing behind', async () => {
  const first = await start({ metrics: { port: 0 } });
  const taken = Number(new URL(first.metricsUrl ?? '').port);
  await expect(startTestServer({ database: { kind: 'memory' }, metrics: { port: taken } })).rejects.toThrow(
    `Port ${taken}`,
  );
});

it.runIf(findPostgresPrograms() !== undefined)(
  'lives, and is not ready, while its database does not answer',
  async () => {
    const postgres = await startPrivatePostgres();
    const { url, metricsUrl = '' } = await start({
      database: { kind: 'postgresql', url: await postgres.createDatabase() },
      metrics: { port: 0 },
    });
    expect((await fetch(`${url}${apiPaths.readiness}`)).status).toBe(200);
    await postgres.stop();
    expect((await fetch(`${url}${apiPaths.health}`)).status).toBe(200);
    expect(await readProblem(await fetch(`${url}${apiPaths.readiness}`))).toEqual({
      status: 503,
      problem: 'database-unavailable',
    });
    expect((await fetch(metricsUrl)).status).toBe(503);
  },
);

import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiPaths } from '../../contract/intake-api.ts';
import type { SealedIntake } from '../../contract/kiosk-api.ts';
import { randomTicket, sampleIntake } from '../../testing/intakes.ts';
import { sealAsKiosk } from '../testing/test-kiosk.ts';
import { startTestServer, type TestServer, type TestStation } from '../testing/test-server.ts';

const aThousand = 1_000;
const canary = 'Hemmelig Person';

/** Signed by the right machine: what is hostile is what it says. */
describe('a thousand hostile requests to each of the kiosks’ routes', () => {
  let server: TestServer;
  let kiosk: TestStation;
  let counter: TestStation;
  let sealed: SealedIntake;
  beforeAll(async () => {
    server = await startTestServer({ database: { kind: 'memory' } });
    kiosk = await server.newStation('Kiosk 1', 'Nord', 'kiosk');
    counter = await server.newStation('Skranke 1', 'Nord');
    sealed = await sealAsKiosk(kiosk, sampleIntake({ fields: { name: { text: canary } } }), [counter]);
  });
  afterAll(async () => {
    await server.stop();
  });

  const countRows = async (): Promise<unknown> => {
    const { rows } = await sql`select (select count(*) from intakes) as intakes,
      (select count(*) from intake_events) as events, (select count(*) from records) as records`.execute(
      server.database.db,
    );
    return rows;
  };

  async function expectRefused(station: TestStation, path: string, body: unknown, method?: string) {
    const asBody = method === 'GET' ? {} : { body };
    const response = await station.send({ path, ...asBody, ...(method === undefined ? {} : { method }) });
    await response.text();
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  }

  async function expectNothingHappened(before: unknown): Promise<void> {
    expect(await countRows()).toEqual(before);
    const log = server.log.join('');
    for (const secret of [canary, 'Hemmelig', 'Bopael-Station']) expect(log).not.toContain(secret);
    expect(log).not.toContain('"status":5');
  }

  const noise = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom('['.repeat(20_000), '{"__proto__":{"ask":"find"}}', '{"ask":1e999}', `"${canary}"`, ''),
  );
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary', maxLength: 80 }));

  it('to hand in: nothing is kept', async () => {
    const before = await countRows();
    const names = Object.keys(sealed) as (keyof SealedIntake)[];
    const changed = fc.tuple(fc.constantFrom(...names), anything).map(([name, value]) => ({
      ...sealed,
      [name]: value,
    }));
    const cut = fc.constantFrom(...names).map((name) => ({ ...sealed, [name]: undefined }));
    const almost = fc.constantFrom<unknown>(
      { ...sealed, more: canary },
      { ...sealed, ticket: randomTicket() },
      { ...sealed, id: sampleIntake().id },
      { ...sealed, kiosk: counter.id },
      { ...sealed, recipients: [] },
      { ...sealed, recipients: Array.from({ length: 61 }, () => sealed.recipients[0]) },
      { ...sealed, sealed: `${sealed.sealed}AAAA` },
      { ...sealed, sealed: 'A'.repeat(64_004) },
      { ...sealed, sealed: 'A'.repeat(200_000) },
      [sealed],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(noise, changed, cut, almost),
        fc.constantFrom(undefined, undefined, undefined, 'PUT', 'DELETE', 'GET'),
        fc.constantFrom('', '', '', '/', `?name=${encodeURIComponent(canary)}`),
        async (body, method, tail) => {
          // A genuine body under a query is genuine.
          await expectRefused(kiosk, apiPaths.kioskIntakes + tail, body, method);
        },
      ),
      { numRuns: aThousand },
    );
    await expectNothingHappened(before);
  });

  it('to ask as a counter station: nothing is seen, taken or ended', async () => {
    expect((await kiosk.send({ path: apiPaths.kioskIntakes, body: sealed })).status).toBe(200);
    const before = await countRows();
    const right = { ask: 'take', id: sealed.id, fromOther: true, audience: 'practice', by: 'ANNA' };
    const names = ['ask', 'id', 'fromOther', 'audience', 'by'] as const;
    const wrongs: Readonly<Record<(typeof names)[number], readonly unknown[]>> = {
      ask: ['', 'delete', 'Take', null, ['take']],
      id: ['', "' or true --", sealed.id.toUpperCase(), sealed.kiosk, null, [sealed.id], 0],
      fromOther: ['true', 1, null, undefined],
      audience: ['production', '', null],
      by: ['', ' ', 'X'.repeat(21), null, { $ne: '' }],
    };
    const changed = fc
      .constantFrom(...names)
      .chain((name) => fc.constantFrom(...wrongs[name]).map((value) => ({ ...right, [name]: value })));
    const almost = fc.constantFrom<unknown>(
      { ...right, more: canary },
      { ...right, ask: 'find' },
      { ask: 'find', ticket: 'K7F-2PX', audience: 'practice', by: 'ANNA' },
      { ask: 'find', ticket: '%', audience: 'practice', by: 'ANNA' },
      { ask: 'find', ticket: sealed.ticket.toLowerCase(), audience: 'practice', by: 'ANNA' },
      [right],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(noise, changed, almost),
        fc.constantFrom(undefined, undefined, undefined, 'PUT', 'DELETE', 'GET'),
        async (body, method) => expectRefused(counter, apiPaths.intakes, body, method),
      ),
      { numRuns: aThousand },
    );
    await expectNothingHappened(before);
  });

  it('for the list of recipients: it is told to a kiosk that asks for just that', async () => {
    const before = await countRows();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH'),
        noise,
        fc.constantFrom('', '?office=Syd', '/', '/../intakes'),
        async (method, body, tail) => {
          await expectRefused(kiosk, apiPaths.kioskRecipients + tail, body, method);
        },
      ),
      { numRuns: aThousand },
    );
    await expectNothingHappened(before);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answering,
  bytesOf,
  fakeSigner,
  fakeWeb,
  json,
  record,
  recordId,
  textOf,
  transportOver,
} from '../../testing/fake-web.ts';
import { toOutgoingText } from '../../testing/outgoing-text.ts';
import { createHttpTransport } from './http-transport.ts';

/** A request is signed before it is sent, and signing takes a moment. */
async function untilSent({ requests }: { readonly requests: readonly unknown[] }): Promise<void> {
  while (requests.length === 0) await Promise.resolve();
}

describe('handing over', () => {
  it('posts the records signed to the last sign, without cookies, cache or redirects', async () => {
    const { web, requests } = fakeWeb(async () => json(200, { results: [] }));
    const body = JSON.stringify({ audience: 'practice', records: [record] });
    const answer = await transportOver(web, fakeSigner(), 'https://indtag.example/').handOver([
      toOutgoingText(record),
    ]);
    expect(answer).toEqual({ kind: 'answered', results: [], number: 7, sentBytes: body.length });
    expect(requests).toEqual([
      {
        url: 'https://indtag.example/api/v1/hand-overs',
        request: {
          method: 'POST',
          headers: {
            accept: 'application/json',
            authorization: `POST /api/v1/hand-overs 7 ${body}`,
            'content-type': 'application/json',
          },
          body: bytesOf(body),
          redirect: 'manual',
          credentials: 'omit',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
          signal: {},
        },
      },
    ]);
  });

  it('tells the head of the audit trail beside the records', async () => {
    const { web, requests } = fakeWeb(async () => json(200, { results: [] }));
    const auditHead = { seq: 7, mac: 'a'.repeat(64), publicKey: `${'A'.repeat(43)}=` };
    await transportOver(web).handOver([toOutgoingText(record)], { auditHead });
    expect(requests.map(({ request }) => textOf(request.body))).toEqual([
      JSON.stringify({ audience: 'practice', records: [record], auditHead }),
    ]);
  });

  it('sends nothing before the station is enrolled', async () => {
    const { web, requests } = fakeWeb(async () => json(200, { results: [] }));
    const transport = createHttpTransport({
      web,
      baseUrl: 'https://indtag.example',
      signer: undefined,
      audience: 'practice',
      now: () => 0,
    });
    expect(await transport.handOver([toOutgoingText(record)])).toEqual({
      kind: 'status',
      status: 401,
      problem: 'not-signed-in',
    });
    expect(requests).toEqual([]);
  });

  it('takes a new number for every attempt, and sends nothing where it can keep none', async () => {
    let last = 0;
    const { web, requests } = fakeWeb(() => Promise.reject(new Error('down')));
    const counting = transportOver(
      web,
      fakeSigner(async () => ++last),
    );
    await counting.handOver([toOutgoingText(record)]);
    await counting.handOver([toOutgoingText(record)]);
    expect(requests.map(({ request }) => request.headers['authorization']?.slice(0, 25))).toEqual([
      'POST /api/v1/hand-overs 1',
      'POST /api/v1/hand-overs 2',
    ]);
    const full = transportOver(
      web,
      fakeSigner(async () => undefined),
    );
    expect(await full.handOver([toOutgoingText(record)])).toEqual({ kind: 'unreachable' });
    expect(requests).toHaveLength(2);
  });

  it('takes a line that fails for unreachable, whatever the error says', async () => {
    for (const error of [new TypeError('fetch failed'), new Error('net::ERR_TIMED_OUT'), 'odd']) {
      const { web } = fakeWeb(() => Promise.reject(error as Error));
      expect(await transportOver(web).handOver([toOutgoingText(record)])).toEqual({ kind: 'unreachable' });
    }
  });

  it('gives up when its own time is over, and says so', async () => {
    const fake = fakeWeb(
      () =>
        new Promise((_, reject) => {
          fake.aborts.push(() => reject(new Error('aborted')));
        }),
    );
    const answer = transportOver(fake.web).handOver([toOutgoingText(record)]);
    await untilSent(fake);
    expect(fake.timers.map(({ milliseconds }) => milliseconds)).toEqual([60_000]);
    fake.timers[0]?.run();
    expect(await answer).toEqual({ kind: 'timed-out' });
  });

  it('counts a body that never ends against the same time', async () => {
    const fake = fakeWeb(async () => ({
      ...answering({ status: 200 }).response,
      body: {
        getReader: () => ({
          read: () =>
            new Promise<never>((_, reject) => {
              fake.aborts.push(() => reject(new Error('aborted')));
            }),
          cancel: async () => {},
        }),
      },
    }));
    const answer = transportOver(fake.web).handOver([toOutgoingText(record)]);
    await untilSent(fake);
    await Promise.resolve();
    await Promise.resolve();
    expect(fake.aborts).toHaveLength(1);
    fake.timers[0]?.run();
    expect(await answer).toEqual({ kind: 'timed-out' });
  });

  it('breaks off what is under way when the station is locked, and begins nothing after that', async () => {
    const fake = fakeWeb(
      () =>
        new Promise((_, reject) => {
          fake.aborts.push(() => reject(new Error('aborted')));
        }),
    );
    const listeners = new Set<() => void>();
    const cancellation = {
      aborted: false,
      addEventListener: (_: 'abort', listener: () => void) => listeners.add(listener),
      removeEventListener: (_: 'abort', listener: () => void) => listeners.delete(listener),
    };
    const locked = createHttpTransport({
      web: fake.web,
      baseUrl: 'https://indtag.example',
      signer: fakeSigner(),
      audience: 'practice',
      now: () => 0,
      cancellation,
    });
    const answer = locked.handOver([toOutgoingText(record)]);
    await untilSent(fake);
    cancellation.aborted = true;
    for (const lock of listeners) lock();
    expect(await answer).toEqual({ kind: 'unreachable' });
    expect(listeners.size).toBe(0);
    expect(await locked.handOver([toOutgoingText(record)])).toEqual({ kind: 'unreachable' });
    expect(fake.requests).toHaveLength(1);
  });

  it('leaves no timer behind', async () => {
    const { web, timers } = fakeWeb(async () => json(500, {}));
    await transportOver(web).handOver([toOutgoingText(record)]);
    expect(timers.map(({ cleared }) => cleared)).toEqual([true]);
  });

  it('stops reading an answer that is longer than any of ours', async () => {
    const megabyte = new Uint8Array(1_000_000).fill(32);
    const { response, seen } = answering({ status: 200, chunks: Array.from({ length: 50 }, () => megabyte) });
    const { web } = fakeWeb(async () => response);
    expect(await transportOver(web).handOver([toOutgoingText(record)])).toEqual({
      kind: 'not-the-intake-server',
    });
    expect(seen.cancelled).toBe(true);
    expect(seen.read).toBeLessThan(6_000_000);
  });

  it('does not believe bytes that are not UTF-8', async () => {
    const { response } = answering({ status: 200, chunks: [Uint8Array.of(0xff, 0xfe)] });
    const { web } = fakeWeb(async () => response);
    expect(await transportOver(web).handOver([toOutgoingText(record)])).toEqual({
      kind: 'not-the-intake-server',
    });
  });

  it('does not follow a browser’s opaque redirect', async () => {
    const { response } = answering({ status: 0, type: 'opaqueredirect' });
    const { web } = fakeWeb(async () => response);
    expect(await transportOver(web).handOver([toOutgoingText(record)])).toEqual({
      kind: 'not-the-intake-server',
    });
  });

  it('reads an answer the same however the line cuts it up', async () => {
    const text = JSON.stringify({
      results: [
        { outcome: 'refused', id: recordId, refusal: { kind: 'invalid-cpr', paths: ['person.cpr'] } },
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: text.length })), async (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const chunks = edges.slice(1).map((to, index) => bytesOf(text.slice(edges[index], to)));
        const { web } = fakeWeb(async () => answering({ status: 200, chunks }).response);
        expect(await transportOver(web).handOver([toOutgoingText(record)])).toMatchObject({
          kind: 'answered',
        });
      }),
    );
  });
});

describe('what comes in parts', () => {
  const file = { sha256: 'c'.repeat(64), size: 10_000_000 };
  let now = 0;
  let carries = true;
  const fake = fakeWeb(async () => {
    now += carries ? 5_000 : 40_000;
    if (!carries) throw new Error('the line went down');
    return json(200, {});
  });
  const transport = createHttpTransport({
    web: fake.web,
    baseUrl: '',
    signer: fakeSigner(),
    audience: 'practice',
    now: () => now,
  });

  it('is asked for in smaller ones where an answer did not come, until some have come again', async () => {
    for (const does of [true, false, false, true, true, true, true]) {
      carries = does;
      await transport.fetchUpdates({ marks: 0, index: 0, lists: 0 });
      await transport.fetchRegisterPart(file, 0);
    }
    const asked = fake.requests.map(({ url, request }) =>
      url.startsWith('/api/v1/updates') ? (/most=(\d+)/.exec(url)?.[1] ?? null) : request.headers['range'],
    );
    const most = asked.filter((_, nth) => nth % 2 === 0);
    const ranges = asked.filter((_, nth) => nth % 2 === 1);
    expect(most).toEqual([null, null, '250', '31', '62', '124', '248']);
    expect(ranges.map((range) => Number(range?.replace('bytes=0-', '')) + 1)).toEqual([
      262_144, 262_144, 32_768, 8_192, 16_384, 32_768, 65_536,
    ]);
  });
});

describe('asking without records', () => {
  it('signs what it asks for, under no number', async () => {
    const { web, requests } = fakeWeb(async () => json(503, {}));
    const transport = transportOver(web);
    await transport.fetchUpdates({ marks: 1, index: 22, lists: 3 });
    await transport.compareRecords([{ id: recordId, contentHash: 'a'.repeat(64) }]);
    const [updates, receipts] = requests.map(({ request }) => request.headers['authorization']);
    expect(updates).toBe('GET /api/v1/updates?marks=1&index=22&lists=3 0');
    expect(receipts).toMatch(/^POST \/api\/v1\/receipts 0 \{/);
  });
});

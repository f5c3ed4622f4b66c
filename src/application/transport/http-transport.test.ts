import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutgoingRecord } from '../../contract/intake-api.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { toOutgoingText } from '../../testing/outgoing-text.ts';
import type { StationSigner } from '../station-identity/station-signer.ts';
import { createHttpTransport } from './http-transport.ts';
import { readStationSettings } from './read-station-settings.ts';
import type { WebPlatform, WebRequest, WebResponse } from './web-platform.ts';

const id = '01944b7a-5d3c-7c3e-9a4f-0123456789ab' as RegistrationId;
const stationId = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
const record: OutgoingRecord = { id, content: '{"a":1}' };

const textOf = (body: WebRequest['body'] = ''): string =>
  typeof body === 'string' ? body : String.fromCharCode(...body);

/** UTF-8 of plain ASCII, which is all that these tests say. */
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

class FakeDecoder {
  decode(bytes: Uint8Array): string {
    if (bytes.includes(0xff)) throw new TypeError('not UTF-8');
    return String.fromCharCode(...bytes);
  }
}

interface FakeAnswer {
  readonly status: number;
  readonly chunks?: readonly Uint8Array[];
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

function answering({ status, chunks, type, headers = {} }: FakeAnswer) {
  const seen = { read: 0, cancelled: false };
  const left = [...(chunks ?? [])];
  const response: WebResponse = {
    status,
    ...(type === undefined ? {} : { type }),
    headers: { get: (name) => headers[name] ?? null },
    body:
      chunks === undefined
        ? null
        : {
            getReader: () => ({
              async read() {
                const value = left.shift();
                if (value === undefined) return { done: true };
                seen.read += value.byteLength;
                return { done: false, value };
              },
              async cancel() {
                seen.cancelled = true;
              },
            }),
          },
  };
  return { response, seen };
}

const json = (status: number, value: unknown) =>
  answering({ status, chunks: [bytesOf(JSON.stringify(value))] }).response;

function fakeWeb(fetch: (url: string, request: WebRequest) => Promise<WebResponse>) {
  const requests: { url: string; request: WebRequest }[] = [];
  const timers: { run: () => void; milliseconds: number; cleared: boolean }[] = [];
  const aborts: (() => void)[] = [];
  const web: WebPlatform = {
    fetch: (url, request) => {
      requests.push({ url, request });
      return fetch(url, request);
    },
    AbortController: class {
      readonly signal = {};
      abort(): void {
        for (const run of aborts) run();
      }
    },
    TextDecoder: FakeDecoder,
    setTimeout: (run, milliseconds) => timers.push({ run, milliseconds, cleared: false }) - 1,
    clearTimeout: (index: number) => {
      const timer = timers[index];
      if (timer !== undefined) timer.cleared = true;
    },
  };
  return { web, requests, timers, aborts };
}

const keyOf = (letter: string) => `${letter.repeat(42)}A=`;
const keys = { signing: keyOf('A'), sealing: keyOf('B'), blinding: keyOf('C') };

/** Signs with words that say what was signed. */
function fakeSigner(takeNumber: StationSigner['takeNumber'] = async () => 7): StationSigner {
  return {
    server: keys,
    authorize: async ({ method, target, number, body }) =>
      [method, target, number, ...(body === undefined ? [] : [textOf(body)])].join(' '),
    takeNumber,
  };
}

const transportOver = (
  web: WebPlatform,
  signer: StationSigner | undefined = fakeSigner(),
  baseUrl = 'https://indtag.example',
) => createHttpTransport({ web, baseUrl, signer, audience: 'practice', now: () => 0 });

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

  it('sends nothing in JSON that no server takes: it answers itself that it is to be halved', async () => {
    const { web, requests } = fakeWeb(async () => json(200, { results: [] }));
    const transport = transportOver(web);
    const quotes = toOutgoingText({ id: record.id, content: JSON.stringify('"'.repeat(20_000)) });
    const tooLarge = { kind: 'status', status: 413, problem: 'too-large' };
    expect(await transport.handOver(Array<typeof quotes>(26).fill(quotes))).toEqual(tooLarge);
    expect(requests).toEqual([]);
    expect(await transport.handOver([quotes])).toMatchObject({ kind: 'answered' });
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
      results: [{ outcome: 'refused', id, refusal: { kind: 'invalid-cpr', paths: ['person.cpr'] } }],
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

describe('probing', () => {
  const health = {
    status: 'ok',
    audience: 'practice',
    time: '2026-11-23T10:00:00.000Z',
    database: 'embedded',
  };
  const station = {
    stationId,
    stationName: 'Skranke 2',
    office: 'Borgerservice Nord',
    audience: 'practice',
    kommuneCode: '0461',
    keys,
    lastExchange: 3,
  };

  it('asks for health first, unsigned, and then whether the station is known', async () => {
    const { web, requests } = fakeWeb(async (url) => json(200, url.endsWith('/health') ? health : station));
    expect(await transportOver(web).probe()).toEqual({
      kind: 'ready',
      serverTime: health.time,
      lastExchange: 3,
    });
    expect(requests.map(({ url, request }) => [url, request.headers['authorization']])).toEqual([
      ['https://indtag.example/api/v1/health', undefined],
      ['https://indtag.example/api/v1/station', 'GET /api/v1/station 0'],
    ]);
  });

  it('writes hand-overs in lines for a server that says so, and in JSON for an earlier one behind the address', async () => {
    let takesLines = true;
    let number = 0;
    const { web, requests } = fakeWeb(async (url, { headers }) => {
      if (url.endsWith('/health')) return json(200, health);
      if (url.endsWith('/station')) return json(200, { ...station, takesLines: true });
      const isJson = headers['content-type'] === 'application/json';
      return takesLines || isJson
        ? json(200, { results: [] })
        : json(415, { problem: 'malformed', message: '' });
    });
    const transport = transportOver(
      web,
      fakeSigner(async () => {
        number += 1;
        return number;
      }),
    );
    const handOver = () => transport.handOver([toOutgoingText(record)]);
    const inLines = `{"audience":"practice","ids":["${id}"]}\n${record.content}`;
    const inJson = JSON.stringify({ audience: 'practice', records: [record] });
    expect(await handOver()).toMatchObject({ kind: 'answered', number: 1 });
    await transport.probe();
    expect(await handOver()).toMatchObject({ kind: 'answered', number: 2 });
    takesLines = false;
    expect(await handOver()).toMatchObject({ kind: 'answered', number: 4 });
    expect(await handOver()).toMatchObject({ kind: 'answered', number: 5 });
    const sent = requests.flatMap(({ request }) => (request.method === 'POST' ? [textOf(request.body)] : []));
    expect(sent).toEqual([inJson, inLines, inLines, inJson, inJson]);
    const types = requests.flatMap(({ request }) => request.headers['content-type'] ?? []);
    const [ofJson, ofLines] = ['application/json', 'application/x-ndjson'];
    expect(types).toEqual([ofJson, ofLines, ofLines, ofJson, ofJson]);
  });

  it('packs what goes over a line that is not known to be quick, where the server says that it unpacks', async () => {
    let takesPacked = true;
    const { web, requests } = fakeWeb(async (url, { headers }) => {
      if (url.endsWith('/health')) return json(200, health);
      if (url.endsWith('/station')) return json(200, { ...station, takesLines: true, takesPacked: true });
      const isPacked = headers['content-type'] === 'application/x-ndjson+gzip';
      return isPacked && !takesPacked
        ? json(415, { problem: 'malformed', message: '' })
        : json(200, { results: [] });
    });
    const at = { web, baseUrl: '', signer: fakeSigner(), audience: 'practice', now: () => 0 } as const;
    const transport = createHttpTransport({ ...at, gzip: async (bytes) => Uint8Array.of(31, ...bytes) });
    await transport.probe();
    const text = toOutgoingText(record);
    await transport.handOver([text]);
    await transport.handOver([text], {}, { isQuick: false });
    await transport.handOver([text], {}, { isQuick: true });
    takesPacked = false;
    expect(await transport.handOver([text])).toMatchObject({ kind: 'answered' });
    const unable = createHttpTransport(at);
    await unable.probe();
    await unable.handOver([text]);
    const posts = requests.flatMap(({ request }) => (request.method === 'POST' ? [request] : []));
    const [packed, lines] = ['application/x-ndjson+gzip', 'application/x-ndjson'];
    expect(posts.map(({ headers }) => headers['content-type'])).toEqual([
      packed,
      packed,
      lines,
      packed,
      'application/json',
      lines,
    ]);
    const [first, second, third] = posts.map(({ body }) => body as Uint8Array<ArrayBuffer>);
    const inLines = `{"audience":"practice","ids":["${id}"]}\n${record.content}`;
    for (const body of [first, second]) expect(body).toEqual(Uint8Array.of(31, ...bytesOf(inLines)));
    expect(textOf(third)).toBe(inLines);
  });

  it('accepts a short answer where it knows the hash of all that it sends', async () => {
    const contentHash = 'b'.repeat(64);
    const { web, requests } = fakeWeb(async () =>
      json(200, { receivedAt: '2026-11-23T08:00:00.000Z', results: [7] }),
    );
    const transport = transportOver(web);
    const text = toOutgoingText(record);
    const receipt = { id, sequence: 7, receivedAt: '2026-11-23T08:00:00.000Z', contentHash };
    expect(await transport.handOver([{ ...text, contentHash }])).toEqual({
      kind: 'answered',
      results: [{ outcome: 'acknowledged', id, receipt, replayed: false }],
      number: 7,
      sentBytes: JSON.stringify({ audience: 'practice', records: [record] }).length,
    });
    expect(await transport.handOver([text])).toEqual({ kind: 'not-the-intake-server' });
    expect(requests.map(({ request }) => request.headers['accept'])).toEqual([
      'application/vnd.bopael.short-answer+json, application/json',
      'application/json',
    ]);
  });

  it('signs nothing for a server of the other world', async () => {
    const { web, requests } = fakeWeb(async () => json(200, { ...health, audience: 'production' }));
    expect(await transportOver(web).probe()).toEqual({ kind: 'wrong-audience' });
    expect(requests.some(({ request }) => 'authorization' in request.headers)).toBe(false);
  });

  it('says that it has no keys once the server has answered', async () => {
    const { web, requests } = fakeWeb(async () => json(200, health));
    const transport = createHttpTransport({
      web,
      baseUrl: '',
      signer: undefined,
      audience: 'practice',
      now: () => 0,
    });
    expect(await transport.probe()).toEqual({ kind: 'not-enrolled' });
    expect(requests.map(({ url }) => url)).toEqual(['/api/v1/health']);
  });

  it('tells nothing more to a server with other keys, until the right one is there again', async () => {
    let told: object = { ...station, keys: { ...keys, signing: keyOf('Z') } };
    const answers: Record<string, () => object> = {
      '/api/v1/health': () => health,
      '/api/v1/station': () => told,
      '/api/v1/hand-overs': () => ({ results: [] }),
    };
    const { web, requests } = fakeWeb(async (url) =>
      json(200, answers[url.replace('https://indtag.example', '')]?.() ?? {}),
    );
    const transport = transportOver(web);
    expect(await transport.probe()).toEqual({ kind: 'server-key-changed' });
    const refused = { kind: 'status', status: 401, problem: 'not-signed-in' };
    expect(await transport.handOver([toOutgoingText(record)])).toEqual(refused);
    expect(await transport.compareRecords([{ id, contentHash: 'a'.repeat(64) }])).toEqual(refused);
    expect(await transport.fetchUpdates({ marks: 0, index: 0, lists: 0 })).toEqual(refused);
    expect(requests).toHaveLength(2);
    told = station;
    expect(await transport.probe()).toMatchObject({ kind: 'ready' });
    expect(await transport.handOver([toOutgoingText(record)])).toMatchObject({ kind: 'answered' });
  });
});

describe('asking without records', () => {
  it('signs what it asks for, under no number', async () => {
    const { web, requests } = fakeWeb(async () => json(503, {}));
    const transport = transportOver(web);
    await transport.fetchUpdates({ marks: 1, index: 22, lists: 3 });
    await transport.compareRecords([{ id, contentHash: 'a'.repeat(64) }]);
    const [updates, receipts] = requests.map(({ request }) => request.headers['authorization']);
    expect(updates).toBe('GET /api/v1/updates?marks=1&index=22&lists=3 0');
    expect(receipts).toMatch(/^POST \/api\/v1\/receipts 0 \{/);
  });
});

describe('getting acquainted', () => {
  const settings = {
    audience: 'practice',
    kommuneCode: '0461',
    kommuneName: 'Odense',
    openEnrolment: true,
  };

  it('reads which world a server lives in', async () => {
    const { web, requests } = fakeWeb(async () => json(200, settings));
    expect(await readStationSettings(web, 'http://127.0.0.1:4780/')).toEqual({ ok: true, value: settings });
    expect(requests[0]?.url).toBe('http://127.0.0.1:4780/station.json');
  });

  it.each([
    ['a page', answering({ status: 200, chunks: [bytesOf('<html>')] }).response, 'not-the-intake-server'],
    ['another’s JSON', json(200, { hello: 1 }), 'not-the-intake-server'],
    ['a redirect', answering({ status: 302 }).response, 'not-the-intake-server'],
    ['nothing there', json(404, {}), 'not-the-intake-server'],
    ['a server in trouble', json(503, {}), 'unreachable'],
  ])('is not taken in by %s', async (_, response, kind) => {
    const { web } = fakeWeb(async () => response);
    expect(await readStationSettings(web, 'http://127.0.0.1:4780')).toEqual({ ok: false, error: { kind } });
  });
});

import { describe, expect, it } from 'vitest';
import {
  answering,
  bytesOf,
  fakeWeb,
  health,
  json,
  keyOf,
  keys,
  record,
  recordId,
  station,
  transportOver,
} from '../../testing/fake-web.ts';
import { toOutgoingText } from '../../testing/outgoing-text.ts';
import { createHttpTransport } from './http-transport.ts';
import { readStationSettings } from './read-station-settings.ts';

describe('probing', () => {
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
    expect(await transport.compareRecords([{ id: recordId, contentHash: 'a'.repeat(64) }])).toEqual(refused);
    expect(await transport.fetchUpdates({ marks: 0, index: 0, lists: 0 })).toEqual(refused);
    expect(requests).toHaveLength(2);
    told = station;
    expect(await transport.probe()).toMatchObject({ kind: 'ready' });
    expect(await transport.handOver([toOutgoingText(record)])).toMatchObject({ kind: 'answered' });
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

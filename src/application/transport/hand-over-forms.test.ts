import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  fakeSigner,
  fakeWeb,
  health,
  json,
  record,
  recordId,
  station,
  textOf,
  transportOver,
} from '../../testing/fake-web.ts';
import { toOutgoingText } from '../../testing/outgoing-text.ts';
import { createHttpTransport } from './http-transport.ts';

describe('the forms of a hand-over', () => {
  it('sends nothing in JSON that no server takes: it answers itself that it is to be halved', async () => {
    const { web, requests } = fakeWeb(async () => json(200, { results: [] }));
    const transport = transportOver(web);
    const quotes = toOutgoingText({ id: record.id, content: JSON.stringify('"'.repeat(20_000)) });
    const tooLarge = { kind: 'status', status: 413, problem: 'too-large' };
    expect(await transport.handOver(Array<typeof quotes>(26).fill(quotes))).toEqual(tooLarge);
    expect(requests).toEqual([]);
    expect(await transport.handOver([quotes])).toMatchObject({ kind: 'answered' });
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
    const inLines = `{"audience":"practice","ids":["${recordId}"]}\n${record.content}`;
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
    const inLines = `{"audience":"practice","ids":["${recordId}"]}\n${record.content}`;
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
    const receipt = { id: recordId, sequence: 7, receivedAt: '2026-11-23T08:00:00.000Z', contentHash };
    expect(await transport.handOver([{ ...text, contentHash }])).toEqual({
      kind: 'answered',
      results: [{ outcome: 'acknowledged', id: recordId, receipt, replayed: false }],
      number: 7,
      sentBytes: JSON.stringify({ audience: 'practice', records: [record] }).length,
    });
    expect(await transport.handOver([text])).toEqual({ kind: 'not-the-intake-server' });
    expect(requests.map(({ request }) => request.headers['accept'])).toEqual([
      'application/vnd.bopael.short-answer+json, application/json',
      'application/json',
    ]);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchRegister } from '../../application/address-register/fetch-register.ts';
import type { LoadedRegister } from '../../application/ports/address-register.ts';
import { createHttpTransport } from '../../application/transport/http-transport.ts';
import type { WebPlatform, WebResponse } from '../../application/transport/web-platform.ts';
import { registerPieceBytes } from '../../contract/address-register.ts';
import { ok } from '../../domain/result.ts';
import { createMemoryRegisterFetchBook } from '../../testing/memory-register-fetch-book.ts';
import { listVerifier } from '../../testing/published-lists.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { startTestServer, steppingClock, type TestServer, type TestStation } from '../testing/test-server.ts';
import { createRegisterBook, type RegisterBook } from './register-book.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Fetches as the platform does; every third answer is cut off in its middle. */
function createCutLine(): WebPlatform & { readonly ranges: string[] } {
  const ranges: string[] = [];
  let answers = 0;
  return {
    AbortController,
    TextDecoder,
    setTimeout,
    clearTimeout,
    ranges,
    async fetch(url, request) {
      const response = (await fetch(url, request as RequestInit)) as WebResponse;
      const { range } = request.headers;
      if (range === undefined) return response;
      answers += 1;
      if (answers % 3 === 0) {
        await response.body?.getReader().cancel();
        throw new TypeError('The line was cut');
      }
      ranges.push(range);
      return response;
    },
  };
}

describeOnEachDatabase('a station that fetches a register over a bad line', (newPlace) => {
  let server: TestServer;
  let station: TestStation;
  let book: RegisterBook;
  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace() });
    station = await server.newStation('Skranke 1', 'Nord');
    book = createRegisterBook(server.database.db, server.database.keys, steppingClock());
  });
  afterAll(async () => {
    await server.stop();
  });

  it('gets each part once, and takes exactly the bytes that were published; then the changes', async () => {
    const web = createCutLine();
    const { info } = station;
    const transport = createHttpTransport({
      web,
      baseUrl: server.url,
      audience: info.audience,
      now: Date.now,
      signer: {
        server: info.keys,
        authorize: async ({ target }) => station.authorize({ path: target }),
        takeNumber: async () => station.takeNumber(),
      },
    });
    let held: { readonly sha256: string; readonly date: string; readonly practice: boolean } | undefined;
    const taken: Uint8Array[] = [];
    const fetchBook = createMemoryRegisterFetchBook();
    const clock = steppingClock();
    const fetchAll = async (date: string): Promise<number> => {
      for (let turn = 1; ; turn += 1) {
        const { kind } = await fetchRegister({
          ...listVerifier,
          transport,
          book: fetchBook,
          findTrust: async () => ({
            world: info,
            signingKeys: [new Uint8Array(Buffer.from(info.keys.signing, 'base64'))],
          }),
          findHeld: async () => held,
          async take(files, only) {
            for (const { bytes } of files)
              if (!(bytes instanceof Uint8Array))
                taken.push(gunzipSync(new Uint8Array(await bytes.arrayBuffer())));
            held = { sha256: only.sha256, date, practice: false };
            return ok({} as LoadedRegister);
          },
          note: async () => ok(undefined),
          sha256: async (bytes) => sha256(bytes),
          clock,
          mustWait: async () => false,
        });
        if (kind === 'taken') return turn;
        expect(kind).toBe('unanswered');
      }
    };

    const about = (date: string): string =>
      JSON.stringify({ kind: 'register', name: 'Danmark', date, practice: false });
    const first = randomBytes(5 * registerPieceBytes + 17);
    await book.publish({ sha256: sha256(first), about: about('2026-11-01'), bytes: first, after: undefined });
    expect(await fetchAll('2026-11-01')).toBeGreaterThan(2);
    expect(taken.map((bytes) => Buffer.compare(bytes, first))).toEqual([0]);
    expect(new Set(web.ranges).size).toBe(web.ranges.length);

    const [second, changes] = [randomBytes(5 * registerPieceBytes), randomBytes(1000)];
    await book.publish({
      sha256: sha256(second),
      about: about('2026-11-08'),
      bytes: second,
      after: sha256(first),
      changes,
    });
    taken.length = 0;
    await fetchAll('2026-11-08');
    expect(taken.map((bytes) => Buffer.compare(bytes, changes))).toEqual([0]);
  });
});

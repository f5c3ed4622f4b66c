import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type PackedFile,
  type RegisterOffer,
  RegisterOfferSchema,
  registerFileQuery,
  registerQuery,
  registerText,
} from '../../contract/address-register.ts';
import { apiPaths } from '../../contract/intake-api.ts';
import { verifyEd25519 } from '../../testing/test-signer.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import {
  makeTestMachine,
  readProblem,
  startTestServer,
  steppingClock,
  type TestServer,
  type TestStation,
} from '../testing/test-server.ts';
import { createRegisterBook, type NewRegister, type RegisterBook } from './register-book.ts';
import { pieceBytes } from './register-pieces.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The server looks into no register: any bytes will do. */
function register(date: string, from?: { readonly base: string; readonly size: number }): NewRegister {
  const bytes = randomBytes(3 * pieceBytes);
  const about = JSON.stringify({ kind: 'register', name: 'Danmark', date, practice: false, addresses: 1 });
  return {
    sha256: sha256(bytes),
    about,
    bytes,
    after: from?.base,
    ...(from === undefined ? {} : { changes: randomBytes(from.size) }),
  };
}

describeOnEachDatabase('address registers', (newPlace) => {
  let server: TestServer;
  let station: TestStation;
  let book: RegisterBook;
  const published: NewRegister[] = [];

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace() });
    station = await server.newStation('Skranke 1', 'Nord');
    const { db, keys } = server.database;
    book = createRegisterBook(db, keys, steppingClock());
  });
  afterAll(async () => {
    await server.stop();
  });

  const ask = async (have?: string): Promise<RegisterOffer> => {
    const response = await station.send({ path: apiPaths.registers + registerQuery(have) });
    expect(response.status).toBe(200);
    return RegisterOfferSchema.parse(await response.json());
  };
  const fetchFile = (file: Pick<PackedFile, 'sha256'>, headers: Readonly<Record<string, string>> = {}) =>
    station.send({ path: apiPaths.registerFiles + registerFileQuery(file.sha256), headers });
  const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
  const publish = async (one: NewRegister): Promise<void> => {
    expect(await book.publish(one)).toMatchObject({ ok: true, value: { sha256: one.sha256 } });
    published.push(one);
  };
  const newestFile = async (): Promise<PackedFile> => {
    const { newest } = await ask();
    if (newest === undefined) throw new Error('none');
    return newest.file;
  };

  it('none is offered until one was published', async () => {
    expect(await ask()).toEqual({});
    expect(await ask('0'.repeat(64))).toEqual({});
  });

  it('the newest is offered with the signature of the server’s key, and is there byte for byte', async () => {
    const first = register('2026-11-01');
    await publish(first);
    const { newest, changes } = await ask();
    expect(newest).toMatchObject({ sha256: first.sha256, about: first.about });
    expect(changes).toBeUndefined();
    if (newest === undefined) throw new Error('none');
    const publicKey = new Uint8Array(Buffer.from(station.info.keys.signing, 'base64'));
    const message = new TextEncoder().encode(registerText(newest.sha256, newest.about));
    const signature = new Uint8Array(Buffer.from(newest.attestation.signature, 'base64'));
    expect(await verifyEd25519({ publicKey, message, signature })).toBe(true);

    const response = await fetchFile(newest.file);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'private',
      etag: `"${newest.file.sha256}"`,
      'accept-ranges': 'bytes',
      'content-length': String(newest.file.size),
      'content-type': 'application/gzip',
    });
    const bytes = await bytesOf(response);
    expect(sha256(bytes)).toBe(newest.file.sha256);
    expect(gunzipSync(bytes).equals(first.bytes)).toBe(true);
  });

  it('any part is the part of the whole, wherever it is cut', async () => {
    const file = await newestFile();
    const whole = await bytesOf(await fetchFile(file));
    const place = fc.oneof(
      fc.nat(file.size - 1),
      fc.constantFrom(0, pieceBytes - 1, pieceBytes, 2 * pieceBytes, file.size - 1),
    );
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [from, last] = [Math.min(one, other), Math.max(one, other)];
        const response = await fetchFile(file, { range: `bytes=${from}-${last}` });
        expect(response.status).toBe(206);
        expect(response.headers.get('content-range')).toBe(`bytes ${from}-${last}/${file.size}`);
        expect((await bytesOf(response)).equals(whole.subarray(from, last + 1))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('a part of something else is never given: then all of it is', async () => {
    const file = await newestFile();
    const range = 'bytes=5-9';
    expect((await fetchFile(file, { range, 'if-range': `"${file.sha256}"` })).status).toBe(206);
    for (const tag of [`"${'0'.repeat(64)}"`, `W/"${file.sha256}"`, 'Thu, 26 Nov 2026 00:00:00 GMT'])
      expect((await fetchFile(file, { range, 'if-range': tag })).status).toBe(200);
    const beyond = await fetchFile(file, { range: `bytes=${file.size}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${file.size}`);
  });

  it('changes are offered in their order to whoever has a register that they lead from', async () => {
    const [first] = published;
    if (first === undefined) throw new Error('none');
    const second = register('2026-11-08', { base: first.sha256, size: 1000 });
    await publish(second);
    const third = register('2026-11-15', { base: second.sha256, size: 2000 });
    await publish(third);
    const fromFirst = await ask(first.sha256);
    expect(fromFirst.newest?.sha256).toBe(third.sha256);
    const read = await Promise.all(
      (fromFirst.changes ?? []).map(async (file) => gunzipSync(await bytesOf(await fetchFile(file)))),
    );
    expect(read.map((bytes) => bytes.equals(second.changes ?? Buffer.of()))).toEqual([true, false]);
    expect(read[1]?.equals(third.changes ?? Buffer.of())).toBe(true);
    expect((await ask(second.sha256)).changes).toHaveLength(1);
    expect(await ask(third.sha256)).toEqual({ changes: [] });
    expect((await ask('0'.repeat(64))).changes).toBeUndefined();
  });

  it('the same again changes nothing; an older one, or changes to another than the newest, are refused', async () => {
    const newest = published.at(-1);
    if (newest === undefined) throw new Error('none');
    const before = await book.list();
    expect(await book.publish(newest)).toMatchObject({ ok: true });
    const older = register('2026-10-01', { base: newest.sha256, size: 10 });
    expect(await book.publish(older)).toEqual({ ok: false, error: { kind: 'older', newest: '2026-11-15' } });
    const beside = register('2026-12-01', { base: '0'.repeat(64), size: 10 });
    expect(await book.publish(beside)).toEqual({ ok: false, error: { kind: 'other-newest' } });
    expect(await book.list()).toEqual(before);
  });

  it('of two that are published at once one is taken whole, and nothing of the other', async () => {
    const base = published.at(-1)?.sha256 ?? '';
    const both = [register('2026-11-16', { base, size: 10 }), register('2026-11-16', { base, size: 10 })];
    const taken = await Promise.all(both.map((one) => book.publish(one)));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    published.push(...both.filter((_, place) => taken[place]?.ok === true));
    const { db } = server.database;
    const files = await db.selectFrom('register_files').selectAll().execute();
    for (const { sha256: hash, size } of files) {
      const rows = await db
        .selectFrom('register_pieces')
        .select('bytes')
        .where('file', '=', hash)
        .orderBy('piece')
        .execute();
      const bytes = Buffer.concat(rows.map((row) => Buffer.from(row.bytes)));
      expect([bytes.length, sha256(bytes)]).toEqual([size, Buffer.from(hash).toString('hex')]);
    }
  });

  it('what is cut off in the middle is not there at all', async () => {
    const { db, keys } = server.database;
    const before = await book.list();
    let pieces = 0;
    const dying = db.withPlugin({
      transformQuery({ node }) {
        const written = JSON.stringify(node).includes('register_pieces');
        pieces += written ? 1 : 0;
        if (pieces > 1) throw new Error('The program died here');
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const next = register('2026-11-17', { base: published.at(-1)?.sha256 ?? '', size: 10 });
    await expect(createRegisterBook(dying, keys, steppingClock()).publish(next)).rejects.toThrow('died');
    expect(await book.list()).toEqual(before);
    expect((await ask()).newest?.sha256).toBe(published.at(-1)?.sha256);
    await publish(next);
  });

  it('totals that nobody begins any more are let go, and changes that spare nothing', async () => {
    const long = register('2026-11-18', { base: published.at(-1)?.sha256 ?? '', size: 4 * pieceBytes });
    await publish(long);
    const stored = await book.list();
    expect(stored.map(({ file }) => file !== undefined)).toEqual(
      stored.map((_, place) => place >= stored.length - 2),
    );
    expect(stored.every(({ changes }) => changes === undefined)).toBe(true);
    expect((await ask(published[0]?.sha256)).changes).toBeUndefined();
    const rows = await server.database.db.selectFrom('register_files').select('sha256').execute();
    expect(rows).toHaveLength(2);
  });

  it('the file that a station is in the middle of is still there when the next one comes', async () => {
    const file = await newestFile();
    const half = await bytesOf(await fetchFile(file, { range: `bytes=0-${pieceBytes - 1}` }));
    await publish(register('2026-11-19', { base: published.at(-1)?.sha256 ?? '', size: 10 }));
    const rest = await bytesOf(await fetchFile(file, { range: `bytes=${pieceBytes}-` }));
    expect(sha256(Buffer.concat([half, rest]))).toBe(file.sha256);
    await publish(register('2026-11-20', { base: published.at(-1)?.sha256 ?? '', size: 10 }));
    expect(await readProblem(await fetchFile(file))).toEqual({ status: 404, problem: 'not-found' });
  });

  it('is for stations alone that have signed the very request', async () => {
    const path = apiPaths.registerFiles + registerFileQuery((await newestFile()).sha256);
    for (const asked of [apiPaths.registers, path]) {
      expect((await fetch(server.url + asked)).status).toBe(401);
      const authorization = station.authorize({ path: asked === path ? apiPaths.registers : path });
      expect((await fetch(server.url + asked, { headers: { authorization } })).status).toBe(401);
    }
    const stranger = makeTestMachine();
    const signature = stranger.sign(Buffer.from('x')).toString('base64');
    const authorization = `Bopael-Station ${station.id}:0:${signature}`;
    expect((await fetch(server.url + path, { headers: { authorization } })).status).toBe(401);
    const shut = await server.newStation('Skranke 9', 'Nord');
    await server.stations.revoke(shut.id);
    expect(await readProblem(await shut.send({ path }))).toEqual({ status: 403, problem: 'station-revoked' });
  });

  it('two hundred hostile requests are answered 2xx or 4xx, and nothing of them is in the log', async () => {
    const { sha256: hash } = await newestFile();
    const query = fc.oneof(
      fc.webQueryParameters().map((text) => `?${text}`),
      fc.constantFrom(
        `?sha256=${hash}&sha256=${hash}`,
        `?sha256=${hash.toUpperCase()}`,
        `?sha256=${hash}%00`,
        `?sha256[]=${hash}`,
        '?sha256=../../etc/passwd',
        `?have=${hash}&have=1`,
        "?have='%20or%20true%20--",
        '?__proto__=1',
        `?sha256=${hash}`,
        '?have=Hemmelig',
      ),
    );
    const range = fc.oneof(
      fc.stringMatching(/^[ -~]{0,40}$/),
      fc.constantFrom(
        'bytes=0-0,0-0,0-0',
        `bytes=${'0-1,'.repeat(1000)}0-1`,
        'bytes=-1',
        'bytes=1e9-',
        'bytes=--1',
      ),
    );
    const send = (path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
      new Promise((resolve, reject) => {
        const sent = httpRequest({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
          response.resume();
          response.on('end', () => resolve(response.statusCode ?? 0));
        });
        sent.on('error', reject);
        sent.end();
      });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(apiPaths.registers, apiPaths.registerFiles),
        query,
        range,
        fc.boolean(),
        async (address, words, part, isOwn) => {
          const path = address + words;
          const authorization = isOwn ? station.authorize({ path }) : `Bopael-Station ${part}`.trim();
          const status = await send(path, { authorization, range: part.trim() });
          expect(status).toBeGreaterThanOrEqual(200);
          expect(status).toBeLessThan(500);
          if (!isOwn) expect(status).toBe(401);
        },
      ),
      { numRuns: 200 },
    );
    const log = server.log.join('');
    for (const secret of ['Hemmelig', 'passwd', 'Bopael-Station', hash]) expect(log).not.toContain(secret);
    expect(log).not.toContain('"status":5');
  });
});

import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SealedFile, writeSealedFile } from '../../application/bundle/sealed-file.ts';
import type { BundleResponse } from '../../contract/bundle.ts';
import { apiPaths } from '../../contract/intake-api.ts';
import { type BundleParty, bundleCrypto, makeBundleParty, sealBundle } from '../../testing/bundle-parties.ts';
import { makeTestCertificate, serverUsage } from '../../testing/test-certificate.ts';
import { bundleCommand } from './bundle.ts';
import { sendBundle } from './bundle-line.ts';
import { type ImportedFile, importBundles } from './import-bundles.ts';

const world = { audience: 'practice', kommuneCode: '0621' } as const;
const station = '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60';
type Handler = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void;

let party: BundleParty;
let directory = '';
const open: Server[] = [];
beforeAll(async () => {
  party = await makeBundleParty();
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bopael-bundle-'));
});
afterEach(async () => {
  for (const server of open.splice(0)) server.close();
  await rm(directory, { recursive: true });
});

const bundleNo = (number: number): Promise<SealedFile> =>
  sealBundle({ world, station, number, by: party, sealedTo: party.sealingKey, content: 'x'.repeat(500) });

async function receiptFor(number: number): Promise<SealedFile> {
  const to = { world, station, number, sealedTo: party.sealingKey, sign: party.sign };
  return writeSealedFile(bundleCrypto, { kind: 'bundle-receipt', content: '{}', ...to });
}

async function save(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, bytes);
  return path;
}

/** Something that answers on loopback. */
async function listen(
  handle: Handler,
  tls?: { readonly key: string; readonly cert: string },
): Promise<string> {
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => handle(request, Buffer.concat(pieces), response));
  };
  const server = tls === undefined ? createServer(onRequest) : createTlsServer(tls, onRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  const { port } = server.address() as AddressInfo;
  return `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
}

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** A server that takes every bundle. */
const takesAll: Handler = (request, body, response) => {
  expect(request.url).toBe(apiPaths.bundles);
  expect(request.headers['content-type']).toBe('application/octet-stream');
  const { number } = JSON.parse(body.subarray(0, body.indexOf(0x0a)).toString('utf8')) as { number: number };
  void receiptFor(number).then(({ bytes }) => {
    const receipt = Buffer.from(bytes).toString('base64');
    const taken: BundleResponse = { station, number, records: 13, acknowledged: 12, receipt };
    answer(response, 200, taken);
  });
};

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await bundleCommand(argv, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { status, out, err };
}

describe('bopael bundle import', () => {
  it('imports several bundles in the order given and writes a return receipt beside each', async () => {
    const url = await listen(takesAll);
    const four = await save('fire.bopael', (await bundleNo(4)).bytes);
    const three = await save('tre.bopael', (await bundleNo(3)).bytes);
    const receiptOf = (number: number): string =>
      join(directory, `bopael-kvittering-7d3f0f6e-${number}.bopael`);
    expect(await run('import', four, three, '--server', url)).toEqual({
      status: 0,
      out: [
        `${four}: pakke 4, 12 afleveret, 1 sag. Kvittering: ${receiptOf(4)}`,
        `${three}: pakke 3, 12 afleveret, 1 sag. Kvittering: ${receiptOf(3)}`,
      ],
      err: [],
    });
    expect((await readFile(receiptOf(3))).subarray(0, 27).toString()).toBe('{"bopael":"bundle-receipt",');
    expect(await readdir(directory)).toHaveLength(4);
  });

  it('never writes over a file, and leaves no half one behind', async () => {
    const url = await listen(takesAll);
    const file = await save('pakke.bopael', (await bundleNo(3)).bytes);
    await save('bopael-kvittering-7d3f0f6e-3.bopael', Buffer.from('noget andet'));
    expect((await run('import', file, '--server', url)).status).toBe(0);
    expect((await run('import', file, '--server', url)).status).toBe(0);
    expect((await readdir(directory)).toSorted()).toEqual([
      'bopael-kvittering-7d3f0f6e-3-2.bopael',
      'bopael-kvittering-7d3f0f6e-3-3.bopael',
      'bopael-kvittering-7d3f0f6e-3.bopael',
      'pakke.bopael',
    ]);
    const first = await readFile(join(directory, 'bopael-kvittering-7d3f0f6e-3.bopael'), 'utf8');
    expect(first).toBe('noget andet');
  });

  it('writes receipts to another folder when asked, and answers in JSON', async () => {
    const url = await listen(takesAll);
    const out = await mkdtemp(join(tmpdir(), 'bopael-receipts-'));
    const file = await save('pakke.bopael', (await bundleNo(9)).bytes);
    const told = await run('import', file, '--server', url, '--out', out, '--json');
    expect(told.status).toBe(0);
    expect(JSON.parse(told.out.join(''))).toEqual({
      ok: true,
      files: [
        {
          file,
          ok: true,
          station,
          number: 9,
          records: 13,
          acknowledged: 12,
          receipt: join(out, 'bopael-kvittering-7d3f0f6e-9.bopael'),
        },
      ],
    });
    expect(await readdir(directory)).toEqual(['pakke.bopael']);
    await rm(out, { recursive: true });
  });

  it('goes on after a bundle that is refused, says why, and answers 1', async () => {
    const message = 'Stationens adgang er lukket. Kontakt it.';
    const url = await listen((request, body, response) => {
      if (body.includes('"number":3,')) {
        answer(response, 422, { problem: 'bundle-refused', reason: 'station-revoked', message });
      } else takesAll(request, body, response);
    });
    const three = await save('tre.bopael', (await bundleNo(3)).bytes);
    const four = await save('fire.bopael', (await bundleNo(4)).bytes);
    const told = await run('import', three, four, '--server', url, '--json');
    expect(told.status).toBe(1);
    expect(JSON.parse(told.out.join(''))).toMatchObject({
      ok: false,
      files: [
        { file: three, ok: false, problem: 'refused', reason: 'station-revoked', message },
        { file: four, ok: true },
      ],
    });
  });

  it('says what to do when the line goes down in the middle, and has lost nothing', async () => {
    const url = await listen((request, body, response) => {
      if (body.includes('"number":4,')) request.socket.destroy();
      else takesAll(request, body, response);
    });
    const files = await Promise.all(
      [3, 4, 5].map(async (number) => save(`${number}.bopael`, (await bundleNo(number)).bytes)),
    );
    const told = await run('import', ...files, '--server', url);
    expect(told.status).toBe(1);
    expect(told.out).toHaveLength(1);
    expect(told.err[0]).toContain('forbindelsen gik ned undervejs');
    expect(told.err[0]).toContain('Kør den samme kommando igen');
    expect(told.err[1]).toContain('5.bopael: Ikke prøvet.');
    expect(await readdir(directory)).toContain('bopael-kvittering-7d3f0f6e-3.bopael');
  });

  it('takes half an answer, a silent server and a closed port for a line that is down', async () => {
    const [bundle, receipt] = await Promise.all([bundleNo(3), receiptFor(3)]);
    const whole = JSON.stringify({
      station,
      number: 3,
      records: 1,
      acknowledged: 1,
      receipt: Buffer.from(receipt.bytes).toString('base64'),
    });
    const half = await listen((request, _body, response) => {
      response.writeHead(200, { 'content-length': whole.length });
      response.write(whole.slice(0, 100), () => request.socket.destroy());
    });
    const silent = await listen(() => {});
    const closed = await listen(takesAll);
    open.pop()?.close();
    for (const url of [half, silent, closed]) {
      const ended = await sendBundle({ url: new URL(url) }, bundle.bytes, 200);
      expect(ended).toMatchObject({ kind: 'unreachable' });
    }
  });

  it('waits for a busy server, and not for ever', async () => {
    const file = await save('pakke.bopael', (await bundleNo(3)).bytes);
    let busy = 2;
    const url = new URL(
      await listen((request, body, response) => {
        busy -= 1;
        if (busy < 0) return takesAll(request, body, response);
        response.setHeader('retry-after', '7');
        answer(response, 429, { problem: 'too-many-requests', message: 'Vent lidt.' });
      }),
    );
    const waited: number[] = [];
    const told: ImportedFile[] = [];
    const ports = { server: { url }, wait: async (seconds: number) => void waited.push(seconds) };
    expect(await importBundles([file], ports, (one) => told.push(one))).toBe(true);
    expect(waited).toEqual([7, 7]);
    busy = Number.POSITIVE_INFINITY;
    expect(await importBundles([file, file], ports, (one) => told.push(one))).toBe(false);
    expect(waited).toHaveLength(21);
    expect(told.slice(1)).toMatchObject([{ problem: 'later' }, { problem: 'not-tried' }]);
  });

  it('believes nobody but the intake server', async () => {
    const file = await save('pakke.bopael', (await bundleNo(3)).bytes);
    const foreign = Buffer.from((await receiptFor(8)).bytes).toString('base64');
    const taken = { station, number: 3, records: 1, acknowledged: 1 };
    const strangers: Handler[] = [
      (_request, _body, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      (_request, _body, response) => response.writeHead(302, { location: 'https://login.example/' }).end(),
      (_request, _body, response) => answer(response, 404, { error: 'no' }),
      (_request, _body, response) => answer(response, 200, { ...taken, receipt: foreign }),
      (_request, _body, response) => answer(response, 200, { ...taken, receipt: 'AAAA' }),
      (_request, body, response) => answer(response, 200, { ...taken, receipt: body.toString('base64') }),
    ];
    for (const stranger of strangers) {
      const told = await run('import', file, '--server', await listen(stranger));
      expect(told).toMatchObject({ status: 1, out: [] });
      expect(told.err[0]).toContain('Noget andet end kommunens server svarede');
    }
    expect(await readdir(directory)).toEqual(['pakke.bopael']);
  });

  it('sends nothing that is no bundle', async () => {
    const url = await listen(() => expect.unreachable());
    const receipt = await save('kvittering.bopael', (await receiptFor(3)).bytes);
    const letter = await save('brev.pdf', Buffer.from('%PDF-1.7'));
    const cut = await save('kort.bopael', (await bundleNo(3)).bytes.slice(0, 60));
    const empty = await save('tom.bopael', Buffer.alloc(0));
    const huge = await save('stor.bopael', (await bundleNo(3)).bytes);
    await truncate(huge, 20_000_001);
    const told = await run('import', receipt, letter, cut, empty, huge, '--server', url);
    expect(told).toEqual({
      status: 1,
      out: [],
      err: [
        `${receipt}: Det er en returkvittering. Den indlæses på stationen.`,
        `${letter}: Det er ikke en pakke fra en Bopæl-station.`,
        `${cut}: Pakken er ikke hel. Kopiér den igen fra stationen.`,
        `${empty}: Det er ikke en pakke fra en Bopæl-station.`,
        `${huge}: Filen er for stor til at være en pakke.`,
      ],
    });
  });

  it('tells when the bundle is in and the receipt could not be written', async () => {
    const url = new URL(await listen(takesAll));
    const file = await save('pakke.bopael', (await bundleNo(3)).bytes);
    const told: ImportedFile[] = [];
    const ports = { server: { url }, out: join(directory, 'findes-ikke'), wait: async () => {} };
    expect(await importBundles([file], ports, (one) => told.push(one))).toBe(false);
    expect(told).toMatchObject([{ problem: 'receipt-not-written' }]);
  });

  it('answers 2 to wrong usage, before anything is sent', async () => {
    const url = await listen(() => expect.unreachable());
    const file = await save('pakke.bopael', (await bundleNo(3)).bytes);
    const missing = join(directory, 'findes-ikke.bopael');
    for (const argv of [
      [],
      ['import', file],
      ['import', '--server', url],
      ['import', file, '--server'],
      ['export', file, '--server', url],
      ['import', file, missing, '--server', url],
      ['import', file, '--server', url, '--out', missing],
      ['import', file, '--server', url, '--out', file],
      ['import', file, '--server', url, '--ca', file],
      ['import', file, '--server', 'https://127.0.0.1', '--ca', missing],
      ['import', file, '--server', 'https://127.0.0.1', '--ca', file],
      ['import', file, '--server', 'http://indtag.kommune.example'],
      ['import', file, '--server', 'ftp://127.0.0.1'],
      ['import', file, '--server', 'https://navn:kode@indtag.kommune.example'],
      ['import', file, '--server', 'indtag'],
      ['inspect'],
      ['inspect', file, file],
      ['inspect', missing],
      ['inspect', file, '--bogus'],
    ]) {
      const told = await run(...argv);
      expect([argv, told.status]).toEqual([argv, 2]);
      expect(told.err.join('')).not.toBe('');
    }
  });
});

describe('over TLS', () => {
  it('believes the authority that is pinned, and no other', async () => {
    const authority = await makeTestCertificate({ name: 'Kommunens CA', authority: true });
    // Of the same name, with another key.
    const impostor = await makeTestCertificate({ name: 'Kommunens CA', authority: true });
    const { certificate: cert, key } = await makeTestCertificate({
      name: '127.0.0.1',
      by: authority,
      hosts: ['127.0.0.1'],
      usages: [serverUsage],
    });
    const url = await listen(takesAll, { key, cert });
    const file = await save('pakke.bopael', (await bundleNo(3)).bytes);
    const ca = await save('ca.pem', Buffer.from(authority.certificate));
    const other = await save('other.pem', Buffer.from(impostor.certificate));
    expect(await run('import', file, '--server', url, '--ca', ca)).toMatchObject({ status: 0, err: [] });
    for (const argv of [
      ['--server', url],
      ['--server', url, '--ca', other],
      // The right authority, and an address that the certificate does not speak for.
      ['--server', url.replace('127.0.0.1', 'localhost'), '--ca', ca],
    ]) {
      const told = await run('import', file, ...argv);
      expect(told).toMatchObject({ status: 1, out: [] });
      expect(told.err[0]).toContain('certifikat kan ikke godkendes');
      expect(told.err[0]).toContain('--ca FIL');
    }
  });
});

describe('bopael bundle inspect', () => {
  it('says what can be seen without a key, and that the rest cannot', async () => {
    const bundle = await bundleNo(17);
    const file = await save('pakke.bopael', bundle.bytes);
    const told = await run('inspect', file);
    expect(told).toMatchObject({ status: 0, err: [] });
    expect(told.out[0]).toBe(`Pakke 17, station ${station}`);
    expect(told.out[1]).toContain(bundle.header.to);
    expect(told.out[2]).toContain('Resten er forseglet');
    const json = await run('inspect', await save('k.bopael', (await receiptFor(17)).bytes), '--json');
    expect(JSON.parse(json.out.join(''))).toMatchObject({
      ok: true,
      kind: 'bundle-receipt',
      version: 1,
      station,
      number: 17,
      name: 'bopael-kvittering-7d3f0f6e-17.bopael',
    });
  });

  it('answers 1 for any other file', async () => {
    const file = await save('brev.pdf', Buffer.from('%PDF-1.7'));
    expect((await run('inspect', file)).status).toBe(1);
    const json = await run('inspect', file, '--json');
    expect(JSON.parse(json.out.join(''))).toEqual({ ok: false, problem: 'not-a-sealed-file' });
  });
});

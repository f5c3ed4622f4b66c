import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePages } from './training.ts';

const folder = mkdtempSync(join(tmpdir(), 'bopael-training-'));
const root = join(folder, 'station');
const server = createServer(servePages(root));
let port = 0;

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'ovelse.html'), '<p>øvelse</p>');
  writeFileSync(join(root, 'assets/a.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for the page');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As it stands: `fetch` would tidy up the path. */
const ask = (path: string, host = `127.0.0.1:${port}`) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      request({ port, path, host: '127.0.0.1', headers: { host } }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          body += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      })
        .on('error', reject)
        .end();
    },
  );

describe('The pages of the training', () => {
  it('are served with the station’s own restrictions', async () => {
    const page = await ask('/ovelse');
    expect(page).toMatchObject({ status: 200, body: '<p>øvelse</p>' });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await ask('/assets/a.js?x')).headers['content-type']).toContain('text/javascript');
  });

  it('begin at the course: there is no station here', async () => {
    expect(await ask('/')).toMatchObject({ status: 302, headers: { location: '/ovelse' } });
    expect((await ask('/station.json')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%',
    '/assets',
    '/%00',
  ])('give away nothing else: %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('');
  });

  it('are for nobody who calls the machine by another name', async () => {
    expect((await ask('/ovelse', 'evil.example')).status).toBe(403);
    expect((await ask('/ovelse', `localhost:${port}`)).status).toBe(200);
  });
});

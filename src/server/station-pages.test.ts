import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startIntakeServer } from './index.ts';
import { readProblem, startTestServer, type TestServer } from './testing/test-server.ts';

describe('the pages of the browser station', () => {
  const root = mkdtempSync(join(tmpdir(), 'bopael-pages-'));
  let server: TestServer;

  beforeAll(async () => {
    mkdirSync(join(root, 'assets'));
    mkdirSync(join(root, 'letters'));
    const files = {
      'index.html': '<!doctype html><title>Bopæl</title>',
      'sw.js': 'self.x = 1',
      'manifest.webmanifest': '{}',
      'assets/index-D4f_kQ2x.js': 'export {}',
      'assets/pdf.worker-Bc81kd-_.mjs': 'export {}',
      'assets/plain.css': 'a{}',
      'letters/core.wasm': '\0asm',
      'letters/dan.traineddata.gz': '\u001f\u008b',
      '.secret': 'no',
    };
    for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
    server = await startTestServer({ database: { kind: 'memory' }, stationRoot: root });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);

  it('are served with their right types', async () => {
    const types = {
      '/': 'text/html; charset=utf-8',
      '/index.html': 'text/html; charset=utf-8',
      '/sw.js': 'text/javascript; charset=utf-8',
      '/manifest.webmanifest': 'application/manifest+json',
      '/assets/index-D4f_kQ2x.js': 'text/javascript; charset=utf-8',
      '/assets/pdf.worker-Bc81kd-_.mjs': 'text/javascript; charset=utf-8',
      '/letters/core.wasm': 'application/wasm',
    };
    for (const [path, type] of Object.entries(types)) {
      const response = await get(path);
      expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, type]);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('are kept for ever where their name tells their content, and asked for anew otherwise', async () => {
    for (const path of ['/assets/index-D4f_kQ2x.js', '/assets/pdf.worker-Bc81kd-_.mjs']) {
      expect((await get(path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    for (const path of ['/', '/index.html', '/sw.js', '/assets/plain.css', '/registrering/ny']) {
      expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('leave a packed file packed, also for a browser that would unpack it', async () => {
    const response = await get('/letters/dan.traineddata.gz', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-type')).toBe('application/gzip');
  });

  it('answer any page address with the station itself', async () => {
    for (const path of ['/registrering', '/sager/1?vis=alt', '/a/b/c/']) {
      const response = await get(path, { headers: { accept: 'text/html' } });
      expect([response.status, await response.text()]).toEqual([200, '<!doctype html><title>Bopæl</title>']);
    }
  });

  it('do not answer for a missing file, a hidden one, or the API', async () => {
    for (const path of [
      '/assets/gone-12345678.js',
      '/.secret',
      '/api/v1/nothing',
      '/%2e%2e/%2e%2e/etc/passwd.x',
    ]) {
      const response = await get(path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    }
    expect(await readProblem(await get('/registrering', { method: 'POST' }))).toMatchObject({ status: 404 });
  });

  it('come before the settings of no other file: /station.json is the server speaking', async () => {
    expect(await (await get('/station.json')).json()).toMatchObject({ audience: 'practice' });
  });

  it('must be there when the server is told of them', async () => {
    const started = await startIntakeServer({
      database: { kind: 'memory' },
      audience: 'practice',
      kommuneCode: '0851',
      kommuneName: 'Aalborg',
      port: 0,
      stationRoot: join(root, 'assets'),
    });
    expect(started).toMatchObject({ ok: false, error: { kind: 'no-station-pages' } });
  });
});

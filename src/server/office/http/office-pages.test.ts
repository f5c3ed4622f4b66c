import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from '../../http/security-headers.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

describe('the page of the office', () => {
  let directory: string;
  let server: TestServer;
  const build = (folder: string, title: string): void => {
    mkdirSync(join(directory, folder, 'assets'), { recursive: true });
    writeFileSync(join(directory, folder, 'index.html'), `<!doctype html><title>${title}</title>`);
    writeFileSync(join(directory, folder, 'assets', 'index-D4f_kQ2x.js'), `'${title}'`);
  };
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'bopael-pages-'));
    build('station', 'Station');
    build('office', 'Kontor');
    server = await startTestServer({
      database: { kind: 'memory' },
      stationRoot: join(directory, 'station'),
    });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const get = (path: string): Promise<Response> => fetch(server.url + path, { redirect: 'manual' });

  it('is found beside the station’s, under its own address', async () => {
    const page = await get('/kontor/');
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>Kontor</title>']);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = await get('/kontor/assets/index-D4f_kQ2x.js');
    expect(await script.text()).toBe(`'Kontor'`);
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const bare = await get('/kontor');
    expect([bare.status, bare.headers.get('location')]).toEqual([308, '/kontor/']);
    expect(await (await get('/')).text()).toContain('Station');
  });

  it('may do less than the station’s', async () => {
    const { headers } = await get('/kontor/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|blob:|data:|worker-src/);
    expect(headers.get('permissions-policy')).toContain('camera=()');
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (name !== 'content-security-policy' && name !== 'permissions-policy') {
        expect([name, headers.get(name)]).toEqual([name, value]);
      }
    }
    expect((await get('/')).headers.get('content-security-policy')).toBe(
      securityHeaders['content-security-policy'],
    );
  });

  it('does not answer for what is not there, nor the station for it', async () => {
    for (const path of [
      '/kontor/nothing',
      '/kontor/x.js',
      '/kontor/../station/index.html.x',
      '/kontor/.env',
    ]) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    }
    expect(await (await get('/kontoret')).text()).toContain('Station');
  });

  it('is not served where it was not built', async () => {
    const alone = join(directory, 'elsewhere', 'station');
    mkdirSync(alone, { recursive: true });
    writeFileSync(join(alone, 'index.html'), '<!doctype html><title>Station</title>');
    const other = await startTestServer({ database: { kind: 'memory' }, stationRoot: alone });
    try {
      expect((await fetch(`${other.url}/kontor/`)).status).toBe(404);
    } finally {
      await other.stop();
    }
  });
});

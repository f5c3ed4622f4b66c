import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { securityHeaders } from './security-headers.ts';

describe('the pages of the kiosk', () => {
  let directory: string;
  let server: TestServer;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'bopael-pages-'));
    for (const [folder, title] of [
      ['station', 'Station'],
      ['kiosk', 'Kiosk'],
    ] as const) {
      mkdirSync(join(directory, folder));
      writeFileSync(join(directory, folder, 'index.html'), `<!doctype html><title>${title}</title>`);
    }
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

  it('are found under their own address, and lead to no other', async () => {
    const page = await get('/kiosk/');
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>Kiosk</title>']);
    const bare = await get('/kiosk');
    expect([bare.status, bare.headers.get('location')]).toEqual([308, '/kiosk/']);
    expect((await get('/kiosk/other')).status).toBe(404);
  });

  it('are in a sandbox: no windows, downloads, forms, frames or leaving', async () => {
    const policy = (await get('/kiosk/')).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/sandbox allow-scripts allow-same-origin allow-modals$/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-src 'none'");
    expect(policy).not.toMatch(
      /unsafe-inline|'unsafe-eval'|data:|allow-popups|allow-downloads|allow-top-navigation/,
    );
    expect((await get('/')).headers.get('content-security-policy')).not.toContain('sandbox');
  });

  it('may use the camera, and neither clipboard nor devices', async () => {
    const { headers } = await get('/kiosk/');
    const permissions = headers.get('permissions-policy') ?? '';
    for (const named of [
      'clipboard-read=()',
      'clipboard-write=()',
      'usb=()',
      'serial=()',
      'hid=()',
      'microphone=()',
      'camera=(self)',
    ])
      expect(permissions).toContain(named);
    expect(headers.get('x-content-type-options')).toBe(securityHeaders['x-content-type-options']);
  });
});

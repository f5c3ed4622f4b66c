import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, createAppServer } from './serve-app.ts';

const root = resolve('/opt/bopael/renderer');
const files = new Map([
  ['index.html', '<!doctype html>'],
  ['assets/index.js', 'export {}'],
  ['reader/pdf/worker.mjs', 'export {}'],
  ['reader/openjpeg.wasm', '\0asm'],
  ['reader/dan.traineddata.gz', 'gz'],
  ['fonts/a.woff2', 'font'],
  ['odd.xyz', '?'],
]);
const asked: string[] = [];
const serve = createAppServer({
  root,
  findFile: async (path) => {
    asked.push(path);
    const name = [...files.keys()].find((file) => join(root, file) === path);
    return name === undefined ? undefined : new TextEncoder().encode(files.get(name));
  },
});
const get = (path: string, method = 'GET') => serve({ method, url: `app://bopael/${path}` });

describe('the page’s own files', () => {
  it.each([
    ['', 'text/html; charset=utf-8'],
    ['assets/index.js', 'text/javascript; charset=utf-8'],
    ['reader/pdf/worker.mjs', 'text/javascript; charset=utf-8'],
    ['reader/openjpeg.wasm', 'application/wasm'],
    ['reader/dan.traineddata.gz', 'application/gzip'],
    ['fonts/a.woff2', 'font/woff2'],
    ['odd.xyz', 'application/octet-stream'],
  ])('/%s comes as %s', async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    // The OCR engine unpacks its data itself: a content encoding would unpack them twice.
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe(files.get(path === '' ? 'index.html' : path));
  });

  it('are read and never written', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
      expect((await get('index.html', method)).status).toBe(405);
    }
  });

  it('are all there is', async () => {
    asked.length = 0;
    expect((await get('nothing.js')).status).toBe(404);
    expect(asked).toHaveLength(1);
    expect((await get('../secret')).status).toBe(400);
    expect((await serve({ method: 'GET', url: 'app://evil/index.html' })).status).toBe(400);
    expect(asked).toHaveLength(1);
  });

  it('bear the strict headers, even where there is no file', async () => {
    for (const response of [await get(''), await get('no'), await get('..'), await get('', 'POST')]) {
      const { headers } = response;
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });
});

it('lets the page run its own scripts and no others', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
  expect(Object.fromEntries(directives)).toEqual({
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'worker-src': "'self'",
    'connect-src': "'self'",
    'img-src': "'self' blob:",
    'style-src': "'self'",
    'font-src': "'self'",
    'form-action': "'none'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  });
});

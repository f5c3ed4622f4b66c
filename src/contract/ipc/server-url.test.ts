import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseServerUrl } from './server-url.ts';

describe('the address of an intake server', () => {
  it.each([
    ['https://indtag.kommune.example', 'https://indtag.kommune.example'],
    [' HTTPS://Indtag.Kommune.Example:8443/ ', 'https://indtag.kommune.example:8443'],
    ['https://10.0.0.7', 'https://10.0.0.7'],
    ['http://127.0.0.1:4780', 'http://127.0.0.1:4780'],
    ['http://localhost:4780/', 'http://localhost:4780'],
    ['http://[::1]:4780', 'http://[::1]:4780'],
  ])('%s is taken', (text, url) => {
    expect(parseServerUrl(text)).toBe(url);
  });

  it.each([
    'http://indtag.kommune.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.999',
    'https://bruger:kode@indtag.kommune.example',
    'http://127.0.0.1@evil.example',
    'https://indtag.kommune.example/sti',
    'https://indtag.kommune.example?token=1',
    'https://indtag.kommune.example#x',
    'https://indtag.kommune.example:0',
    'https://indtag.kommune.example:70000',
    'https://-a.example',
    'https://a..example',
    'https://1.2.3',
    'https://',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'indtag.kommune.example',
    'https:\\\\indtag.kommune.example',
    '',
  ])('%s is refused', (text) => {
    expect(parseServerUrl(text)).toBeUndefined();
  });

  it('is never in the clear to another machine, whatever is typed', () => {
    const host = fc.oneof(fc.domain(), fc.ipV4(), fc.stringMatching(/^[a-z0-9.@:-]{1,20}$/));
    fc.assert(
      fc.property(host, fc.constantFrom('', '/', ':80', ':4780/'), (name, rest) => {
        const url = parseServerUrl(`http://${name}${rest}`);
        if (url !== undefined) expect(url).toMatch(/^http:\/\/(localhost|127\.\d+\.\d+\.\d+)(:\d+)?$/);
      }),
    );
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (name, port) => {
        const url = parseServerUrl(`https://${name}:${port}`);
        if (url !== undefined) expect(parseServerUrl(url)).toBe(url);
      }),
    );
  });
});

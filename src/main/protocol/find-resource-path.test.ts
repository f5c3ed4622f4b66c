import { join, relative, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findResourcePath } from './find-resource-path.ts';

const root = resolve('/opt/bopael/renderer');

describe('an app:// address', () => {
  it('leads to a file of the page', () => {
    expect(findResourcePath(root, 'app://bopael/')).toBe(join(root, 'index.html'));
    expect(findResourcePath(root, 'app://bopael/?x=1#/ko')).toBe(join(root, 'index.html'));
    expect(findResourcePath(root, 'app://bopael/reader/tess/dan.traineddata.gz')).toBe(
      join(root, 'reader/tess/dan.traineddata.gz'),
    );
    expect(findResourcePath(root, 'app://bopael/a%20b@2x-1+_~.png')).toBe(join(root, 'a b@2x-1+_~.png'));
  });

  it.each([
    'app://bopael/..',
    'app://bopael/../renderer-evil/index.html',
    'app://bopael/../../etc/passwd',
    'app://bopael/assets/../../secret',
    'app://bopael/./index.html',
    'app://bopael/%2e%2e/secret',
    'app://bopael/%2E%2e%2fsecret',
    'app://bopael/%252e%252e/secret',
    'app://bopael/..%2f..%2fetc%2fpasswd',
    'app://bopael/..%5c..%5cwindows',
    'app://bopael/..\\..\\windows',
    'app://bopael/a\\b',
    'app://bopael//etc/passwd',
    'app://bopael/%2fetc/passwd',
    'app://bopael/assets//a.js',
    'app://bopael/assets/',
    'app://bopael/C:/Windows/win.ini',
    'app://bopael/C%3A/Windows/win.ini',
    'app://bopael/index.html::$DATA',
    'app://bopael/index.html%00.png',
    'app://bopael/index.html%0a',
    'app://bopael/index.html.',
    'app://bopael/index.html%20',
    'app://bopael/%',
    'app://bopael/%ff',
    'app://bopael/%zz',
    'app://bopael',
    'app://bopael.evil/index.html',
    'app://evil/index.html',
    'app://bopael:1/index.html',
    'app://x@bopael/index.html',
    'APP://bopael/index.html',
    'file:///etc/passwd',
    'https://bopael/index.html',
    '',
  ])('%s leads nowhere', (address) => {
    expect(findResourcePath(root, address)).toBeUndefined();
  });

  it('never leads out of the page’s folder, whatever it is made of', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      '%2e',
      '%2E%2e',
      '%5c',
      '\\',
      '%2f',
      'a',
      'ø',
      '%00',
      'C:',
      '~',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 8 }), (parts) => {
        const path = findResourcePath(root, `app://bopael/${parts.join('/')}`);
        if (path === undefined) return;
        expect(relative(root, path)).not.toMatch(/^(\.\.|\/|$)/);
      }),
    );
  });
});

import { expect, it } from 'vitest';
import { isAppUrl, startUrlOf } from './app-origin.ts';

it('knows its own pages', () => {
  for (const url of ['app://bopael/', 'app://bopael/index.html#/ko', 'app://bopael/a?b']) {
    expect(isAppUrl(url)).toBe(true);
  }
});

it.each([
  'app://bopael.evil/',
  'app://bopael@evil/',
  'app://x@bopael/',
  'app://bopael:80/',
  'app://evil/bopael/',
  'apps://bopael/',
  'https://bopael/',
  'file:///app://bopael/',
  'about:blank',
  'app:bopael',
  'data:text/html,app://bopael/',
  'null',
  '',
])('does not take %s for one of them', (url) => {
  expect(isAppUrl(url)).toBe(false);
});

it('opens the course at a page of its own, which no other world has', () => {
  expect(startUrlOf('training')).toBe('app://bopael/ovelse.html');
  for (const audience of ['practice', 'production'] as const)
    expect(startUrlOf(audience)).toBe('app://bopael/');
});

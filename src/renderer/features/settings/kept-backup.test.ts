import { expect, it } from 'vitest';
import { findKeptAt } from './kept-backup.ts';

it('tells from its name when a kept backup was made', () => {
  expect(findKeptAt('backup-2026-11-25-13-05-31.bopael')).toBe('2026-11-25T13:05:31.000Z');
});

it('tells nothing of a name that has no time in it', () => {
  for (const name of ['backup.bopael', 'backup-2026-11-25.bopael', 'backup-2026-99-25-13-05-31.bopael']) {
    expect(findKeptAt(name)).toBeUndefined();
  }
});

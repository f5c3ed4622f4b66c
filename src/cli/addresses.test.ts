import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressesCommand } from './addresses.ts';

const practice = new URL('../../resources/practice/addresses.csv.gz', import.meta.url).pathname;
let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bopael-addresses-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await addressesCommand(argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { status, out, err };
}
async function fileOf(text: string): Promise<string> {
  const path = join(directory, 'file.csv');
  await writeFile(path, text);
  return path;
}

test('an address is found and printed, with its id as JSON', async () => {
  const found = await run('find', 'brombærbakken', '9', '1.', 'tv', '--register', practice);
  expect(found).toEqual({ status: 0, out: ['Brombærbakken 9, 1. tv, 6000 Kolding'], err: [] });
  const { out, status } = await run('find', 'brombaerbakken 9 1 tv', '--register', practice, '--json');
  expect(status).toBe(0);
  expect(out).toHaveLength(1);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    suggestions: [
      { kind: 'address', address: { street: 'Brombærbakken', houseNumber: '9', floor: '1', door: 'tv' } },
    ],
    gap: null,
    register: { practice: true },
  });
});

test('what does not exist is said, with what lies near', async () => {
  const missing = await run('find', 'Brombærbakken 99', '--register', practice, '--limit', '3');
  expect(missing.status).toBe(0);
  expect(missing.out).toHaveLength(3);
  expect(missing.err).toEqual(['Brombærbakken har ikke nummer 99.']);
  const nowhere = await run('find', 'xyzalgade', '--register', practice, '--json');
  expect(nowhere.status).toBe(1);
  expect(JSON.parse(nowhere.out[0] ?? '')).toMatchObject({
    suggestions: [],
    gap: { kind: 'no-such-street' },
  });
});

test('a file that cannot be used is named with the reason', async () => {
  expect(await run('find', 'x', '--register', join(directory, 'none'))).toMatchObject({ status: 1, out: [] });
  const letter = await run('find', 'x', '--register', await fileOf('Kære borger'));
  expect(letter).toMatchObject({ status: 1, out: [] });
  expect(letter.err[0]).toContain('ikke et adresseregister');
  const empty = await run('find', 'x', '--register', await fileOf(''));
  expect(empty.err[0]).toContain('tom');
});

test.each([
  [[]],
  [['find']],
  [['find', 'x']],
  [['search', 'x', '--register', practice]],
  [['find', 'x', '--register', practice, '--limit', '0']],
  [['find', 'x', '--register', practice, '--kommune', '0411']],
  [['find', 'x', '--register', practice, '--colour']],
])('wrong usage %j is told how to', async (argv) => {
  const { status, out, err } = await run(...argv);
  expect({ status, out }).toEqual({ status: 2, out: [] });
  expect(err[0]).toContain('Brug: bopael addresses find');
});

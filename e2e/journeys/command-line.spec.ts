import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { blankPage, emptyFile, encryptedPdf, truncatedPdf } from '../station/broken-files.ts';
import { lettersFolder, practiceLetters } from '../station/practice-letters.ts';

const project = new URL('../../', import.meta.url).pathname;
const practiceRegister = join(project, 'resources/practice/addresses.csv.gz');

interface Finished {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const run = (program: string, args: readonly string[]): Promise<Finished> =>
  new Promise((resolve) => {
    execFile(program, [...args], { cwd: project }, (error, out, err) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ status, out, err });
    });
  });

const bopael = (...args: readonly string[]): Promise<Finished> =>
  run(process.execPath, ['out/cli/index.js', ...args]);

const linesOf = (out: string): readonly Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

interface ReadPerson {
  readonly cpr: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly legalBasis: string | null;
  readonly coverage: string;
}

test('npx bopael --help, from the project’s folder', async () => {
  const { status, out } = await run('npx', ['bopael', '--help']);
  expect(status).toBe(0);
  expect(out).toContain('Brug: bopael KOMMANDO');
});

test('wrong usage is status 2 and a help on standard error', async () => {
  const wrong = [[], ['nonsens'], ['cpr'], ['read'], ['check'], ['serve'], ['addresses', 'find', 'x']];
  for (const args of wrong) {
    const { status, out, err } = await bopael(...args);
    expect.soft({ args, status, out }).toEqual({ args, status: 2, out: '' });
    expect.soft(err).toContain('bopael');
  }
});

test('cpr: a good number, a refused one, and one without its check digit', async () => {
  const good = await bopael('cpr', '150640-5005', '--practice', '--json');
  expect(good.status).toBe(0);
  expect(JSON.parse(good.out)).toEqual({
    ok: true,
    birthDate: '2040-06-15',
    sex: 'male',
    warnings: [],
    reason: null,
  });
  const future = await bopael('cpr', '150640-5005', '--json');
  expect(future.status).toBe(1);
  expect(JSON.parse(future.out)).toMatchObject({ ok: false, reason: 'future-birth' });
  expect(future.err).toContain('ikke er kommet endnu');
  const unchecked = await bopael('cpr', '010190-9994', '--json');
  expect(unchecked.status).toBe(0);
  expect(JSON.parse(unchecked.out)).toMatchObject({ ok: true, warnings: ['modulus-11'] });
});

test('check: covered, to choose, not covered, unknown', async () => {
  const answers: readonly (readonly [citation: string, status: number, answer: object])[] = [
    ['§ 7, stk. 2', 0, { legalBasis: '§ 7, stk. 2', coverage: 'covered', groups: ['1'] }],
    ['section 9 c (1)', 0, { coverage: 'choose', groups: ['4', '9', '11', '14', '15'] }],
    ['§ 9 a', 1, { coverage: 'not-covered', groups: [], referral: expect.stringContaining('SIRI') }],
    ['§ 9', 1, { coverage: 'unknown', groups: [] }],
  ];
  for (const [citation, status, answer] of answers) {
    const checked = await bopael('check', citation, '--json');
    expect(JSON.parse(checked.out)).toMatchObject({
      ...answer,
      listVersion: expect.stringMatching(/^\d{4}-/),
    });
    expect(checked.status).toBe(status);
  }
});

test('addresses: found in a register; nothing found is status 1', async () => {
  const found = await bopael(
    'addresses',
    'find',
    'kløverstræde 1 2 th',
    '--register',
    practiceRegister,
    '--json',
  );
  expect(found.status).toBe(0);
  const { suggestions } = JSON.parse(found.out) as { suggestions: readonly object[] };
  expect(suggestions[0]).toMatchObject({
    kind: 'address',
    address: { street: 'Kløverstræde', houseNumber: '1', floor: '2', door: 'th', postcode: '6000' },
  });
  const none = await bopael('addresses', 'find', 'Ingenmandsvej 1', '--register', practiceRegister);
  expect(none.status).toBe(1);
  expect(none.err).not.toBe('');
});

test('read: every practice letter, and no number is silently wrong', async () => {
  const files = practiceLetters.map(({ file }) => join(lettersFolder, file));
  const { status, out } = await bopael('read', ...files, '--practice', '--json');
  const answers = linesOf(out);
  expect(answers.map(({ file }) => file)).toEqual(files);
  const misread: string[] = [];
  // The lease is no permit letter, and says so in the exit status.
  expect(status).toBe(1);
  for (const [index, { file, kind, persons }] of practiceLetters.entries()) {
    const answer = answers[index];
    expect.soft(answer?.['kind'], file).toBe(kind);
    if (kind === 'other') expect.soft(answer?.['problem'], file).toMatchObject({ paper: 'lease' });
    const read = (answer?.['persons'] ?? []) as readonly ReadPerson[];
    expect.soft(read, file).toHaveLength(persons.length);
    for (const [at, { cpr, birthDate, legalBasis, coverage, name }] of persons.entries()) {
      expect.soft(read[at], file).toMatchObject({ cpr, birthDate, legalBasis, coverage });
      // A name with signs that the Danish model lacks is read wrongly, and must then be asked about.
      if (read[at]?.name !== name) misread.push(join(lettersFolder, file));
    }
  }
  for (const file of misread) {
    const { out: told } = await bopael('read', file, '--practice');
    expect.soft(told, file).toMatch(/Navn: .*\(se efter i brevet\)/);
  }
});

test('read: bad files are lines with a problem, and the others are still read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bopael-read-'));
  const bad = {
    'tom.pdf': emptyFile(),
    'laast.pdf': encryptedPdf(),
    'halv.pdf': truncatedPdf(),
    'blank.png': blankPage(),
  };
  for (const [name, { bytes }] of Object.entries(bad)) writeFileSync(join(folder, name), bytes);
  const files = [...Object.keys(bad), 'findes-ikke.pdf'].map((name) => join(folder, name));
  const good = join(lettersFolder, 'kvoteflygtning.pdf');
  const { status, out, err } = await bopael('read', ...files, good, '--practice', '--json');
  rmSync(folder, { recursive: true });
  expect(status).toBe(1);
  const answers = linesOf(out);
  expect(answers.map(({ problem }) => (problem as { kind: string } | null)?.kind)).toEqual([
    'empty-file',
    'encrypted-pdf',
    'damaged-file',
    'no-text',
    'no-such-file',
    undefined,
  ]);
  for (const { kind } of answers.slice(0, -1)) expect(kind).toBe('unreadable');
  expect(answers.at(-1)).toMatchObject({ kind: 'permit-letter', persons: [{ cpr: '080541-8044' }] });
  expect(err).toContain('Filen er tom.');
});

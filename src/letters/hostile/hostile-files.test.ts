import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import type { ReadProblem } from '../../domain/permit-letter.ts';
import type { RecognisingEngine } from '../engine-recogniser.ts';
import { createNodeLetterReader } from '../node/index.ts';
import { bombs, strangers } from './bomb-files.ts';
import { brokenFile } from './broken-files.ts';

/** Sees nothing on any page: what is asked here is how files are opened. */
const blindEngine = async (): Promise<RecognisingEngine> => ({
  recogniser: { recognise: async () => [] },
  stop: async () => undefined,
});
const reader = createNodeLetterReader({ startEngine: blindEngine });

const read = (bytes: Uint8Array) =>
  reader.read([{ name: 'brev.pdf', bytes }], { today: calendarDate('2026-11-23'), series: 'practice' });

/** What a file can be the cause of. The reader being out of order is not among it. */
const causes: readonly ReadProblem['kind'][] = [
  'empty-file',
  'unsupported-format',
  'encrypted-pdf',
  'damaged-file',
  'too-large',
  'too-many-pages',
  'no-text',
];

const answers = async (bytes: Uint8Array): Promise<void> => {
  const outcome = await read(bytes);
  if (!outcome.ok) expect(causes).toContain(outcome.error.kind);
};

test('files of noise, cut short, changed or miscounted give a problem or a reading', async () => {
  await fc.assert(fc.asyncProperty(brokenFile, answers), { numRuns: 500, seed: 20_561_123 });
});

test.each(bombs)('%s gives a problem or a reading', async (_what, make) => {
  await answers(make());
});

test.each(strangers)('a %s named as a letter is called by its name', async (format, bytes) => {
  expect(await read(bytes)).toEqual({ ok: false, error: { kind: 'unsupported-format', format } });
});

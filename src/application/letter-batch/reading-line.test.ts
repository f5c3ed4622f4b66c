import { expect, test } from 'vitest';
import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { createFakeClock } from '../../testing/fake-machine.ts';
import type { LetterFile, LetterReader, ReadLetter } from '../ports/letter-reader.ts';
import { createCallOff } from './call-off.ts';
import { createReadingLine } from './reading-line.ts';

const options = { today: createFakeClock().today(), series: 'practice' } as const;
const letter: ReadLetter = { reading: { kind: 'permit-letter', persons: [], notes: [] }, pages: [] };
const files = (name: string): readonly LetterFile[] => [{ name, bytes: new Uint8Array([1]) }];

/** An engine that reads until the test says that it is done, and tells of two letters at once. */
function createHandReader() {
  const begun: string[] = [];
  let finish: (outcome: Result<ReadLetter, ReadProblem>) => void = () => {};
  let busy = false;
  const reader: LetterReader = {
    async read([file], { cancellation }) {
      expect(busy).toBe(false);
      busy = true;
      begun.push(file?.name ?? '');
      const outcome = await new Promise<Result<ReadLetter, ReadProblem>>((resolve) => {
        finish = resolve;
        cancellation?.addEventListener('abort', () => resolve(fail({ kind: 'cancelled' })));
      });
      busy = false;
      return outcome;
    },
  };
  return { reader, begun, finish: () => finish(ok(letter)) };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

test('letters are read one after the other', async () => {
  const { reader, begun, finish } = createHandReader();
  const { behind } = createReadingLine(reader);
  const one = behind.read(files('1'), options);
  const two = behind.read(files('2'), options);
  await settle();
  expect(begun).toEqual(['1']);
  finish();
  expect((await one).ok).toBe(true);
  await settle();
  finish();
  expect((await two).ok).toBe(true);
  expect(begun).toEqual(['1', '2']);
});

test('a letter at the counter goes before all that can wait; what gave way is read again', async () => {
  const { reader, begun, finish } = createHandReader();
  const { first, behind } = createReadingLine(reader);
  const pile = [behind.read(files('1'), options), behind.read(files('2'), options)];
  await settle();
  const atTheCounter = first.read(files('counter'), options);
  await settle();
  expect(begun).toEqual(['1', 'counter']);
  finish();
  expect((await atTheCounter).ok).toBe(true);
  for (const letterOfPile of pile) {
    await settle();
    finish();
    expect((await letterOfPile).ok).toBe(true);
  }
  expect(begun).toEqual(['1', 'counter', '1', '2']);
});

test('two letters at the counter do not stop each other', async () => {
  const { reader, begun, finish } = createHandReader();
  const { first } = createReadingLine(reader);
  const both = [first.read(files('1'), options), first.read(files('2'), options)];
  for (const one of both) {
    await settle();
    finish();
    expect((await one).ok).toBe(true);
  }
  expect(begun).toEqual(['1', '2']);
});

test('one that is called off leaves the line, waiting or being read', async () => {
  const { reader, begun, finish } = createHandReader();
  const { behind } = createReadingLine(reader);
  const stops = [createCallOff(), createCallOff()];
  const pile = stops.map((cancellation, at) => behind.read(files(String(at)), { ...options, cancellation }));
  const last = behind.read(files('last'), options);
  await settle();
  for (const stop of [...stops].reverse()) stop.callOff();
  expect(await Promise.all(pile)).toEqual([fail({ kind: 'cancelled' }), fail({ kind: 'cancelled' })]);
  await settle();
  finish();
  expect((await last).ok).toBe(true);
  expect(begun).toEqual(['0', 'last']);
});

import { expect, test } from 'vitest';
import type { ClerkId } from '../../domain/clerk.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import type { FieldReading, PersonReading, ReadProblem } from '../../domain/permit-letter.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { createFakeClock, createFakeIds, practiceId } from '../../testing/fake-machine.ts';
import { createMemoryDraftStore } from '../../testing/memory-draft-store.ts';
import type { LetterReader, ReadLetter } from '../ports/letter-reader.ts';
import type { SamePersonHit } from '../ports/station-store.ts';
import { findStoredForm } from '../registration-form/form.ts';
import { type Batch, countBatch } from './batch.ts';
import { createLetterBatch } from './letter-batch.ts';

const field = <Value>(value: Value): FieldReading<Value> => ({
  value,
  raw: String(value),
  confidence: 1,
  certainty: 'sure',
  rule: 'test',
  runnersUp: [],
});
const person = (name: string, cpr?: string): PersonReading => ({
  name: field(name),
  ...(cpr === undefined ? {} : { cpr: field(cpr as CprNumber) }),
});
const picture = { width: 1, height: 1, bytes: new Uint8Array([1]), mediaType: 'image/png' } as const;

type Outcome = Result<ReadLetter, ReadProblem>;
const letterOf = (...persons: readonly PersonReading[]): Outcome =>
  ok({ reading: { kind: 'permit-letter', persons, notes: [] }, pages: [picture] });
const refusal: Outcome = ok({
  reading: { kind: 'other', paper: 'refusal', persons: [], notes: [] },
  pages: [picture],
});

/** A station with letters that read as `read` says; a letter named `slow` is read until it is called off. */
function setUp(read: (name: string) => Outcome, saved: Readonly<Record<string, RegistrationId>> = {}) {
  let isFull = false;
  const noted: RegistrationId[] = [];
  const faults: unknown[] = [];
  let batch: Batch = { letters: [], heldUp: undefined };
  const reader: LetterReader = {
    async read([file], { cancellation, onProgress }) {
      onProgress?.({ stage: 'recognising', done: 0.5, page: 1, pages: 1 });
      if (file?.name !== 'slow') return read(file?.name ?? '');
      return new Promise((resolve) => {
        cancellation?.addEventListener('abort', () => resolve(fail({ kind: 'cancelled' })));
      });
    },
  };
  const drafts = createMemoryDraftStore({
    clerk: 'a' as ClerkId,
    isFull: () => isFull,
    isSaved: () => false,
  });
  const letters = createLetterBatch({
    reader,
    drafts,
    store: {
      async findSamePerson({ cpr }) {
        const id = saved[cpr];
        return id === undefined ? [] : [{ why: 'same-cpr', entry: { id } } as SamePersonHit];
      },
    },
    clock: createFakeClock(),
    ids: createFakeIds(),
    series: 'practice',
    nameOfCountry: (code) => code,
    noteStarted: async (id) => void noted.push(id),
    onChange: (now) => {
      batch = now;
    },
    onFault: (error) => faults.push(error),
  });
  return {
    letters,
    drafts,
    noted,
    faults,
    fill: (full: boolean) => {
      isFull = full;
    },
    give: (...names: readonly string[]) =>
      letters.add(names.map((name) => ({ name, bytes: new Uint8Array([1]) }))),
    states: () => batch.letters.map(({ state }) => state),
    kinds: () => batch.letters.map(({ state }) => state.kind),
    count: () => countBatch(batch.letters),
    heldUp: () => batch.heldUp,
  };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 2000; turn += 1) await Promise.resolve();
};

test('thirty letters become thirty drafts with their pages, each noted in the trail', async () => {
  const { give, drafts, noted, count } = setUp((name) => letterOf(person(name)));
  give(...Array.from({ length: 30 }, (_, nth) => `Øvelse ${nth}`));
  await settle();
  expect(count()).toMatchObject({ all: 30, drafts: 30, pending: 0 });
  const kept = await drafts.listDrafts();
  expect(kept).toHaveLength(30);
  expect(noted).toHaveLength(30);
  for (const { id, form } of kept) {
    expect(findStoredForm(form)?.fields.name.text).toMatch(/^Øvelse \d+$/u);
    expect(await drafts.findLetterPages(id)).toHaveLength(1);
  }
});

test('what cannot be read and what is no permit letter is named, and keeps nobody else waiting', async () => {
  const { give, drafts, states } = setUp((name) => {
    if (name === 'empty') return fail({ kind: 'empty-file' });
    return name === 'refusal' ? refusal : letterOf(person(name));
  });
  give('empty', 'refusal', 'Amina');
  await settle();
  expect(states()).toMatchObject([
    { kind: 'problem', problem: { kind: 'empty-file' } },
    { kind: 'problem', problem: { kind: 'not-a-permit-letter', paper: 'refusal' } },
    { kind: 'draft', name: 'Amina' },
  ]);
  expect(await drafts.listDrafts()).toHaveLength(1);
});

test('a bug in one letter’s reading is told, and the next letter is read', async () => {
  const { give, faults, kinds } = setUp((name) => {
    if (name === 'bug') throw new Error('a bug');
    return letterOf(person(name));
  });
  give('bug', 'Amina');
  await settle();
  expect(kinds()).toEqual(['problem', 'draft']);
  expect(faults).toHaveLength(1);
});

test('a number that stands in a draft or a record is not doubled, and the list says where it stands', async () => {
  const record = practiceId(77);
  const cprOf: Readonly<Record<string, string>> = { saved: '1506405005' };
  const { give, drafts, states } = setUp((name) => letterOf(person(name, cprOf[name] ?? '0101455009')), {
    '1506405005': record,
  });
  give('first', 'again', 'saved');
  await settle();
  const [draft] = await drafts.listDrafts();
  expect(states()).toMatchObject([
    { kind: 'draft', id: draft?.id },
    { kind: 'known', where: 'draft', id: draft?.id, name: 'first' },
    { kind: 'known', where: 'record', id: record },
  ]);
  expect(await drafts.listDrafts()).toHaveLength(1);
});

test('a family’s letter is one draft of the first person who stands nowhere yet, and its reading is at hand', async () => {
  const record = practiceId(77);
  const family = letterOf(person('Amina', '1506405005'), person('Hodan', '0101455009'));
  const { give, letters, drafts, states } = setUp(() => family, { '1506405005': record });
  give('family');
  await settle();
  expect(states()).toMatchObject([{ kind: 'draft', persons: 2, name: 'Hodan' }]);
  const [draft] = await drafts.listDrafts();
  expect(findStoredForm(draft?.form)?.letter).toMatchObject({ person: 1, persons: 2 });
  expect(draft === undefined ? undefined : letters.findReading(draft.id)?.persons).toHaveLength(2);
});

test('one letter is stopped, waiting or being read; the others go on', async () => {
  const { give, letters, kinds } = setUp((name) => letterOf(person(name)));
  give('slow', 'Amina', 'Hodan');
  await settle();
  expect(kinds()).toEqual(['reading', 'waiting', 'waiting']);
  letters.stopLetter(2);
  letters.stopLetter(1);
  await settle();
  expect(kinds()).toEqual(['stopped', 'stopped', 'draft']);
});

test('all are stopped; what was read stays a draft, and new letters can be given', async () => {
  const { give, letters, drafts, kinds } = setUp((name) => letterOf(person(name)));
  give('Amina', 'slow', 'Hodan');
  await settle();
  letters.stopAll();
  await settle();
  expect(kinds()).toEqual(['draft', 'stopped', 'stopped']);
  give('Filmon');
  await settle();
  expect(kinds()).toEqual(['draft', 'stopped', 'stopped', 'draft']);
  letters.clear();
  expect(kinds()).toEqual([]);
  expect(await drafts.listDrafts()).toHaveLength(2);
});

test('a full disk holds the pile up; with room again each letter becomes one draft', async () => {
  const { give, letters, drafts, fill, kinds, heldUp } = setUp((name) => letterOf(person(name)));
  fill(true);
  give('Amina', 'Hodan');
  await settle();
  expect(kinds()).toEqual(['waiting', 'waiting']);
  expect(heldUp()).toEqual({ kind: 'no-room' });
  fill(false);
  letters.goOn();
  await settle();
  expect(kinds()).toEqual(['draft', 'draft']);
  expect(await drafts.listDrafts()).toHaveLength(2);
});

test('at a lock what was read is kept, and what was not stays pending, read by nobody', async () => {
  const { give, letters, drafts, kinds } = setUp((name) => letterOf(person(name)));
  give('Amina', 'slow', 'Hodan');
  await settle();
  await letters.end();
  await settle();
  expect(kinds()).toEqual(['draft', 'reading', 'waiting']);
  expect(await drafts.listDrafts()).toHaveLength(1);
});

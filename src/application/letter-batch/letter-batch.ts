import type { CprNumber, NumberSeries } from '../../domain/cpr-number.ts';
import type { LetterReading, ReadProblem } from '../../domain/permit-letter.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { LetterFile, LetterReader, ReadLetter } from '../ports/letter-reader.ts';
import type { Clock, Ids } from '../ports/machine.ts';
import type { DraftStore, StationStore } from '../ports/station-store.ts';
import { emptyForm, fillFromLetter } from '../registration-form/form.ts';
import { type Batch, type BatchLetter, type BatchLetterState, isPending } from './batch.ts';
import { type CallOff, createCallOff } from './call-off.ts';
import { findKnownNumber, type KnownNumber } from './known-number.ts';

export interface LetterBatchPorts {
  /** One that gives way to whoever stands at the counter. */
  readonly reader: LetterReader;
  readonly drafts: DraftStore;
  readonly store: Pick<StationStore, 'findSamePerson'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly series: NumberSeries;
  readonly nameOfCountry: (code: string) => string;
  /** A draft was begun, for the audit trail. */
  readonly noteStarted: (id: RegistrationId, cpr: CprNumber | undefined) => Promise<void>;
  readonly onChange: (batch: Batch) => void;
  /** A bug in the reading of one letter; the others are still read. */
  readonly onFault: (error: unknown) => void;
}

/** Many letters, read one after the other while the clerk does other things; each becomes a draft at once. */
export interface LetterBatch {
  add(letters: readonly LetterFile[]): void;
  /** Stops one letter that waits or is being read. */
  stopLetter(nth: number): void;
  stopAll(): void;
  /** Takes what has ended off the list. Drafts stay where they are. */
  clear(): void;
  /** Tries again to store, after `heldUp`. */
  goOn(): void;
  /** What a letter for several persons says, for as long as this batch lives. */
  findReading(id: RegistrationId): LetterReading | undefined;
  /** Ends for good: what is being stored is finished, what waits stays pending and is not read. */
  end(): Promise<void>;
}

export function createLetterBatch(ports: LetterBatchPorts): LetterBatch {
  let batch: Batch = { letters: [], heldUp: undefined };
  let given = 0;
  let isEnded = false;
  let isRunning = false;
  let run: Promise<void> = Promise.resolve();
  let current: { readonly nth: number; readonly stop: CallOff } | undefined;
  // Not in the batch that screens see: bytes are let go of as soon as they are read.
  const files = new Map<number, LetterFile>();
  const ids = new Map<number, RegistrationId>();
  const readings = new Map<RegistrationId, LetterReading>();

  function change(next: Partial<Batch>): void {
    batch = { ...batch, ...next };
    ports.onChange(batch);
  }

  function set(nth: number, state: BatchLetterState): void {
    change({ letters: batch.letters.map((letter) => (letter.nth === nth ? { ...letter, state } : letter)) });
    if (state.kind !== 'waiting' && state.kind !== 'reading') files.delete(nth);
  }

  const stateOf = (nth: number): BatchLetterState['kind'] | undefined =>
    batch.letters.find((letter) => letter.nth === nth)?.state.kind;

  async function readAll(): Promise<void> {
    while (hasNext()) {
      const next = batch.letters.find(({ state }) => state.kind === 'waiting');
      if (next !== undefined) await readOne(next);
    }
  }

  function start(): void {
    if (isRunning) return;
    isRunning = true;
    run = readAll()
      .catch(ports.onFault)
      .finally(() => {
        isRunning = false;
        // A letter may have come after the last look.
        if (hasNext()) start();
      });
  }

  const hasNext = (): boolean =>
    !isEnded && batch.heldUp === undefined && batch.letters.some(({ state }) => state.kind === 'waiting');

  async function readOne({ nth }: BatchLetter): Promise<void> {
    const file = files.get(nth);
    if (file === undefined) return set(nth, { kind: 'stopped' });
    const stop = createCallOff();
    current = { nth, stop };
    set(nth, { kind: 'reading', done: 0 });
    const answer = await read(file, nth, stop).finally(() => {
      current = undefined;
    });
    if (stop.aborted) return;
    try {
      if (answer.ok) await keep(nth, answer.value);
      else set(nth, { kind: 'problem', problem: answer.error });
    } catch (error) {
      ports.onFault(error);
      set(nth, { kind: 'waiting' });
      change({ heldUp: { kind: 'unavailable' } });
    }
  }

  async function read(
    file: LetterFile,
    nth: number,
    stop: CallOff,
  ): Promise<Result<ReadLetter, ReadProblem>> {
    try {
      return await ports.reader.read([file], {
        today: ports.clock.today(),
        series: ports.series,
        cancellation: stop,
        onProgress: ({ done }) => {
          if (!stop.aborted) set(nth, { kind: 'reading', done });
        },
      });
    } catch (error) {
      ports.onFault(error);
      return fail({ kind: 'reader-unavailable' });
    }
  }

  async function keep(nth: number, { reading, pages }: ReadLetter): Promise<void> {
    if (reading.kind === 'other') {
      const { paper } = reading;
      return set(nth, { kind: 'problem', problem: { kind: 'not-a-permit-letter', paper } });
    }
    const { person, known } = await choosePerson(reading);
    if (known !== undefined) return set(nth, { kind: 'known', ...known });
    const id = ids.get(nth) ?? ports.ids.newRegistrationId();
    ids.set(nth, id);
    const form = fillFromLetter(emptyForm, reading, person, ports.nameOfCountry);
    const now = ports.clock.now();
    // Pages first: whoever opens the draft in the same moment is to see its letter.
    const paged = await ports.drafts.saveLetterPages(id, pages);
    const saved = paged.ok
      ? await ports.drafts.saveDraft({ id, startedAt: now, changedAt: now, form })
      : paged;
    if (!saved.ok) {
      set(nth, { kind: 'waiting' });
      return change({ heldUp: saved.error });
    }
    const { cpr, name } = reading.persons[person] ?? {};
    const persons = reading.persons.length;
    if (persons > 1) readings.set(id, reading);
    set(nth, {
      kind: 'draft',
      id,
      persons,
      ...(name === undefined ? {} : { name: name.value }),
      ...(cpr === undefined ? {} : { cpr: cpr.value }),
    });
    await ports.noteStarted(id, cpr?.value).catch(ports.onFault);
  }

  /** The first person of the letter who stands nowhere yet; where all do, the place of the first. */
  async function choosePerson(
    reading: LetterReading,
  ): Promise<{ readonly person: number; readonly known?: KnownNumber }> {
    const context = { today: ports.clock.today(), series: ports.series };
    let first: KnownNumber | undefined;
    for (const [person, { cpr }] of reading.persons.entries()) {
      const known = cpr === undefined ? undefined : await findKnownNumber(ports, cpr.value, context);
      if (known === undefined) return { person };
      first ??= known;
    }
    return { person: 0, ...(first === undefined ? {} : { known: first }) };
  }

  function stopLetter(nth: number): void {
    const kind = stateOf(nth);
    // What is read is being stored: that is finished first, and is a draft then.
    if (kind === 'waiting' || (kind === 'reading' && current?.nth === nth)) {
      set(nth, { kind: 'stopped' });
      if (current?.nth === nth) current.stop.callOff();
    }
  }

  return {
    add(letters) {
      if (isEnded) return;
      const added = letters.map((file): BatchLetter => {
        given += 1;
        files.set(given, file);
        return { nth: given, name: file.name, state: { kind: 'waiting' } };
      });
      change({ letters: [...batch.letters, ...added] });
      start();
    },
    stopLetter,
    stopAll() {
      for (const { nth } of [...batch.letters].reverse()) stopLetter(nth);
    },
    clear() {
      const left = batch.letters.filter(isPending);
      if (left.length === 0) given = 0;
      change({ letters: left, ...(left.length === 0 ? { heldUp: undefined } : {}) });
    },
    goOn() {
      if (batch.heldUp === undefined) return;
      change({ heldUp: undefined });
      start();
    },
    findReading: (id) => readings.get(id),
    async end() {
      isEnded = true;
      current?.stop.callOff();
      await run;
      files.clear();
      readings.clear();
    },
  };
}

import type { ReadProblem } from '../domain/permit-letter.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { orCancelled } from './cancellable.ts';
import type { LetterFile, ReadLetter, ReadOptions } from './letter-reader.ts';
import { type PendingPage, readLetter } from './read-letter.ts';

/** A file whose pages can be read until it is closed. */
export interface OpenFile {
  readonly pages: readonly PendingPage[];
  close(): Promise<void>;
}

/** What a place that reads letters offers: opening its files, and an engine to stop or let rest. */
export interface ReadingPlace {
  openFile(bytes: Uint8Array, options: ReadOptions): Promise<Result<OpenFile, ReadProblem>>;
  readonly engine: { stop(): Promise<void>; rest(): void };
}

/** Reads files as the pages of one letter, in order, and closes what it opened, whatever happens. */
export async function readFiles(
  files: readonly LetterFile[],
  options: ReadOptions,
  place: ReadingPlace,
): Promise<Result<ReadLetter, ReadProblem>> {
  const opened: OpenFile[] = [];
  const openAll = async (): Promise<Result<readonly PendingPage[], ReadProblem>> => {
    if (files.length === 0) return fail({ kind: 'empty-file' });
    for (const file of files) {
      if (options.cancellation?.aborted === true) return fail({ kind: 'cancelled' });
      const own = await place.openFile(file.bytes, options);
      if (!own.ok) return own;
      opened.push(own.value);
    }
    return ok(opened.flatMap((file) => file.pages));
  };
  const work = readLetter(openAll, options);
  const cancelled = fail<ReadProblem>({ kind: 'cancelled' });
  let outcome: Result<ReadLetter, ReadProblem> | undefined;
  try {
    outcome = await orCancelled(work, options.cancellation, cancelled);
    return outcome;
  } finally {
    const isBroken = outcome === undefined || (!outcome.ok && outcome.error.kind === 'reader-unavailable');
    const isCancelled = outcome?.ok === false && outcome.error.kind === 'cancelled';
    // Engines know no way to stop a job but to end; the next letter starts another.
    if (isBroken || isCancelled) await place.engine.stop();
    else place.engine.rest();
    await Promise.all(opened.map((file) => file.close()));
  }
}

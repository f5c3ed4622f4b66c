import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { LetterFile, LetterReader, ReadLetter, ReadOptions } from '../ports/letter-reader.ts';
import { type CallOff, createCallOff } from './call-off.ts';

/** One engine, and two ways to it. */
export interface ReadingLine {
  /** For a person who stands at the counter: goes before all that is behind, also before what has begun. */
  readonly first: LetterReader;
  /** For what can wait: gives way, and begins again from its first page. */
  readonly behind: LetterReader;
}

type Outcome = Result<ReadLetter, ReadProblem>;

interface Job {
  readonly files: readonly LetterFile[];
  readonly options: ReadOptions;
  readonly isFirst: boolean;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

interface Running {
  readonly job: Job;
  readonly stop: CallOff;
  givesWay: boolean;
}

const cancelled: Outcome = fail({ kind: 'cancelled' });

/** Lets letters be read one after the other: an engine that is stopped for one would drop the other. */
export function createReadingLine(reader: LetterReader): ReadingLine {
  let waiting: readonly Job[] = [];
  let running: Running | undefined;

  async function readNext(): Promise<void> {
    const job = waiting.find(({ isFirst }) => isFirst) ?? waiting[0];
    if (running !== undefined || job === undefined) return;
    waiting = waiting.filter((other) => other !== job);
    const now: Running = { job, stop: createCallOff(), givesWay: false };
    running = now;
    try {
      const outcome = await reader.read(job.files, { ...job.options, cancellation: now.stop });
      const wasOvertaken = now.givesWay && job.options.cancellation?.aborted !== true;
      if (wasOvertaken && !outcome.ok && outcome.error.kind === 'cancelled') waiting = [job, ...waiting];
      else job.resolve(outcome);
    } catch (error) {
      job.reject(error);
    } finally {
      running = undefined;
      void readNext();
    }
  }

  function leave(job: Job): void {
    if (running?.job === job) {
      running.stop.callOff();
      return;
    }
    waiting = waiting.filter((other) => other !== job);
    job.resolve(cancelled);
  }

  function enter(job: Job): void {
    waiting = [...waiting, job];
    if (job.isFirst && running !== undefined && !running.job.isFirst) {
      running.givesWay = true;
      running.stop.callOff();
    }
    void readNext();
  }

  const readerFor = (isFirst: boolean): LetterReader => ({
    read(files, options) {
      const { cancellation } = options;
      if (cancellation?.aborted === true) return Promise.resolve(cancelled);
      let hear = (): void => {};
      const outcome = new Promise<Outcome>((resolve, reject) => {
        const job: Job = { files, options, isFirst, resolve, reject };
        hear = () => leave(job);
        cancellation?.addEventListener('abort', hear);
        enter(job);
      });
      return outcome.finally(() => cancellation?.removeEventListener('abort', hear));
    },
  });

  return { first: readerFor(true), behind: readerFor(false) };
}

import type { LetterReading, ReadProblem } from '../../../src/domain/permit-letter.ts';
import type { Result } from '../../../src/domain/result.ts';

/** A letter of the benchmark: its files, and how many pages they hold. */
export interface BenchLetter {
  readonly id: string;
  /** Whole paths. */
  readonly files: readonly string[];
}

export interface LetterRead {
  readonly milliseconds: number;
  readonly read: Result<LetterReading, ReadProblem>;
}

/** A place that reads letters, warm: one after the other. */
export interface ReadingWay {
  read(letter: BenchLetter): Promise<LetterRead>;
  close(): Promise<void>;
}

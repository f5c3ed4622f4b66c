import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Cancellation } from '../domain/cancellation.ts';
import type { NumberSeries } from '../domain/cpr-number.ts';
import type { LetterReading, ReadProblem } from '../domain/permit-letter.ts';
import type { Result } from '../domain/result.ts';

// The same shapes as the application's port: this room knows the domain alone, and types fit by structure.

export interface LetterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An upright page, for showing; the boxes of fields are fractions of it. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/png';
}

export interface ReadProgress {
  readonly stage: 'opening' | 'recognising' | 'finding-fields';
  /** 0-1 over the whole letter. */
  readonly done: number;
  readonly page: number;
  readonly pages: number;
}

export interface ReadOptions {
  readonly today: CalendarDate;
  readonly series: NumberSeries;
  readonly cancellation?: Cancellation;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** What has been found so far. All of it may still change: nothing is to be filled in from it. */
  readonly onFound?: (reading: LetterReading) => void;
}

export interface ReadLetter {
  readonly reading: LetterReading;
  /** None where the reader was made for somebody who does not look at them. */
  readonly pages: readonly PageImage[];
}

export interface LetterReader {
  read(files: readonly LetterFile[], options: ReadOptions): Promise<Result<ReadLetter, ReadProblem>>;
  /** Ends the engine's worker and frees its memory; the next letter starts it again. */
  close(): Promise<void>;
}

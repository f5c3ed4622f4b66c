import type { ReadProblem } from '../../domain/permit-letter.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { GreyPage } from '../page/grey-page.ts';
import type { PixelRect } from '../page/resample.ts';

export interface RecognisedWord {
  readonly text: string;
  /** 0-1, the engine's own estimate. */
  readonly confidence: number;
  readonly box: PixelRect;
}

/**
 * `page`: find the layout too. `line`: one line of text. `digits`: one line of digits and hyphens. `zone`: one
 * line of a document's machine-readable zone.
 */
export type RecognitionMode = 'page' | 'line' | 'digits' | 'zone';

/** The engine that turns print into text. Expected to be slow; never runs two jobs at once. */
export interface Recogniser {
  recognise(page: GreyPage, mode: RecognitionMode): Promise<readonly RecognisedWord[]>;
}

/** The engine could not start, or broke down: nothing is wrong with the letter. */
export class RecogniserFailure extends Error {
  override readonly name = 'RecogniserFailure';
}

/** What work that recognises gives, or the problem where the engine failed. */
export async function orUnavailable<Value>(work: () => Promise<Value>): Promise<Result<Value, ReadProblem>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof RecogniserFailure) return fail({ kind: 'reader-unavailable' });
    throw error;
  }
}

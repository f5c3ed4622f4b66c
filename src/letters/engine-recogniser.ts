import type { Cancellation } from '../domain/cancellation.ts';
import { type Recogniser, RecogniserFailure } from './recognition/recogniser.ts';
import type { WarmEngine } from './warm-engine.ts';

export interface RecognisingEngine {
  readonly recogniser: Recogniser;
  stop(): Promise<void>;
}

/**
 * Recognition that starts its engine at the first page that needs it: text in a PDF needs none. Work that
 * was cancelled meanwhile must not start one either.
 */
export const recogniserOf = (
  engine: WarmEngine<RecognisingEngine>,
  cancellation?: Cancellation,
): Recogniser => ({
  async recognise(page, mode) {
    if (cancellation?.aborted === true) throw new RecogniserFailure('cancelled');
    try {
      const { recogniser } = await engine.take();
      return await recogniser.recognise(page, mode);
    } catch (cause) {
      throw new RecogniserFailure('recognition failed', { cause });
    }
  },
});

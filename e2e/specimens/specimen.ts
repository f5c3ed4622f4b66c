import type { Damage } from './damage.ts';
import type { LetterTruth } from './truth.ts';

export interface Specimen {
  /** A whole HTML document, `truth.pages` pages of A4. */
  readonly html: string;
  /** `undefined`: as clean as it was printed. */
  readonly damage: Damage | undefined;
  readonly truth: LetterTruth;
}

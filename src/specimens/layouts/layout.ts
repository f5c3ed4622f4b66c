import type { Typesetter } from '../drawing/typesetter.ts';
import type { Purpose } from '../facts/grounds.ts';
import type { Letter } from '../letter.ts';
import type { Language, Split } from '../specimen.ts';

/** A way to put a permit letter on paper. */
export interface Layout {
  readonly id: string;
  readonly split: Split;
  readonly language: Language | 'both';
  readonly persons: readonly [least: number, most: number];
  /** What the permits may be given for; anything without it. */
  readonly purposes?: readonly Purpose[];
  /** Relatives with numbers of their own who are named in the letter. */
  readonly relatives?: number;
  readonly fixedPitch?: boolean;
  readonly compose: (letter: Letter, sheets: Typesetter) => void;
}

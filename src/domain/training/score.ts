import type { Mark } from './outcome.ts';

/** What the participant's hands and the clock have told. */
export interface Effort {
  readonly milliseconds: number;
  readonly keys: number;
  readonly clicks: number;
  readonly hints: number;
}

export interface Score extends Effort {
  /** Met expectations of all: 0 to 1. Neither time nor hints take anything from it. */
  readonly accuracy: number;
  readonly marks: readonly Mark[];
  /** What the clerk would have to come back to. */
  readonly missed: readonly Mark[];
}

export function scoreOf(marks: readonly Mark[], effort: Effort): Score {
  if (marks.length === 0) throw new Error('A scenario expects something');
  const missed = marks.filter(({ met }) => !met);
  return { ...effort, marks, missed, accuracy: (marks.length - missed.length) / marks.length };
}

import type { CprNumber } from '../../domain/cpr-number.ts';
import type { ReadProblem } from '../../domain/permit-letter.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import type { StoreProblem } from '../ports/station-store.ts';

/** Letters that were given in together, each of them its own, in the order that they were given. */
export interface Batch {
  readonly letters: readonly BatchLetter[];
  /** Why the next drafts cannot be stored. Nothing more is read until the batch is told to go on. */
  readonly heldUp: StoreProblem | undefined;
}

export interface BatchLetter {
  /** 1, 2, 3, ... within the batch. */
  readonly nth: number;
  /** The file's name, for whoever gave it. */
  readonly name: string;
  readonly state: BatchLetterState;
}

export type BatchLetterState =
  | { readonly kind: 'waiting' }
  /** `done` is 0-1 over the letter. */
  | { readonly kind: 'reading'; readonly done: number }
  | ({ readonly kind: 'draft'; readonly persons: number } & BatchPerson)
  /** All numbers in it stand in a draft or a record already; nothing was made. */
  | ({ readonly kind: 'known'; readonly where: 'draft' | 'record' } & BatchPerson)
  /** Also a paper that gives no first permit. */
  | { readonly kind: 'problem'; readonly problem: ReadProblem }
  /** The clerk stopped it. */
  | { readonly kind: 'stopped' };

/** Whom a letter is about, as far as it was read, and where that is kept. */
export interface BatchPerson {
  readonly id: RegistrationId;
  readonly name?: string;
  readonly cpr?: CprNumber;
}

export const isPending = ({ state: { kind } }: BatchLetter): boolean =>
  kind === 'waiting' || kind === 'reading';

/** How many letters ended how. */
export interface BatchCount {
  readonly all: number;
  readonly pending: number;
  readonly drafts: number;
  readonly known: number;
  readonly otherPapers: number;
  readonly unreadable: number;
  readonly stopped: number;
}

export function countBatch(letters: readonly BatchLetter[]): BatchCount {
  const count = (fits: (state: BatchLetterState) => boolean): number =>
    letters.filter(({ state }) => fits(state)).length;
  const isOther = (state: BatchLetterState): boolean =>
    state.kind === 'problem' && state.problem.kind === 'not-a-permit-letter';
  return {
    all: letters.length,
    pending: letters.filter(isPending).length,
    drafts: count(({ kind }) => kind === 'draft'),
    known: count(({ kind }) => kind === 'known'),
    otherPapers: count(isOther),
    unreadable: count((state) => state.kind === 'problem' && !isOther(state)),
    stopped: count(({ kind }) => kind === 'stopped'),
  };
}

import type { AddressId } from '../../domain/address.ts';
import type { Result } from '../../domain/result.ts';
import type {
  AddressAnswer,
  BadReason,
  FoundAddress,
  LoadProgress,
  RegisterFile,
  RegisterInUse,
  RegisterProblem,
  RegisterSignature,
  SearchOptions,
} from '../address-register.ts';
import type { FileSignature } from '../register-file.ts';

/** What the page asks of a worker, and what each question is answered with. */
export interface Questions {
  /** Opens the register that is kept under the name of a shelf. */
  start: { ask: string; answer: Started };
  /** Reads the rest of what was opened; the register before it is opened in its place where that is damaged. */
  check: { ask: undefined; answer: Started };
  search: { ask: { text: string; options: SearchOptions }; answer: AddressAnswer };
  findById: { ask: AddressId; answer: FoundAddress | undefined };
  /** Reads or builds a register and puts it on the shelf, for another worker to take. */
  load: {
    ask: { readonly shelf: string; readonly files: readonly RegisterFile[] };
    answer: Result<PutRegister, RegisterProblem>;
  };
  /** Makes a register current that was put on the shelf. */
  take: {
    ask: { readonly file: string; readonly sha256: string; readonly signature: RegisterSignature };
    answer: { readonly inUse: RegisterInUse } | { readonly trouble: string };
  };
  /** Uses a register that could not be put there. */
  use: {
    ask: { readonly bytes: ArrayBuffer; readonly sha256: string; readonly signature: RegisterSignature };
    answer: RegisterInUse;
  };
}

export interface Started {
  readonly inUse: RegisterInUse | undefined;
  /** What is kept there cannot be read. */
  readonly trouble?: string;
}

/** A register that was built, and where it is now. */
export interface PutRegister {
  readonly statement: RegisterStatement;
  readonly bad: readonly BadReason[];
  readonly badCount: number;
  readonly needsTotal: boolean;
  readonly put:
    | { readonly file: string }
    /** It could not be kept. */
    | { readonly bytes: ArrayBuffer; readonly trouble: string };
}

/** What a signature of a register covers, and the signature. */
export interface RegisterStatement {
  readonly sha256: string;
  /** What the file says of itself, to the letter. */
  readonly about: string;
  readonly signature: FileSignature | undefined;
}

export type QuestionKind = keyof Questions;

export type ToWorker = {
  [Kind in QuestionKind]: { readonly id: number; readonly kind: Kind; readonly ask: Questions[Kind]['ask'] };
}[QuestionKind];

export type FromWorker =
  | { readonly id: number; readonly answer: Questions[QuestionKind]['answer'] }
  | { readonly id: number; readonly progress: LoadProgress }
  /** A bug in the worker, told to the page so that no promise waits for ever. */
  | { readonly id: number; readonly failure: string };

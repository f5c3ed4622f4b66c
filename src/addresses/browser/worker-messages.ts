import type { AddressId, DarAddress } from '../../domain/address.ts';
import type { Result } from '../../domain/result.ts';
import type {
  AddressAnswer,
  LoadedRegister,
  RegisterFile,
  RegisterInfo,
  RegisterProblem,
  SearchOptions,
} from '../address-register.ts';
import type { LoadProgress } from '../register-session.ts';

/** What the page asks of the worker, and what each question is answered with. */
export interface Questions {
  open: { ask: ArrayBuffer; answer: Result<RegisterInfo, { readonly kind: 'damaged' }> };
  load: { ask: RegisterFile; answer: Result<Loaded, RegisterProblem> };
  search: { ask: { text: string; options: SearchOptions }; answer: AddressAnswer };
  findById: { ask: AddressId; answer: DarAddress | undefined };
}

export interface Loaded {
  readonly loaded: LoadedRegister;
  /** A copy of the pack for the storage. */
  readonly pack: ArrayBuffer;
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

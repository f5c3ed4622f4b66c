import type { HandOverState, RegistrationId } from '../../src/domain/registration.ts';

/** What a station says on its standard output, a line each. */
export type Told =
  | { readonly kind: 'open'; readonly records: number }
  /** Called saved: from now on it may not be lost. `nth` is the person. */
  | {
      readonly kind: 'saved';
      readonly id: RegistrationId;
      readonly nth: number;
      readonly corrects?: RegistrationId;
    }
  | { readonly kind: 'took-back'; readonly id: RegistrationId; readonly because: RegistrationId }
  | { readonly kind: 'settled'; readonly id: RegistrationId }
  | { readonly kind: 'queue'; readonly created: number; readonly waiting: number; readonly cases: number }
  | { readonly kind: 'offered-again'; readonly count: number }
  | { readonly kind: 'final'; readonly balanced: boolean; readonly records: readonly FinalRecord[] }
  | { readonly kind: 'trouble'; readonly what: string };

/** One record as the station has it when all is over. */
export interface FinalRecord {
  readonly id: RegistrationId;
  readonly kind: 'registration' | 'withdrawal';
  readonly state: HandOverState;
  readonly hash?: string;
  /** The receipt's number, and whether the server's signature over it was checked again just now. */
  readonly sequence?: number;
  readonly isSigned?: boolean;
  /** Why it is a case, and which record is in its way. */
  readonly trouble?: string;
  readonly other?: RegistrationId;
}

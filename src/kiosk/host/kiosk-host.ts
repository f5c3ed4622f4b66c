import type { Audience } from '../../contract/wire-values.ts';
import type { Intake, IntakeId } from '../../domain/intake.ts';
import type { Instant } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { Ticket } from '../../domain/ticket.ts';

/** The kiosk as its server knows it, and to whom it seals. */
export interface KioskStanding {
  readonly stationId: string;
  readonly stationName: string;
  readonly office: string;
  readonly audience: Audience;
  readonly kommuneCode: string;
  /** Undefined before the server's list has come for the first time. */
  readonly recipients?: { readonly count: number; readonly asOf: Instant };
}

export type ConnectProblem =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-the-intake-server' }
  | { readonly kind: 'wrong-audience' }
  /** The code is unknown, used, too old, or one for a counter station. */
  | { readonly kind: 'code-refused' }
  | { readonly kind: 'not-stored' };

export type TakeProblem =
  | { readonly kind: 'not-connected' }
  /** The office has no counter station that could open it, or the list has never come. */
  | { readonly kind: 'no-recipients' }
  /** The office has so many open intakes of this kiosk that the server takes no more. */
  | { readonly kind: 'office-full' }
  /** The disk is full, or as many wait as a kiosk keeps. */
  | { readonly kind: 'no-room' };

export interface TakenIntake {
  readonly ticket: Ticket;
  /** The server has it. Otherwise it waits, sealed, for the line. */
  readonly handedOver: boolean;
  /** It waits because the office has too many open ones: the counter cannot find it yet. */
  readonly officeIsFull: boolean;
}

export interface KioskLine {
  readonly state: 'unknown' | 'open' | 'cut' | 'revoked' | 'full';
  /** Sealed intakes that wait for the line. */
  readonly waiting: number;
  /** Sealed intakes that the server will not take. */
  readonly refused: number;
}

/** What staff can know of an intake that the server will not take: enough to help whoever has the ticket. */
export interface RefusedIntake {
  readonly id: IntakeId;
  readonly ticket: Ticket;
  readonly since: Instant;
  /** As the server's API names it. */
  readonly problem: string;
}

/** `full-disk`: what cannot be counted is tried slowly instead. */
export interface StaffWait {
  readonly kind: 'wait';
  readonly seconds: number;
  readonly because?: 'full-disk';
}

export type StaffPinProblem =
  | { readonly kind: 'too-easy' }
  /** It must have so many digits. */
  | { readonly kind: 'too-short'; readonly shortest: number }
  /** There is one already: it is changed by whoever knows it. */
  | { readonly kind: 'wrong-pin' }
  | StaffWait
  | { readonly kind: 'not-stored' };

export type StaffCheck =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  /** Nobody has chosen one yet. */
  | { readonly kind: 'none' }
  | StaffWait;

/** All that the kiosk's pages ask of the machine. Nothing gives back what was taken. */
export interface KioskHost {
  /** Undefined before it is enrolled. */
  findStanding(): Promise<KioskStanding | undefined>;
  /** With the code that IT gave for a kiosk, as `readTypedCode` gives it; empty where practice takes it without. */
  connect(code: string): Promise<Result<KioskStanding, ConnectProblem>>;
  /** Whether an intake could be sealed now, before a citizen is asked for anything. */
  findTakeProblem(): Promise<TakeProblem | undefined>;
  /** Sealed and kept durably before it answers; handed over when there is a line. */
  take(intake: Intake): Promise<Result<TakenIntake, TakeProblem>>;
  /** Tells at once, and after each change. Gives what ends it. */
  watchLine(listener: (line: KioskLine) => void): () => void;
  /** Oldest first. */
  listRefused(): Promise<readonly RefusedIntake[]>;
  /** Staff has helped the citizen: the sealed bytes go. One that is not refused stays. */
  dropRefused(id: IntakeId): Promise<void>;
  /** For whoever may leave the citizen's pages. `before` where there is one already. */
  setStaffPin(pin: string, before?: string): Promise<Result<void, StaffPinProblem>>;
  /** Wrong tries make everybody wait, also after a restart. */
  checkStaffPin(pin: string): Promise<StaffCheck>;
  /** Ends what goes on by itself; the page is going. */
  close(): void;
}

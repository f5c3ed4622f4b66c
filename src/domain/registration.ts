import type { DarAddress } from './address.ts';
import type { Brand } from './brand.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { ClockEvidence } from './clock-evidence.ts';
import type { Coverage, GroupId, TraceStep } from './covered-groups.ts';
import type { CprNumber, NumberSeries, Sex } from './cpr-number.ts';
import type { IntakeId } from './intake.ts';
import type { LegalBasis } from './legal-basis.ts';

/** UUIDv7 made on the station at the first keystroke: the record's idempotency key for ever. */
export type RegistrationId = Brand<string, 'RegistrationId'>;

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function parseRegistrationId(text: unknown): RegistrationId | undefined {
  return typeof text === 'string' && uuidV7.test(text) ? (text as RegistrationId) : undefined;
}

/** An instant as ISO 8601 in UTC, e.g. `2026-11-23T08:00:00.000Z`. */
export type Instant = Brand<string, 'Instant'>;

/** Where a field's value came from. `corrected`: scanned first, then changed by the clerk. */
export type FieldSource = 'scanned' | 'typed' | 'corrected';

export interface Provenance {
  readonly source: FieldSource;
  /** 0-1, of the scanned reading. */
  readonly confidence?: number;
  /** What the scan said before a clerk changed it. */
  readonly scannedAs?: string;
  /** The clerk has looked at it and agreed; needed wherever the reader was not sure. */
  readonly confirmed: boolean;
}

export type PersonField =
  | 'cpr'
  | 'name'
  | 'birthDate'
  | 'citizenship'
  | 'legalBasis'
  | 'validFrom'
  | 'validTo'
  | 'letterDate'
  | 'caseNumber';

/** "Har personen nogensinde haft et dansk personnummer?": the question that prevents a double. */
export type EarlierNumber =
  | { readonly answer: 'no' }
  | { readonly answer: 'yes'; readonly number?: string }
  | { readonly answer: 'unknown' };

/** Papers that the clerk has seen (CPR-loven § 17; kommunernes lists, see DocumentKind's users). */
export type DocumentKind =
  | 'permit-letter'
  | 'passport'
  | 'national-id'
  | 'residence-card'
  | 'proof-of-address'
  | 'landlord-declaration'
  | 'marriage-certificate'
  | 'birth-certificate'
  | 'custody-papers';

export type PermitEnd =
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'not-stated' };

/**
 * One person's residence, to be registered under the administrative CPR number. This is what is saved,
 * handed over, and never changed afterwards: a correction is a new registration that names this one.
 */
export interface Registration {
  readonly id: RegistrationId;
  readonly series: NumberSeries;
  readonly recordedAt: Instant;
  /** What the machine knew of the time then. Records of the first version have none. */
  readonly clock?: ClockEvidence;
  readonly person: {
    readonly cpr: CprNumber;
    readonly name: string;
    readonly birthDate: CalendarDate;
    readonly sex: Sex;
    readonly citizenship?: string;
    readonly earlierNumber: EarlierNumber;
  };
  readonly permit: {
    readonly legalBasis: LegalBasis;
    readonly citation: string;
    readonly validFrom?: CalendarDate;
    readonly end: PermitEnd;
    readonly letterDate?: CalendarDate;
    readonly caseNumber?: string;
  };
  readonly coverage: {
    readonly coverage: Coverage;
    /** The group that applies: the only one, or the clerk's choice among several. */
    readonly group?: GroupId;
    readonly listVersion: string;
    readonly trace: readonly TraceStep[];
  };
  readonly residence: {
    readonly address: DarAddress;
    /** The printed lines are kept too: an address can vanish from the register later. */
    readonly printed: readonly string[];
    /** "Hos": only where the person really lives there. */
    readonly careOf?: string;
    readonly moveInDate: CalendarDate;
  };
  readonly documentsSeen: readonly DocumentKind[];
  readonly provenance: Readonly<Partial<Record<PersonField, Provenance>>>;
  /**
   * Others with the same name and birth date but another number, whom the clerk has seen to be other
   * persons. It stops those from being taken for this one again; it never hides the same CPR number.
   */
  readonly distinctFrom?: {
    readonly registrations: readonly RegistrationId[];
    readonly because: string;
  };
  /** The registration that this one corrects. */
  readonly corrects?: RegistrationId;
  /**
   * What that one had corrected in its turn, newest first. The server may never have had the ones between,
   * and must still know which record this one replaces.
   */
  readonly correctsInTurn?: readonly RegistrationId[];
  /** What the citizen had told a kiosk, where it began so; the clerk has checked it since. */
  readonly intake?: IntakeId;
}

/** Where a saved registration is on its way to the kommune's system. */
export type HandOverState =
  | 'waiting'
  | 'sending'
  | 'acknowledged'
  | 'conflict'
  | 'refused'
  | 'quarantined'
  | 'withdrawn';

export type HandOverEvent =
  | 'send'
  | 'acknowledge'
  | 'find-conflict'
  | 'refuse'
  | 'put-back'
  | 'quarantine'
  | 'send-again'
  | 'withdraw'
  | 'offer-again';

/** What the server says of a record that did not come over the line just now, e.g. on a USB stick. */
const answers = {
  acknowledge: 'acknowledged',
  'find-conflict': 'conflict',
  refuse: 'refused',
} as const;

const transitions: Readonly<Record<HandOverState, Partial<Record<HandOverEvent, HandOverState>>>> = {
  waiting: { ...answers, send: 'sending', withdraw: 'withdrawn', quarantine: 'quarantined' },
  sending: { ...answers, 'put-back': 'waiting', quarantine: 'quarantined' },
  // A receipt is the truth, wherever the station thought that the record was.
  conflict: { acknowledge: 'acknowledged', 'send-again': 'waiting', withdraw: 'withdrawn' },
  refused: { acknowledge: 'acknowledged', 'send-again': 'waiting', withdraw: 'withdrawn' },
  quarantined: { acknowledge: 'acknowledged', 'send-again': 'waiting', withdraw: 'withdrawn' },
  withdrawn: { acknowledge: 'acknowledged' },
  // A correction or withdrawal of an acknowledged record is a record of its own. Only a server that was
  // restored, and has the record no more, makes it wait again.
  acknowledged: { 'offer-again': 'waiting' },
};

/** The state that follows, or undefined where the event cannot happen in this state. */
export const findNextState = (state: HandOverState, event: HandOverEvent): HandOverState | undefined =>
  transitions[state][event];

/** A person must look at these; nothing moves them on by itself. */
export const statesThatNeedAPerson: readonly HandOverState[] = ['conflict', 'refused', 'quarantined'];

export const needsAPerson = (state: HandOverState): boolean => statesThatNeedAPerson.includes(state);

export interface QueueCount {
  readonly created: number;
  readonly acknowledged: number;
  readonly waiting: number;
  readonly needsAPerson: number;
  readonly withdrawn: number;
}

/** The conservation law: every record that was saved is in exactly one of four places. */
export function countQueue(states: Iterable<HandOverState>, created: number): QueueCount {
  let acknowledged = 0;
  let waiting = 0;
  let person = 0;
  let withdrawn = 0;
  for (const state of states) {
    if (state === 'acknowledged') acknowledged += 1;
    else if (state === 'withdrawn') withdrawn += 1;
    else if (needsAPerson(state)) person += 1;
    else waiting += 1;
  }
  return { created, acknowledged, waiting, needsAPerson: person, withdrawn };
}

export const isConserved = (count: QueueCount): boolean =>
  count.created === count.acknowledged + count.waiting + count.needsAPerson + count.withdrawn;

import type { DarAddress } from './address.ts';
import type { Brand } from './brand.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Instant, PersonField } from './registration.ts';

/** A UUIDv7, made on the kiosk. */
export type IntakeId = Brand<string, 'IntakeId'>;

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function parseIntakeId(text: unknown): IntakeId | undefined {
  return typeof text === 'string' && uuidV7.test(text) ? (text as IntakeId) : undefined;
}

/** One field as a citizen left it. Texts are in the form that the registration form shows: `23-11-2026`. */
export interface IntakeField {
  /** What the citizen confirmed, changed it to, or typed. */
  readonly text: string;
  /** What the letter's reader had found; undefined where nothing was read. */
  readonly readAs?: string;
  /** 0-1, of that reading. */
  readonly confidence?: number;
}

export type IntakeAddress =
  /** Chosen from the kiosk's register, which was of this date; empty where the register tells none. */
  | { readonly kind: 'found'; readonly address: DarAddress; readonly registerDate: string }
  /** Typed, and not found there. */
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'none' };

/** Somebody who moves in along. The number as it was typed: nobody has checked it. */
export interface IntakeCompanion {
  readonly name: string;
  readonly cpr?: string;
}

/** At most so many who move in along: a kiosk is for a family, not for a centre. */
export const mostCompanions = 12;

/**
 * What a citizen told a kiosk. It registers nothing: a clerk checks it beside the papers. Without the letter's
 * picture, which lies on the counter.
 */
export interface Intake {
  readonly id: IntakeId;
  readonly takenAt: Instant;
  /** BCP 47, of the pages that the citizen read: `uk`, `ar`. */
  readonly language: string;
  /** How the letter was given. */
  readonly given: 'read' | 'typed';
  /** Of the letter; a field that is empty is left out. */
  readonly fields: Readonly<Partial<Record<PersonField, IntakeField>>>;
  /** The letter says that the permit has no end. */
  readonly unlimited: boolean;
  readonly address: IntakeAddress;
  readonly careOf?: string;
  readonly moveInDate?: CalendarDate;
  readonly companions: readonly IntakeCompanion[];
}

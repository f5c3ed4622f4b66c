import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';

/** The first eight bytes of a keyed hash, as a number. */
export type BlindToken = bigint;

/** The keyed hash under the blinding key of the server that the station is connected to. */
export type BlindText = (text: string) => BlindToken;

/** Somebody who is registered in the kommune: where and since when, and nothing of whom. */
export interface IndexedRecord {
  readonly id: RegistrationId;
  /** Empty where the server has no name of it. */
  readonly office: string;
  readonly receivedOn: CalendarDate;
  /** One a part of the name, bound to this record. */
  readonly parts: readonly BlindToken[];
}

/** What the station has of the server's blinded index, for looking up. It needs no line. */
export interface KommuneIndex {
  /**
   * Takes in what came since the last time, also through another window. Never fails: where it cannot be read,
   * there is less to find.
   */
  catchUp(): Promise<void>;
  /** Records that count, by a token of theirs. */
  find(token: BlindToken): readonly IndexedRecord[];
  /** When the server last said that there is no more; undefined where the whole has never been fetched. */
  findHeardAt(): Promise<Instant | undefined>;
}

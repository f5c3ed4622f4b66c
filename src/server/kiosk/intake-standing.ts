import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { IntakeStanding, SealedIntake } from '../../contract/kiosk-api.ts';
import type { IntakeId } from '../../domain/intake.ts';
import type { Instant } from '../../domain/registration.ts';
import type { IntakeRow } from '../database/tables.ts';
import type { Station } from '../stations/station-book.ts';

/** An intake, with the names of the stations that had to do with it. */
export type Found = Selectable<IntakeRow> & {
  readonly kiosk_name: string;
  readonly taken_station: string | null;
  readonly ended_station: string | null;
};
type Ended = Extract<IntakeStanding['state'], { kind: 'ended' }>;

/** Of all but the signature: a kiosk that has got another key signs what waits anew. */
export const hashOf = ({ signature: _, ...signed }: SealedIntake): Buffer =>
  createHash('sha256').update(JSON.stringify(signed), 'utf8').digest();

export const instantOf = (date: Date): Instant => date.toISOString() as Instant;

/** Where an intake stands, as far as this station may know. */
export function standingOf(row: Found, station: Station): IntakeStanding {
  const about = { id: row.id as IntakeId, receivedAt: instantOf(row.received_at), kioskName: row.kiosk_name };
  if (row.office !== station.office) return { ...about, state: { kind: 'elsewhere', office: row.office } };
  if (row.ended_as !== null && row.ended_at !== null) {
    return {
      ...about,
      state: { kind: 'ended', as: row.ended_as, at: instantOf(row.ended_at), ...endOf(row) },
    };
  }
  if (row.taken_by === null || row.taken_at === null) return { ...about, state: { kind: 'open' } };
  return {
    ...about,
    state: {
      kind: 'taken',
      by: row.taken_by,
      stationName: row.taken_station ?? '',
      at: instantOf(row.taken_at),
      here: row.taken_at_station === station.id,
    },
  };
}

/** By whom, and with what; nothing of what ended before that was noted, or by itself. */
function endOf({ ended_by, ended_station, record_id }: Found): Partial<Ended> {
  if (ended_station === null) return {};
  const who = ended_by === null || ended_by === '' ? {} : { by: ended_by };
  return { ...who, stationName: ended_station, registered: record_id !== null };
}

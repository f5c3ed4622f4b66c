import type { Kysely } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import type { StationQueue } from '../../contract/intake-api.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { Station } from './station-book.ts';

export interface StationQueueBook {
  /** Keeps what waits at a station in place of what it told before. */
  note(station: Station, queue: StationQueue): Promise<void>;
}

export const createStationQueueBook = (db: Kysely<IntakeTables>, clock: Clock): StationQueueBook => ({
  async note({ id }, { waiting, needsAPerson }) {
    await db
      .updateTable('stations')
      .set({
        queue_waiting: waiting,
        queue_needs_a_person: needsAPerson,
        queue_told_at: new Date(clock.now()),
      })
      .where('id', '=', id)
      .execute();
  },
});

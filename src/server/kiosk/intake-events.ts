import type { Kysely } from 'kysely';
import type { RegistrationId } from '../../domain/registration.ts';
import { formatTicket, type Ticket } from '../../domain/ticket.ts';
import type { IntakeEventRow, IntakeTables } from '../database/tables.ts';
import type { OfficeAudit } from '../office/audit/office-audit.ts';
import type { Station } from '../stations/station-book.ts';

export interface IntakeEvent {
  readonly action: IntakeEventRow['action'];
  readonly at: Date;
  readonly station?: Station;
  /** Of the clerk, as the station tells them. */
  readonly initials?: string;
  /** The registration that came of it. */
  readonly record?: RegistrationId;
}

export type NoteIntakes = (
  transaction: Kysely<IntakeTables>,
  intakes: readonly string[],
  event: IntakeEvent,
) => Promise<void>;

/** What the office's trail tells too: who had what a citizen told, and what became of it. */
const told = {
  taken: 'intake-taken',
  'given-up': 'intake-given-up',
  finished: 'intake-finished',
  expired: 'intake-expired',
} as const satisfies Partial<Record<IntakeEventRow['action'], string>>;

const isTold = (action: IntakeEventRow['action']): action is keyof typeof told => Object.hasOwn(told, action);

/** Notes what happened to intakes, where it happens. The last that a transaction does: the trail's line is held from here. */
export const createIntakeEvents =
  (audit: Pick<OfficeAudit, 'noteIn'>): NoteIntakes =>
  async (transaction, intakes, { action, at, station, initials = '', record }) => {
    if (intakes.length === 0) return;
    const event = { at, action, station_id: station?.id ?? null, initials };
    await transaction
      .insertInto('intake_events')
      .values(intakes.map((intake_id) => ({ ...event, intake_id })))
      .execute();
    if (!isTold(action)) return;
    const rows = await transaction
      .selectFrom('intakes')
      .innerJoin('stations', 'stations.id', 'intakes.kiosk_id')
      .select(['ticket', 'stations.name as kiosk', 'intakes.office as office'])
      .where('intakes.id', 'in', [...intakes])
      .orderBy('intakes.id')
      .execute();
    for (const { ticket, kiosk, office } of rows) {
      await audit.noteIn(transaction, {
        by: initials === '' ? 'SERVER' : initials,
        action: told[action],
        ...(record === undefined ? {} : { record }),
        detail: {
          ticket: formatTicket(ticket as Ticket),
          kiosk,
          office,
          ...(station === undefined ? {} : { station: station.name }),
        },
      });
    }
  };

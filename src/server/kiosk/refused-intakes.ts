import type { Kysely } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import {
  kioskLimits,
  type NamedIntake,
  type RefusedIntake,
  type RefusedIntakeProblem,
} from '../../contract/kiosk-api.ts';
import type { IntakeId } from '../../domain/intake.ts';
import type { Instant } from '../../domain/registration.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { Station } from '../stations/station-book.ts';

/**
 * What kiosks offered and the server did not take: it lies on the kiosk, and whoever types its ticket at the counter
 * is to hear so. Names no citizen.
 */
export interface RefusedIntakes {
  /** The first time counts; the reason may be another by now. Of one kiosk no more than it may have open. */
  note(kiosk: Station, named: NamedIntake, problem: RefusedIntakeProblem): Promise<void>;
  /** Of this office, the latest first. */
  find(at: Kysely<IntakeTables>, office: string, ticket: Ticket): Promise<readonly RefusedIntake[]>;
  /** The server has taken it after all. */
  forget(at: Kysely<IntakeTables>, kiosk: Station, id: IntakeId): Promise<void>;
  /** What was refused before this moment. */
  forgetOlder(at: Kysely<IntakeTables>, than: Date): Promise<void>;
}

export function createRefusedIntakes(db: Kysely<IntakeTables>, clock: Pick<Clock, 'now'>): RefusedIntakes {
  return {
    async note(kiosk, { id, ticket }, problem) {
      const { noted } = await db
        .selectFrom('refused_intakes')
        .select((row) => row.fn.countAll<number>().as('noted'))
        .where('kiosk_id', '=', kiosk.id)
        .where('intake_id', '!=', id)
        .executeTakeFirstOrThrow();
      if (Number(noted) >= kioskLimits.open) return;
      const refused_at = new Date(clock.now());
      await db
        .insertInto('refused_intakes')
        .values({ kiosk_id: kiosk.id, intake_id: id, ticket, office: kiosk.office, problem, refused_at })
        .onConflict((conflict) =>
          conflict.columns(['kiosk_id', 'intake_id']).doUpdateSet({ problem, ticket }),
        )
        .execute();
    },
    async find(at, office, ticket) {
      const rows = await at
        .selectFrom('refused_intakes')
        .innerJoin('stations', 'stations.id', 'refused_intakes.kiosk_id')
        .select(['intake_id', 'stations.name as kiosk_name', 'problem', 'refused_at'])
        .where('ticket', '=', ticket)
        .where('refused_intakes.office', '=', office)
        .orderBy('refused_at', 'desc')
        .limit(kioskLimits.sameTicket)
        .execute();
      return rows.map(({ intake_id, kiosk_name, problem, refused_at }) => ({
        id: intake_id as IntakeId,
        kioskName: kiosk_name,
        problem,
        at: refused_at.toISOString() as Instant,
      }));
    },
    async forget(at, kiosk, id) {
      await at
        .deleteFrom('refused_intakes')
        .where('kiosk_id', '=', kiosk.id)
        .where('intake_id', '=', id)
        .execute();
    },
    async forgetOlder(at, than) {
      await at.deleteFrom('refused_intakes').where('refused_at', '<', than).execute();
    },
  };
}

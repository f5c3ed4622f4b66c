import type { Kysely } from 'kysely';
import type { Clock } from '../../../application/ports/machine.ts';
import type { OfficeMark } from '../../../contract/office-api.ts';
import type { Instant, RegistrationId } from '../../../domain/registration.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';
import { retryPassing } from '../../database/database-errors.ts';
import { standInLine, useLine } from '../../database/locks.ts';
import type { IntakeTables } from '../../database/tables.ts';
import type { OfficeAudit } from '../audit/office-audit.ts';
import { settleStanding } from './cpr-standing.ts';

export interface SetMark {
  readonly mark: OfficeMark;
  /** It stood so before: nothing was written, and `mark` says who it was. */
  readonly already: boolean;
}

export type MarkProblem = { readonly kind: 'no-such-record' } | { readonly kind: 'nothing-to-take-back' };

/** Marks of what was entered in CPR. They are only added to: taking one back is a mark of its own. */
export interface CprMarkBook {
  set(record: RegistrationId, kind: OfficeMark['kind'], by: string): Promise<Result<SetMark, MarkProblem>>;
}

export function createCprMarkBook(db: Kysely<IntakeTables>, clock: Clock, audit: OfficeAudit): CprMarkBook {
  async function setOnce(
    transaction: Kysely<IntakeTables>,
    record: RegistrationId,
    kind: OfficeMark['kind'],
    by: string,
  ): Promise<Result<SetMark, MarkProblem>> {
    // One at a time: of two people who mark the same record at once, the second sees the first one's mark.
    const last = await standInLine(transaction, 'marks');
    const known = await transaction
      .selectFrom('records')
      .select('id')
      .where('id', '=', record)
      .executeTakeFirst();
    if (known === undefined) return fail({ kind: 'no-such-record' });
    const latest = await transaction
      .selectFrom('cpr_marks')
      .selectAll()
      .where('record_id', '=', record)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (latest?.kind === kind) {
      const at = latest.at.toISOString() as Instant;
      return ok({ mark: { kind, by: latest.by_initials, at }, already: true });
    }
    if (latest === undefined && kind === 'taken-back') return fail({ kind: 'nothing-to-take-back' });
    const at = clock.now();
    const sequence = last + 1;
    await transaction
      .insertInto('cpr_marks')
      .values({ sequence, record_id: record, kind, by_initials: by, at: new Date(at) })
      .execute();
    await useLine(transaction, 'marks', sequence);
    await settleStanding(transaction, record);
    await audit.noteIn(transaction, { by, action: kind, record });
    return ok({ mark: { kind, by, at }, already: false });
  }

  return {
    set: (record, kind, by) =>
      retryPassing(() => db.transaction().execute((transaction) => setOnce(transaction, record, kind, by))),
  };
}

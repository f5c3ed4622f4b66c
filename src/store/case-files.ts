import { findCase } from '../application/hand-over/move-entry.ts';
import type { AssignProblem, HandOverStore } from '../application/ports/hand-over-store.ts';
import type { CprMark } from '../contract/updates.ts';
import type { AuditEvent } from '../domain/audit.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { fail, ok } from '../domain/result.ts';
import type { RowChange } from './journal/rows.ts';
import { findRows } from './outbox-view.ts';
import type { OutboxRow, StationDatabase } from './station-database.ts';
import type { Decision, Writer } from './writer.ts';

interface CaseFilePorts {
  readonly database: StationDatabase;
  readonly writer: Pick<Writer, 'commit'>;
  /** Throws where it could not be written. */
  readonly write: (decide: () => Promise<Decision>) => Promise<void>;
}

/** Whose a case is, which ended ones the server is still to hear of, and what was entered in CPR. */
export function createCaseFiles({
  database: { outbox },
  writer,
  write,
}: CaseFilePorts): Pick<HandOverStore, 'assignCase' | 'listSettled' | 'noteTold' | 'noteMarks'> {
  const put = (row: OutboxRow): RowChange => ({ table: 'outbox', row });

  return {
    assignCase: (id, to, dueOn) =>
      writer.commit<AssignProblem>(async () => {
        const row = await outbox.get(id);
        const held = row === undefined ? undefined : findCase(row);
        if (row === undefined || held === undefined) return fail({ kind: 'no-such-case' });
        const events: AuditEvent[] = [];
        if (held.owner !== to) events.push({ action: 'handed-case-over', record: id, detail: to });
        if (held.dueOn !== dueOn) events.push({ action: 'set-case-day', record: id, detail: dueOn });
        if (events.length === 0) return ok({ changes: [] });
        const changes = [put({ ...row, handedTo: to, case: { ...held, owner: to, dueOn } })];
        return ok({ changes, events, updates: ['outbox'] });
      }),

    async listSettled(limit) {
      const rows = await outbox.where('settled').equals('to-tell').limit(limit).toArray();
      return rows.map(({ id, correctedBy }) => ({
        id,
        as: correctedBy === undefined ? 'withdrawn' : 'corrected',
      }));
    },

    noteTold: (ids) =>
      write(async () => {
        const rows = await findRows(outbox, ids);
        const told = [...rows.values()].filter(({ settled }) => settled === 'to-tell');
        return { changes: told.map((row) => put({ ...row, settled: 'told' })), updates: ['outbox'] };
      }),

    noteMarks: (marks, anew) =>
      write(async () => {
        const newest = new Map<RegistrationId, CprMark>();
        for (const mark of marks) {
          if (mark.sequence > (newest.get(mark.record)?.sequence ?? 0)) newest.set(mark.record, mark);
        }
        const rows = new Map(await findRows(outbox, [...newest.keys()]));
        const changes: RowChange[] = [];
        if (anew !== undefined) {
          const marked = await outbox.filter(({ cprMark }) => cprMark !== undefined).toArray();
          for (const row of marked) {
            const unmarked = { ...row, cprMark: undefined };
            if (rows.has(row.id)) rows.set(row.id, unmarked);
            else changes.push(put(unmarked));
          }
        }
        for (const row of rows.values()) {
          const mark = newest.get(row.id);
          if (mark === undefined || mark.sequence <= (row.cprMark?.sequence ?? 0)) continue;
          const { record: _, ...cprMark } = mark;
          changes.push(put({ ...row, cprMark }));
        }
        return { changes, updates: ['outbox'] };
      }),
  };
}

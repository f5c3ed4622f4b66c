import { type Kysely, sql } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import type { Receipt, RecordResult } from '../../contract/intake-api.ts';
import type { NumberSeries } from '../../domain/cpr-number.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { retryPassing } from '../database/database-errors.ts';
import { lockFor } from '../database/locks.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { Station } from '../stations/station-book.ts';
import { checkContent, hashText } from './content-check.ts';
import { type AcceptedRecord, answerOf, type Candidate, Judgement } from './judgement.ts';
import { findBearingOn, findByIds, insertRecords, receiptOf } from './record-book.ts';

export interface HandOverDesk {
  /** One answer a record, in the order sent. Throws only where the database fails: then send again. */
  takeIn(
    station: Station,
    records: readonly { readonly id: RegistrationId; readonly content: string }[],
  ): Promise<readonly RecordResult[]>;
}

interface DeskOptions {
  readonly db: Kysely<IntakeTables>;
  readonly series: NumberSeries;
  readonly clock: Clock;
}

export function createHandOverDesk({ db, series, clock }: DeskOptions): HandOverDesk {
  return {
    async takeIn(station, records) {
      const arrivals = records.map(({ id, content }) => ({ id, content, contentHash: hashText(content) }));
      const received = await findByIds(db, arrivals);
      const known = new Judgement(received);
      const context = { series, today: clock.today() };

      const receipts = new Map<string, Receipt>(received.map((record) => [record.id, receiptOf(record)]));
      const answers = arrivals.map((arrival) => {
        const stored = known.findStoredAnswer(arrival);
        return stored === undefined ? undefined : answerOf(stored, receipts);
      });
      const open = arrivals.flatMap((arrival, place) =>
        answers[place] === undefined ? [{ place, arrival, checked: checkContent(arrival, context) }] : [],
      );
      if (open.length > 0) {
        const judged = await retryPassing(() => judgeAndWrite(db, station, open, clock));
        open.forEach(({ place }, index) => {
          answers[place] = judged[index];
        });
      }
      return answers.map((answer) => {
        if (answer === undefined) throw new Error('a record was left without an answer');
        return answer;
      });
    },
  };
}

/**
 * Judges and writes a batch in one transaction that all others wait for. So two records of one person are
 * never judged side by side, nothing can deadlock, and running numbers are committed in their own order: a
 * reader that has seen one has seen all before it. Checking the content is done before, outside.
 */
async function judgeAndWrite(
  db: Kysely<IntakeTables>,
  station: Station,
  candidates: readonly Candidate[],
  clock: Clock,
): Promise<readonly RecordResult[]> {
  return await db.transaction().execute(async (transaction) => {
    await lockFor(transaction, 'handOver');
    await settleTransaction(transaction);
    const bearing = await findBearingOn(transaction, candidates);
    const judgement = new Judgement(bearing);
    const receivedAt = clock.now();
    const verdicts = candidates.map((candidate) => judgement.judge(candidate, receivedAt, station.name));

    const receipts = new Map<string, Receipt>(bearing.map((record) => [record.id, receiptOf(record)]));
    const accepted = verdicts.flatMap((verdict): AcceptedRecord[] =>
      verdict.kind === 'accept' ? [verdict.record] : [],
    );
    if (accepted.length > 0) {
      const sequences = await insertRecords(transaction, accepted, station.id, receivedAt);
      for (const { id, contentHash } of accepted) {
        const sequence = sequences.get(id);
        if (sequence === undefined) throw new InterferenceError();
        receipts.set(id, { id, sequence, receivedAt, contentHash });
      }
    }
    return verdicts.map((verdict) => answerOf(verdict, receipts));
  });
}

/**
 * Settings for this transaction only. A receipt promises that the record survives: not with a database that
 * is set to answer before it writes. And every look-up has its index: a planner that has not yet counted a
 * growing table would read all of it for each batch. Compiling such short statements costs more than it saves.
 */
async function settleTransaction(transaction: Kysely<IntakeTables>): Promise<void> {
  await sql`select
    case when current_setting('synchronous_commit') = 'off' then set_config('synchronous_commit', 'on', true) end,
    set_config('enable_seqscan', 'off', true),
    set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true),
    set_config('jit', 'off', true)`.execute(transaction);
}

/** A record was written under the lock's nose; the whole batch is judged again. */
class InterferenceError extends Error {
  readonly code = '40001';

  constructor() {
    super('another program wrote to the records at the same time');
  }
}

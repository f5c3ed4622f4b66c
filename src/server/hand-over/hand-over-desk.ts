import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Arrival } from '../../application/intake/content-check.ts';
import {
  type AcceptedRecord,
  answerOf,
  type Candidate,
  Judgement,
  type KnownCase,
} from '../../application/intake/judgement.ts';
import type { Clock } from '../../application/ports/machine.ts';
import type { HandOverResponse, Receipt, RecordResult, SettledCase } from '../../contract/intake-api.ts';
import type { NumberSeries } from '../../domain/cpr-number.ts';
import { retryPassing } from '../database/database-errors.ts';
import { standInLine } from '../database/locks.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { ReceiptSigner } from '../receipts/receipt-signer.ts';
import { judgeExchange, markCloned, type NumberedRequest, notingParts } from '../stations/exchange-book.ts';
import type { Station } from '../stations/station-book.ts';
import { closeCases, findCases, openCases, toCaseChanges } from './case-book.ts';
import { checkContent, hashText } from './content-check.ts';
import { tellOtherSides } from './other-side.ts';
import { createQueue } from './queue.ts';
import { findBearing, receiptOf, writeAddition } from './record-book.ts';

/** What a station hands over in one request, or in a part of a bundle. */
export interface HandOver {
  readonly station: Station;
  readonly exchange: NumberedRequest;
  /** True for what may have lain in a drawer: its number proves nothing where it is far behind. */
  readonly mayBeLate?: boolean;
  /** It came in several parts, and this is not the last: its number is noted with that one. */
  readonly moreFollows?: boolean;
  readonly records: readonly Omit<Arrival, 'contentHash'>[];
  /** Cases that the station has ended without the server. */
  readonly settled?: readonly SettledCase[];
}

export interface HandOverDesk {
  /**
   * One answer a record, in the order sent, and the server's signature over the receipts in them. The same
   * hand-over again changes nothing, and is answered from what is kept. `cloned`: the number was used for
   * something else before; nothing is kept, and the station is shut out. Throws only where the database fails:
   * then send again.
   */
  takeIn(handOver: HandOver): Promise<HandOverResponse | 'cloned'>;
}

interface DeskOptions {
  readonly db: Kysely<IntakeTables>;
  readonly series: NumberSeries;
  readonly clock: Clock;
  readonly signer: ReceiptSigner;
}

/** Then others get their turn: one station's batch must not hold up what is at the database. */
const checkedAtATime = 50;

export function createHandOverDesk({ db, series, clock, signer }: DeskOptions): HandOverDesk {
  // One works, one waits for it at the database, and the others here, where they keep no connection busy.
  const queue = createQueue(2);
  return {
    async takeIn(handOver) {
      const context = { series, today: clock.today() };
      const candidates: Candidate[] = [];
      for (const { id, content, bytes } of handOver.records) {
        if (candidates.length % checkedAtATime === checkedAtATime - 1) await setImmediate();
        const arrival = { id, content, bytes, contentHash: hashText(bytes ?? content) };
        candidates.push({ arrival, checked: checkContent(arrival, context) });
      }
      const judged = await queue(() => retryPassing(() => judgeAndWrite(db, handOver, candidates, clock)));
      if (judged === 'cloned') return judged;
      const results = await tellOtherSides(db, judged);
      const attestation = signer.attest(
        results.flatMap((result) => (result.outcome === 'acknowledged' ? [result.receipt] : [])),
      );
      return { results, ...(attestation === undefined ? {} : { attestation }) };
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
  { station, exchange, mayBeLate = false, moreFollows = false, settled = [] }: HandOver,
  candidates: readonly Candidate[],
  clock: Clock,
): Promise<readonly RecordResult[] | 'cloned'> {
  // What the line's holder reads after he has it must be what the one before him left. A stricter level keeps
  // the picture of the moment when he began to wait, and would end in a serialisation failure each time.
  const transaction = db.transaction().setIsolationLevel('read committed');
  return await transaction.execute(async (transaction) => {
    const last = await standInLine(transaction, 'records', settings);
    const bearing = await findBearing(
      transaction,
      exchange,
      candidates,
      settled.map(({ id }) => id),
    );
    const verdictOnNumber = judgeExchange(bearing.exchange, exchange, { mayBeLate });
    if (bearing.cloned || verdictOnNumber === 'cloned') {
      await markCloned(transaction, station.id, clock);
      return 'cloned';
    }
    const { records, idsWithCases } = bearing;
    const cases = idsWithCases.length === 0 ? noCases : await findCases(transaction, idsWithCases);
    const receivedAt = clock.now();
    const judgement = new Judgement({ records, cases }, station, receivedAt);
    const receipts = new Map<string, Receipt>(records.map((record) => [record.id, receiptOf(record)]));
    if (verdictOnNumber === 'replay') {
      return candidates.map(({ arrival }) => answerOf(judgement.recall(arrival), receipts));
    }
    const verdicts = candidates.map((candidate) => judgement.judge(candidate));
    const accepted = verdicts.flatMap((verdict): AcceptedRecord[] =>
      verdict.kind === 'accept' ? [verdict.record] : [],
    );
    const isNotNoted = verdictOnNumber === 'late' || moreFollows;
    const noting = isNotNoted ? [] : notingParts(exchange, bearing.exchange, receivedAt);
    await writeAddition(transaction, { records: accepted, stationId: station.id, receivedAt, last, noting });
    const { opened, closed } = toCaseChanges(candidates, verdicts, settled);
    await openCases(transaction, opened, station.id, receivedAt);
    if (cases.size + settled.length > 0) await closeCases(transaction, closed, station.id, receivedAt);
    accepted.forEach(({ id, contentHash }, place) => {
      receipts.set(id, { id, sequence: last + 1 + place, receivedAt, contentHash });
    });
    return verdicts.map((verdict) => answerOf(verdict, receipts));
  });
}

const noCases: ReadonlyMap<string, KnownCase> = new Map();

/**
 * Settings for this transaction only. A receipt promises that the record survives: not with a database that
 * is set to answer before it writes. And every look-up has its index: a planner that has not yet counted a
 * growing table would read all of it for each batch. So there is one plan, whatever the values, and it is made
 * once. Compiling such short statements costs more than it saves.
 */
const settings = sql`
  case when current_setting('synchronous_commit') = 'off' then set_config('synchronous_commit', 'on', true) end,
  set_config('enable_seqscan', 'off', true),
  set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true),
  set_config('plan_cache_mode', 'force_generic_plan', true),
  set_config('jit', 'off', true)`;

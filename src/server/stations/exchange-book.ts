import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import type { Instant } from '../../domain/registration.ts';
import type { IntakeTables } from '../database/tables.ts';

/** One numbered request, or one bundle, of one machine. */
export interface NumberedRequest {
  readonly stationId: string;
  /** The raw key that it is signed with: every machine counts for itself. */
  readonly signingKey: Uint8Array;
  /** From 1. */
  readonly number: number;
  /** SHA-256 of all that was signed. */
  readonly requestHash: Uint8Array;
}

export type ExchangeVerdict =
  | 'new'
  /** The very same request again, as a line or a proxy repeats it. */
  | 'replay'
  /** From before what the book remembers: neither can be told of it, and it is not noted. */
  | 'late'
  /** The number was used for something else: two machines have this key, or one was put back in time. */
  | 'cloned';

/** A machine with several windows uses its numbers a little out of order, and never this much. */
export const exchangeWindow = 1_000;

/** What the book says of a machine and one of its numbers. */
export interface ExchangeStanding {
  /** 0 before the first. */
  readonly highest: number;
  /** What came under this very number; absent where the book has nothing. */
  readonly requestHash?: Uint8Array;
}

/** What a number says of the machine that uses it. */
export function judgeExchange(
  { highest, requestHash: known }: ExchangeStanding,
  { number, requestHash }: Pick<NumberedRequest, 'number' | 'requestHash'>,
  /** A bundle may lie in a drawer for months before it comes: then its number alone proves nothing. */
  { mayBeLate = false }: { readonly mayBeLate?: boolean } = {},
): ExchangeVerdict {
  if (number + exchangeWindow < highest) return mayBeLate ? 'late' : 'cloned';
  if (known === undefined) return 'new';
  return Buffer.compare(known, requestHash) === 0 ? 'replay' : 'cloned';
}

/** Columns of a statement that read a standing: for the one that reads all else that bears on a hand-over. */
export const standingColumns = ({ signingKey, number }: NumberedRequest): RawBuilder<StandingRow> => {
  const key = Buffer.from(signingKey);
  return sql<StandingRow>`
    (select max(number) from exchanges where signing_key = ${key}::bytea) as highest,
    (select encode(request_hash, 'hex') from exchanges
      where signing_key = ${key}::bytea and number = ${number}::bigint) as request_hash`;
};

export interface StandingRow {
  readonly highest: number | null;
  readonly request_hash: string | null;
}

export const toStanding = ({ highest, request_hash: hash }: StandingRow): ExchangeStanding => ({
  highest: highest ?? 0,
  ...(hash === null ? {} : { requestHash: Buffer.from(hash, 'hex') }),
});

/**
 * Parts of a statement (`with ...`) that note a number, and forget those that are too old to be asked for. For
 * the transaction of what was asked: both last, or neither. Only where the verdict is `new`; and whoever gets
 * `cloned` calls `markCloned` and writes nothing else.
 */
export function notingParts(
  { signingKey, stationId, number, requestHash }: NumberedRequest,
  { highest }: ExchangeStanding,
  receivedAt: Instant,
): readonly RawBuilder<unknown>[] {
  const key = Buffer.from(signingKey);
  const lowest = Math.max(number, highest) - exchangeWindow;
  return [
    sql`noted as (
      insert into exchanges (signing_key, number, station_id, request_hash, received_at)
      values (${key}::bytea, ${number}::bigint, ${stationId}::uuid, ${Buffer.from(requestHash)}::bytea,
        ${receivedAt}::timestamptz))`,
    sql`forgotten as (
      delete from exchanges where signing_key = ${key}::bytea and number < ${lowest}::bigint)`,
  ];
}

/** The highest number that the server has of this key; 0 before the first. */
export async function findLastExchange(db: Kysely<IntakeTables>, signingKey: Uint8Array): Promise<number> {
  const row = await db
    .selectFrom('exchanges')
    .select('number')
    .where('signing_key', '=', Buffer.from(signingKey))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

/** Shuts the station out, whichever machine speaks for it, until it is enrolled with a new code. */
export async function markCloned(db: Kysely<IntakeTables>, stationId: string, clock: Clock): Promise<void> {
  await db
    .updateTable('stations')
    .set({ cloned_at: new Date(clock.now()) })
    .where('id', '=', stationId)
    .where('cloned_at', 'is', null)
    .execute();
}

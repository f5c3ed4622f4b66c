import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { apiPaths } from '../../contract/intake-api.ts';
import {
  type CprMark,
  type IndexEntry,
  type PublishedList,
  publishedListLimit,
  type UpdatesResponse,
  updatesLimits,
} from '../../contract/updates.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import type { LineName } from '../database/locks.ts';
import type { IntakeTables } from '../database/tables.ts';
import { sendProblem } from '../http/problems.ts';
import { signedInOf } from '../http/station-sign-in.ts';
import type { ServerKeyring } from '../keys/server-keys.ts';

/**
 * Entries of the blinded index after a running number, at most `limit` of them, in their order; `upTo` is the
 * number that they are complete to. Lower than what was asked after: the server was restored, and begins anew.
 */
export type FindIndexEntries = (
  after: number,
  limit: number,
) => Promise<{ readonly entries: readonly IndexEntry[]; readonly upTo: number }>;

export interface UpdatesRouteParts {
  readonly db: Kysely<IntakeTables>;
  readonly keys: ServerKeyring;
  readonly findIndexEntries: FindIndexEntries;
}

/** A whole number as `updatesQuery` writes it, and no other way. */
const CountSchema = z
  .string()
  .regex(/^(?:0|[1-9][0-9]{0,15})$/)
  .transform(Number)
  .refine(Number.isSafeInteger);
const QuerySchema = z.strictObject({
  marks: CountSchema,
  index: CountSchema,
  lists: CountSchema,
  most: CountSchema.refine((most) => most > 0).optional(),
});

/** One stream of an answer. */
interface Part<Item> {
  readonly items: readonly Item[];
  readonly upTo: number;
  readonly more: boolean;
}

/** What has happened on the server that a station wants to know, in a scope that requires a station. */
export function addUpdatesRoute(
  signedIn: FastifyInstance,
  { db, keys, findIndexEntries }: UpdatesRouteParts,
): void {
  signedIn.get(apiPaths.updates, async (request, reply) => {
    const asked = QuerySchema.safeParse(request.query);
    if (!asked.success) return sendProblem(reply, 'malformed');
    const { most = Number.POSITIVE_INFINITY, ...after } = asked.data;
    const limits = { marks: Math.min(most, updatesLimits.marks), index: Math.min(most, updatesLimits.index) };
    const { station } = signedInOf(request);
    const marks = await findMarks(db, station.id, after.marks, limits.marks);
    const lists = await findLists(db, keys, after.lists);
    const index = await findIndexEntries(after.index, limits.index);
    return {
      marks: [...marks.items],
      index: [...index.entries],
      lists: [...lists.items],
      cursor: { marks: marks.upTo, index: index.upTo, lists: lists.upTo },
      more: marks.more || lists.more || index.entries.length >= limits.index,
    } satisfies UpdatesResponse;
  });
}

/**
 * How far a stream goes. Read before its rows: numbers are given without gaps and committed in their order, so
 * all up to this one are there to be read.
 */
async function findLast(db: Kysely<IntakeTables>, name: LineName): Promise<number> {
  const { last } = await db
    .selectFrom('lines')
    .select('last')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return last;
}

/** How many of the lists go into one answer: one, whatever its length, and others while there is room. */
function countThatFit(rows: readonly { readonly content: string }[]): number {
  let signs = 0;
  const tooMuch = rows.findIndex(({ content }, at) => {
    signs += content.length;
    return at > 0 && signs > publishedListLimit;
  });
  return Math.min(tooMuch < 0 ? rows.length : tooMuch, updatesLimits.lists);
}

/** One more than the limit was read, to learn whether there is more. */
function toPart<Row, Item>(
  rows: readonly Row[],
  limit: number,
  last: number,
  numberOf: (row: Row) => number,
  toItem: (row: Row) => Item,
): Part<Item> {
  const more = rows.length > limit;
  const given = rows.slice(0, limit);
  const end = given.at(-1);
  return {
    items: given.map((row) => toItem(row)),
    upTo: more && end !== undefined ? numberOf(end) : last,
    more,
  };
}

async function findMarks(
  db: Kysely<IntakeTables>,
  stationId: string,
  after: number,
  limit: number,
): Promise<Part<CprMark>> {
  const last = await findLast(db, 'marks');
  if (after >= last) return { items: [], upTo: last, more: false };
  const rows = await db
    .selectFrom('cpr_marks as m')
    .innerJoin('records as r', 'r.id', 'm.record_id')
    .select(['m.sequence', 'm.record_id', 'm.kind', 'm.by_initials', 'm.at'])
    .where('r.station_id', '=', stationId)
    .where('m.sequence', '>', after)
    .where('m.sequence', '<=', last)
    .orderBy('m.sequence')
    .limit(limit + 1)
    .execute();
  return toPart(
    rows,
    limit,
    last,
    ({ sequence }) => sequence,
    ({ sequence, record_id, kind, by_initials, at }) => ({
      sequence,
      record: record_id as RegistrationId,
      kind,
      by: by_initials,
      at: at.toISOString() as Instant,
    }),
  );
}

async function findLists(
  db: Kysely<IntakeTables>,
  { signing }: ServerKeyring,
  after: number,
): Promise<Part<PublishedList>> {
  const last = await findLast(db, 'lists');
  if (after >= last) return { items: [], upTo: last, more: false };
  const rows = await db
    .selectFrom('rule_lists')
    .select(['number', 'content', 'signature'])
    .where('number', '>', after)
    .where('number', '<=', last)
    .orderBy('number')
    .limit(updatesLimits.lists + 1)
    .execute();
  return toPart(
    rows,
    countThatFit(rows),
    last,
    ({ number }) => number,
    ({ number, content, signature }) => ({
      number,
      content,
      attestation: { key: signing.keyId, signature: Buffer.from(signature).toString('base64') },
    }),
  );
}

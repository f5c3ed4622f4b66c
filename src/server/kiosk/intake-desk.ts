import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import {
  type HandedIn,
  type IntakeAnswer,
  type IntakeQuestion,
  kioskKeyText,
  kioskLimits,
  type SealedIntake,
} from '../../contract/kiosk-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import type { IntakeId } from '../../domain/intake.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { retryPassing } from '../database/database-errors.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { ServerKeyring } from '../keys/server-keys.ts';
import type { OfficeAudit } from '../office/audit/office-audit.ts';
import type { SignedIn } from '../stations/sign-in.ts';
import type { Station } from '../stations/station-book.ts';
import { createIntakeEvents, type IntakeEvent } from './intake-events.ts';
import { type Found, hashOf, instantOf, standingOf } from './intake-standing.ts';
import { createRefusedIntakes, type RefusedIntakes } from './refused-intakes.ts';

/** A record that was taken in, and the intake that it came of. */
export interface CameOf {
  readonly intake: IntakeId;
  readonly record: RegistrationId;
}

export interface IntakeDesk {
  /**
   * Keeps a sealed intake until it is finished or too old. The same again is answered the same. `other-content`: the
   * id stands for other bytes; `too-many`: so many of this kiosk wait for a clerk already.
   */
  handIn(by: SignedIn, sealed: SealedIntake): Promise<Result<HandedIn, 'other-content' | 'too-many'>>;
  /** For whoever types its ticket at the counter: the server did not take it. */
  noteRefused: RefusedIntakes['note'];
  answer(station: Station, question: IntakeQuestion): Promise<IntakeAnswer>;
  /** A record that came of it has been taken in: the sealed text goes. */
  finishByRecord(station: Station, came: readonly CameOf[]): Promise<void>;
  /** Deletes what nobody has asked for in time. Gives how many. */
  expire(): Promise<number>;
}

interface DeskOptions {
  readonly db: Kysely<IntakeTables>;
  readonly world: ReceiptWorld;
  readonly keys: Pick<ServerKeyring, 'signing'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly audit: Pick<OfficeAudit, 'noteIn'>;
  /** How long a sealed intake is kept that nobody finishes. */
  readonly keepDays: number;
}

const day = 24 * 60 * 60 * 1000;

export function createIntakeDesk({ db, world, keys, clock, audit, keepDays }: DeskOptions): IntakeDesk {
  const note = createIntakeEvents(audit);
  const refusals = createRefusedIntakes(db, clock);
  const inTransaction = <Value>(work: (transaction: Transaction<IntakeTables>) => Promise<Value>) =>
    retryPassing(() => db.transaction().execute(work));

  const find = (at: Kysely<IntakeTables>) =>
    at
      .selectFrom('intakes')
      .innerJoin('stations as kiosk', 'kiosk.id', 'intakes.kiosk_id')
      .leftJoin('stations as counter', 'counter.id', 'intakes.taken_at_station')
      .leftJoin('stations as last', 'last.id', 'intakes.ended_at_station')
      .selectAll('intakes')
      .select(['kiosk.name as kiosk_name', 'counter.name as taken_station', 'last.name as ended_station']);

  /** Holds the row until the transaction ends: of two clerks one is first. */
  async function hold(transaction: Transaction<IntakeTables>, id: IntakeId): Promise<Found | undefined> {
    await transaction.selectFrom('intakes').select('id').where('id', '=', id).forUpdate().execute();
    return await find(transaction).where('intakes.id', '=', id).executeTakeFirst();
  }

  async function findByTicket(
    station: Station,
    { ticket, by }: Extract<IntakeQuestion, { ask: 'find' }>,
  ): Promise<IntakeAnswer> {
    return await inTransaction(async (transaction) => {
      const found = await find(transaction)
        .where('ticket', '=', ticket)
        // What can be worked on first; of what has ended, the latest.
        .orderBy('intakes.ended_at', (order) => order.desc().nullsFirst())
        .orderBy('received_at', 'desc')
        .limit(kioskLimits.sameTicket)
        .execute();
      const own = found.filter(({ office }) => office === station.office);
      const seen = own.map(({ id }) => id);
      await note(transaction, seen, { action: 'seen', at: new Date(clock.now()), station, initials: by });
      const refused = await refusals.find(transaction, station.office, ticket);
      return {
        // Another office's is told of only where there is none here.
        intakes: (own.length > 0 ? own : found).map((row) => standingOf(row, station)),
        ...(refused.length === 0 ? {} : { refused: [...refused] }),
      };
    });
  }

  function takenOf(row: Found): IntakeAnswer['taken'] {
    if (row.sealed === null) return undefined;
    const kioskKey = Buffer.from(row.kiosk_key).toString('base64');
    return {
      sealed: JSON.parse(row.sealed) as SealedIntake,
      kioskKey,
      attestation: keys.signing.attest(Buffer.from(kioskKeyText(world, row.kiosk_id, kioskKey), 'utf8')),
    };
  }

  async function change(
    station: Station,
    question: Exclude<IntakeQuestion, { ask: 'find' }>,
  ): Promise<IntakeAnswer> {
    const { ask, id, by } = question;
    return await inTransaction(async (transaction) => {
      const before = await hold(transaction, id);
      if (before === undefined) return { intakes: [] };
      const now = new Date(clock.now());
      const standing = standingOf(before, station);
      const { state } = standing;
      const isOurs = state.kind === 'open' || (state.kind === 'taken' && state.here);
      const isFree = isOurs || (state.kind === 'taken' && ask === 'take' && question.fromOther);
      if (!isFree) return { intakes: [standing] };
      if (ask === 'finish')
        await end(transaction, [id], { action: 'finished', at: now, station, initials: by });
      else {
        const takenBy = { taken_by: by, taken_at_station: station.id, taken_at: now };
        const nobody = { taken_by: null, taken_at_station: null, taken_at: null };
        await transaction
          .updateTable('intakes')
          .set(ask === 'take' ? takenBy : nobody)
          .where('id', '=', id)
          .execute();
        const action = ask === 'take' ? 'taken' : 'given-up';
        await note(transaction, [id], { action, at: now, station, initials: by });
      }
      const after = await find(transaction).where('intakes.id', '=', id).executeTakeFirstOrThrow();
      const taken = ask === 'take' ? takenOf(after) : undefined;
      return { intakes: [standingOf(after, station)], ...(taken === undefined ? {} : { taken }) };
    });
  }

  async function end(
    transaction: Transaction<IntakeTables>,
    ids: readonly string[],
    event: IntakeEvent & { readonly action: 'finished' | 'expired' },
  ): Promise<void> {
    const ended = await transaction
      .updateTable('intakes')
      .set({
        sealed: null,
        ended_as: event.action,
        ended_at: event.at,
        ended_by: event.initials ?? null,
        ended_at_station: event.station?.id ?? null,
        record_id: event.record ?? null,
      })
      .where('id', 'in', ids)
      .where('ended_at', 'is', null)
      .returning('id')
      .execute();
    await note(
      transaction,
      ended.map(({ id }) => id),
      event,
    );
  }

  return {
    handIn: ({ station, signingKey }, sealed) =>
      inTransaction(async (transaction) => {
        // One after the other for each kiosk: its number of open ones is exact, whichever process counts.
        await transaction
          .selectFrom('stations')
          .select('id')
          .where('id', '=', station.id)
          .forUpdate()
          .execute();
        const hash = hashOf(sealed);
        const known = await transaction
          .selectFrom('intakes')
          .select(['sealed_hash', 'received_at', 'kiosk_id'])
          .where('id', '=', sealed.id)
          .executeTakeFirst();
        if (known !== undefined) {
          const isTheSame = known.kiosk_id === station.id && Buffer.compare(known.sealed_hash, hash) === 0;
          if (!isTheSame) return fail('other-content');
          return ok({ id: sealed.id, receivedAt: instantOf(known.received_at), replayed: true });
        }
        const { open } = await transaction
          .selectFrom('intakes')
          .select((row) => row.fn.countAll<number>().as('open'))
          .where('kiosk_id', '=', station.id)
          .where('ended_at', 'is', null)
          .executeTakeFirstOrThrow();
        if (Number(open) >= kioskLimits.open) return fail('too-many');
        const now = new Date(clock.now());
        const inserted = await transaction
          .insertInto('intakes')
          .values({
            id: sealed.id,
            ticket: sealed.ticket,
            kiosk_id: station.id,
            kiosk_key: Buffer.from(signingKey),
            office: station.office,
            sealed: JSON.stringify(sealed),
            sealed_hash: hash,
            received_at: now,
            taken_by: null,
            taken_at_station: null,
            taken_at: null,
            ended_as: null,
            ended_at: null,
            ended_by: null,
            ended_at_station: null,
            record_id: null,
          })
          // Another kiosk has used the id in this very moment.
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst();
        if (inserted === undefined) return fail('other-content');
        await refusals.forget(transaction, station, sealed.id);
        await note(transaction, [sealed.id], { action: 'received', at: now, station });
        return ok({ id: sealed.id, receivedAt: instantOf(now), replayed: false });
      }),

    noteRefused: (kiosk, named, problem) => refusals.note(kiosk, named, problem),

    answer: (station, question) =>
      question.ask === 'find' ? findByTicket(station, question) : change(station, question),

    finishByRecord: (station, came) =>
      inTransaction(async (transaction) => {
        const own = await transaction
          .selectFrom('intakes')
          .select(['id', 'taken_by'])
          .where(
            'id',
            'in',
            came.map(({ intake }) => intake),
          )
          .where('office', '=', station.office)
          .where('ended_at', 'is', null)
          .orderBy('id')
          .forUpdate()
          .execute();
        const now = new Date(clock.now());
        for (const { id, taken_by } of own) {
          const record = came.find(({ intake }) => intake === id)?.record;
          await end(transaction, [id], {
            action: 'finished',
            at: now,
            station,
            initials: taken_by ?? '',
            ...(record === undefined ? {} : { record }),
          });
        }
      }),

    expire: () =>
      inTransaction(async (transaction) => {
        const now = new Date(clock.now());
        const oldest = new Date(now.getTime() - keepDays * day);
        await refusals.forgetOlder(transaction, oldest);
        const old = await transaction
          .selectFrom('intakes')
          .select('id')
          .where('ended_at', 'is', null)
          .where('received_at', '<', oldest)
          .orderBy('id')
          .limit(1000)
          .forUpdate()
          .execute();
        const ids = old.map(({ id }) => id);
        if (ids.length > 0) await end(transaction, ids, { action: 'expired', at: now });
        return ids.length;
      }),
  };
}

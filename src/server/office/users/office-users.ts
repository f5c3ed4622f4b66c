import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Clock } from '../../../application/ports/machine.ts';
import type { ListedOfficeUser, OfficeRole } from '../../../contract/office-api.ts';
import { parseInitials } from '../../../domain/clerk.ts';
import { findLockOut, triesBeforeLock } from '../../../domain/lock-out.ts';
import { findOfficePasswordProblem } from '../../../domain/office-password.ts';
import type { PasscodeProblem } from '../../../domain/passcode.ts';
import type { Instant } from '../../../domain/registration.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';
import { retryPassing } from '../../database/database-errors.ts';
import type { IntakeTables, OfficeUserRow } from '../../database/tables.ts';
import type { OfficeAudit } from '../audit/office-audit.ts';
import type { PasswordHasher } from './passwords.ts';

export interface OfficeUser {
  readonly id: string;
  readonly initials: string;
  readonly name: string;
  readonly role: OfficeRole;
  readonly mustChangePassword: boolean;
}

export type PasswordTry =
  | { readonly kind: 'right'; readonly user: OfficeUser }
  /** `seconds`: how long to wait before the next; 0 where one may try at once. */
  | { readonly kind: 'wrong'; readonly seconds: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'locked-out' };

export interface OfficeUserBook {
  /** `mustChange`: somebody else knows the password. */
  add(
    person: { readonly initials: string; readonly name: string; readonly role: OfficeRole },
    password: string,
    mustChange: boolean,
  ): Promise<Result<OfficeUser, { readonly kind: 'initials-taken' }>>;
  list(): Promise<readonly ListedOfficeUser[]>;
  /** Ends the access and all sessions. The initials are never given to another. False: no such user. */
  close(initials: string): Promise<boolean>;
  /** A new password, and the tries are forgotten. Sessions end. False: no such user. */
  reset(initials: string, password: string, mustChange: boolean): Promise<boolean>;
  tryPassword(initials: string, password: string): Promise<PasswordTry>;
  /** A person chooses an own password; the other sessions of that person end. */
  changePassword(user: OfficeUser, next: string, session: Uint8Array): Promise<Result<void, PasscodeProblem>>;
}

/** Who acts with the command line; no person has these initials in the trail. */
const commandLine = 'IT';

export function createOfficeUserBook(
  db: Kysely<IntakeTables>,
  clock: Clock,
  hasher: PasswordHasher,
  audit: OfficeAudit,
): OfficeUserBook {
  const write = <Value>(work: (transaction: Kysely<IntakeTables>) => Promise<Value>): Promise<Value> =>
    retryPassing(() => db.transaction().execute(work));

  /**
   * Counts the try before the password is looked at: so many guesses at once, at however many processes,
   * count like as many one after another.
   */
  function beginTry(initials: string): Promise<BegunTry> {
    return write(async (transaction) => {
      const row = await transaction
        .selectFrom('office_users')
        .selectAll()
        .where('initials', '=', initials)
        .where('closed_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) return { kind: 'unknown' };
      const now = clock.now();
      const state = findLockOut(triesOf(row), now);
      if (state.kind === 'locked') return { kind: 'locked-out' };
      if (state.kind === 'wait') return state;
      const tries = row.wrong_tries + 1;
      await transaction
        .updateTable('office_users')
        .set({ wrong_tries: tries, last_wrong_at: new Date(now) })
        .where('id', '=', row.id)
        .execute();
      return { kind: 'begun', row, tries, at: now };
    });
  }

  return {
    async add({ initials, name, role }, password, mustChange) {
      const id = randomUUID();
      const hash = await hasher.hash(password);
      return await write(async (transaction) => {
        const added = await transaction
          .insertInto('office_users')
          .values({
            id,
            initials,
            name,
            role,
            password: hash,
            must_change_password: mustChange,
            created_at: new Date(clock.now()),
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (added.numInsertedOrUpdatedRows !== 1n) return fail({ kind: 'initials-taken' } as const);
        await audit.noteIn(transaction, {
          by: commandLine,
          action: 'user-added',
          detail: { initials, role },
        });
        return ok({ id, initials, name, role, mustChangePassword: mustChange });
      });
    },

    async list() {
      const rows = await db.selectFrom('office_users').selectAll().orderBy('initials').execute();
      return rows.map(toListedUser);
    },

    close: (initials) =>
      write(async (transaction) => {
        const closed = await transaction
          .updateTable('office_users')
          .set({ closed_at: new Date(clock.now()) })
          .where('initials', '=', initials)
          .where('closed_at', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (closed === undefined) return false;
        await endSessions(transaction, closed.id);
        await audit.noteIn(transaction, { by: commandLine, action: 'user-closed', detail: { initials } });
        return true;
      }),

    async reset(initials, password, mustChange) {
      const hash = await hasher.hash(password);
      return await write(async (transaction) => {
        const reset = await transaction
          .updateTable('office_users')
          .set({ password: hash, must_change_password: mustChange, wrong_tries: 0, last_wrong_at: null })
          .where('initials', '=', initials)
          .where('closed_at', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (reset === undefined) return false;
        await endSessions(transaction, reset.id);
        await audit.noteIn(transaction, { by: commandLine, action: 'user-reset', detail: { initials } });
        return true;
      });
    },

    async tryPassword(typed, password) {
      const initials = parseInitials(typed);
      const begun = initials === undefined ? ({ kind: 'unknown' } as const) : await beginTry(initials);
      if (begun.kind === 'unknown') {
        await hasher.matches(password, hasher.nobodys);
        return { kind: 'wrong', seconds: 0 };
      }
      if (begun.kind !== 'begun') return begun;
      const { row, tries, at } = begun;
      if (await hasher.matches(password, row.password)) {
        const user = await write(async (transaction) => {
          const signedIn = await transaction
            .updateTable('office_users')
            .set({ wrong_tries: 0, last_wrong_at: null, last_sign_in_at: new Date(clock.now()) })
            .where('id', '=', row.id)
            // Closed or given another password meanwhile: then this one was the wrong one.
            .where('closed_at', 'is', null)
            .where('password', '=', row.password)
            .returningAll()
            .executeTakeFirst();
          return signedIn === undefined ? undefined : toUser(signedIn);
        });
        return user === undefined ? { kind: 'wrong', seconds: 0 } : { kind: 'right', user };
      }
      const isLocked = tries >= triesBeforeLock;
      await audit.note({ by: row.initials, action: isLocked ? 'locked-out' : 'wrong-password' });
      if (isLocked) return { kind: 'locked-out' };
      const state = findLockOut({ count: tries, lastAt: at }, at);
      return { kind: 'wrong', seconds: state.kind === 'wait' ? state.seconds : 0 };
    },

    async changePassword(user, next, session) {
      const problem = findOfficePasswordProblem(next, user);
      if (problem !== undefined) return fail(problem);
      const hash = await hasher.hash(next);
      await write(async (transaction) => {
        await transaction
          .updateTable('office_users')
          .set({ password: hash, must_change_password: false })
          .where('id', '=', user.id)
          .execute();
        await transaction
          .deleteFrom('office_sessions')
          .where('user_id', '=', user.id)
          .where('token_hash', '!=', session)
          .execute();
        await audit.noteIn(transaction, { by: user.initials, action: 'changed-password' });
      });
      return ok(undefined);
    },
  };
}

type BegunTry =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'locked-out' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | {
      readonly kind: 'begun';
      readonly row: Selectable<OfficeUserRow>;
      /** With this one, as if it were wrong. */
      readonly tries: number;
      readonly at: Instant;
    };

async function endSessions(transaction: Kysely<IntakeTables>, userId: string): Promise<void> {
  await sql`delete from office_sessions where user_id = ${userId}`.execute(transaction);
}

const triesOf = ({ wrong_tries: count, last_wrong_at: last }: Selectable<OfficeUserRow>) => ({
  count,
  ...(last === null ? {} : { lastAt: last.toISOString() as Instant }),
});

export const toUser = (row: Selectable<OfficeUserRow>): OfficeUser => ({
  id: row.id,
  initials: row.initials,
  name: row.name,
  role: row.role,
  mustChangePassword: row.must_change_password,
});

const toListedUser = (row: Selectable<OfficeUserRow>): ListedOfficeUser => ({
  initials: row.initials,
  name: row.name,
  role: row.role,
  createdAt: row.created_at.toISOString() as Instant,
  lockedOut: row.wrong_tries >= triesBeforeLock,
  ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() as Instant }),
  ...(row.last_sign_in_at === null ? {} : { lastSignInAt: row.last_sign_in_at.toISOString() as Instant }),
});

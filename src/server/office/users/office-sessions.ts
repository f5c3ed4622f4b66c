import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../../../application/ports/machine.ts';
import type { Instant } from '../../../domain/registration.ts';
import type { IntakeTables } from '../../database/tables.ts';
import { type OfficeUser, toUser } from './office-users.ts';

/** How long nobody may do anything, and how long a session lasts whatever is done. Seconds. */
export const sessionLimits = { idle: 30 * 60, longest: 10 * 60 * 60 } as const;

export interface OfficeSession {
  readonly user: OfficeUser;
  readonly tokenHash: Uint8Array;
  readonly endsAt: Instant;
}

export interface OfficeSessionBook {
  /** The token is told here and never again. */
  begin(user: OfficeUser): Promise<{ readonly token: string; readonly session: OfficeSession }>;
  /** `isUse`: somebody is there, so that the session goes on. A page that asks by itself is no use. */
  find(token: string, isUse: boolean): Promise<OfficeSession | undefined>;
  end(session: OfficeSession): Promise<void>;
}

const tokenShape = /^[A-Za-z0-9_-]{43}$/;
const hashToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** A use is noted at most that often. Milliseconds. */
const useInterval = 60_000;

export function createOfficeSessionBook(db: Kysely<IntakeTables>, clock: Clock): OfficeSessionBook {
  const earliest = (now: number) => ({
    begun: new Date(now - sessionLimits.longest * 1000),
    used: new Date(now - sessionLimits.idle * 1000),
  });

  return {
    async begin(user) {
      const token = randomBytes(32).toString('base64url');
      const now = new Date(clock.now());
      const tokenHash = hashToken(token);
      const { begun, used } = earliest(now.getTime());
      await db
        .deleteFrom('office_sessions')
        .where((or) => or.or([or('created_at', '<=', begun), or('used_at', '<=', used)]))
        .execute();
      await db
        .insertInto('office_sessions')
        .values({ token_hash: tokenHash, user_id: user.id, created_at: now, used_at: now })
        .execute();
      return { token, session: { user, tokenHash, endsAt: endOf(now) } };
    },

    async find(token, isUse) {
      if (!tokenShape.test(token)) return undefined;
      const tokenHash = hashToken(token);
      const now = new Date(clock.now());
      const { begun, used } = earliest(now.getTime());
      const row = await db
        .selectFrom('office_sessions as session')
        .innerJoin('office_users as user', 'user.id', 'session.user_id')
        .selectAll('user')
        .select(['session.created_at as begun_at', 'session.used_at'])
        .where('session.token_hash', '=', tokenHash)
        .where('session.created_at', '>', begun)
        .where('session.used_at', '>', used)
        .where('user.closed_at', 'is', null)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      if (isUse && now.getTime() - row.used_at.getTime() >= useInterval) {
        await db
          .updateTable('office_sessions')
          .set({ used_at: now })
          .where('token_hash', '=', tokenHash)
          .execute();
      }
      return { user: toUser(row), tokenHash, endsAt: endOf(row.begun_at) };
    },

    async end({ tokenHash }) {
      await db.deleteFrom('office_sessions').where('token_hash', '=', tokenHash).execute();
    },
  };
}

const endOf = (begun: Date): Instant =>
  new Date(begun.getTime() + sessionLimits.longest * 1000).toISOString() as Instant;

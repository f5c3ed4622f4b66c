import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import type { IntakeTables, StationRow } from '../database/tables.ts';

export interface Station {
  readonly id: string;
  readonly name: string;
}

export interface ListedStation extends Station {
  readonly createdAt: string;
  readonly revokedAt?: string;
  readonly lastSeenAt?: string;
}

export type SignIn =
  | { readonly kind: 'signed-in'; readonly station: Station }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'unknown' };

export interface StationBook {
  /** A new station. The token is told here and never again. */
  enrol(name: string): Promise<{ readonly station: Station; readonly token: string }>;
  signIn(token: string): Promise<SignIn>;
  list(): Promise<readonly ListedStation[]>;
  /** False where no such station has access. Its records stay. */
  revoke(id: string): Promise<boolean>;
}

/** 256 random bits in base64url after a word that secret scanners can look for. */
const tokenShape = /^bopael_[A-Za-z0-9_-]{43}$/;

const hashToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** "Last seen" is for IT to find forgotten stations: a minute is exact enough. Milliseconds. */
const seenInterval = 60_000;

export function createStationBook(db: Kysely<IntakeTables>, clock: Clock): StationBook {
  return {
    async enrol(name) {
      const token = `bopael_${randomBytes(32).toString('base64url')}`;
      const station = { id: randomUUID(), name };
      await db
        .insertInto('stations')
        .values({ ...station, token_hash: hashToken(token), created_at: new Date(clock.now()) })
        .execute();
      return { station, token };
    },

    async signIn(token) {
      if (!tokenShape.test(token)) return { kind: 'unknown' };
      const hash = hashToken(token);
      const row = await db
        .selectFrom('stations')
        .select(['id', 'name', 'token_hash', 'revoked_at', 'last_seen_at'])
        .where('token_hash', '=', hash)
        .executeTakeFirst();
      // The index compares byte by byte, but of a hash: its timing says nothing of the token.
      if (row === undefined || !timingSafeEqual(row.token_hash, hash)) return { kind: 'unknown' };
      if (row.revoked_at !== null) return { kind: 'revoked' };
      await noteSeen(row);
      return { kind: 'signed-in', station: { id: row.id, name: row.name } };
    },

    async list() {
      const rows = await db.selectFrom('stations').selectAll().orderBy('created_at').execute();
      return rows.map(toListedStation);
    },

    async revoke(id) {
      const changed = await db
        .updateTable('stations')
        .set({ revoked_at: new Date(clock.now()) })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
  };

  async function noteSeen({ id, last_seen_at }: Pick<StationRow, 'id' | 'last_seen_at'>): Promise<void> {
    const now = new Date(clock.now());
    if (last_seen_at !== null && Math.abs(now.getTime() - last_seen_at.getTime()) < seenInterval) return;
    await db.updateTable('stations').set({ last_seen_at: now }).where('id', '=', id).execute();
  }
}

const toListedStation = (row: StationRow): ListedStation => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at.toISOString() }),
  ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at.toISOString() }),
});

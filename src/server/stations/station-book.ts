import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import type { StationRole } from '../../contract/kiosk-api.ts';
import type { EnrolmentCode } from '../../domain/enrolment-code.ts';
import type { IntakeTables, StationRow } from '../database/tables.ts';
import { keyIdOf } from '../keys/server-keys.ts';
import { codeLifetime, hashOfCode, newEnrolmentCode } from './enrolment-secret.ts';

export interface Station {
  readonly id: string;
  readonly name: string;
  /** The office that it belongs to; empty where none was named. */
  readonly office: string;
  readonly role: StationRole;
}

export interface ListedStation extends Station {
  readonly createdAt: string;
  readonly revokedAt?: string;
  /** When two machines were found to speak as this station. */
  readonly clonedAt?: string;
  readonly lastSeenAt?: string;
  /** What its key is compared by; absent before it was enrolled. */
  readonly keyId?: string;
  readonly enrolledAt?: string;
  /** Until when a code that was given out can be used. */
  readonly codeExpiresAt?: string;
}

/** A code is told here and never again. */
export interface NewCode {
  readonly code: EnrolmentCode;
  readonly expiresAt: string;
}

export interface StationBook {
  /** A new station, and the code that its machine enrols with. */
  add(name: string, office: string, role?: StationRole): Promise<{ readonly station: Station } & NewCode>;
  /**
   * Another code for a station: for a new machine, after it was found twice, or to open it again. What it had
   * until now works until the code is used. Undefined where there is no such station.
   */
  newCode(id: string): Promise<({ readonly station: Station } & NewCode) | undefined>;
  list(): Promise<readonly ListedStation[]>;
  /** False where no such station has access. Its records stay; codes that were not used are void. */
  revoke(id: string): Promise<boolean>;
}

export function createStationBook(db: Kysely<IntakeTables>, clock: Clock): StationBook {
  async function giveCode(transaction: Kysely<IntakeTables>, stationId: string): Promise<NewCode> {
    const now = new Date(clock.now());
    await voidCodes(transaction, stationId, now);
    const code = newEnrolmentCode();
    const code_hash = hashOfCode(code);
    if (code_hash === undefined) throw new Error('A new code is no code');
    const expires_at = new Date(now.getTime() + codeLifetime);
    const row = { code_hash, station_id: stationId, created_at: now, expires_at };
    await transaction.insertInto('enrolment_codes').values(row).execute();
    return { code, expiresAt: expires_at.toISOString() };
  }

  return {
    async add(name, office, role = 'counter') {
      const station = { id: randomUUID(), name, office, role };
      return await db.transaction().execute(async (transaction) => {
        const row = { ...station, created_at: new Date(clock.now()) };
        await transaction.insertInto('stations').values(row).execute();
        return { station, ...(await giveCode(transaction, station.id)) };
      });
    },
    async newCode(id) {
      return await db.transaction().execute(async (transaction) => {
        const station = await transaction
          .selectFrom('stations')
          .select(['id', 'name', 'office', 'role'])
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        return station === undefined ? undefined : { station, ...(await giveCode(transaction, id)) };
      });
    },
    async list() {
      const rows = await db
        .selectFrom('stations')
        .leftJoin('station_keys', (join) =>
          join.onRef('station_keys.station_id', '=', 'stations.id').on('retired_at', 'is', null),
        )
        .selectAll('stations')
        .select((row) => [
          'signing_key',
          'enrolled_at',
          row
            .selectFrom('enrolment_codes')
            .select((code) => code.fn.max('expires_at').as('latest'))
            .whereRef('enrolment_codes.station_id', '=', 'stations.id')
            .where('used_at', 'is', null)
            .where('expires_at', '>', new Date(clock.now()))
            .as('code_expires_at'),
        ])
        .orderBy('stations.created_at')
        .orderBy('stations.id')
        .execute();
      return rows.map(toListedStation);
    },
    async revoke(id) {
      const now = new Date(clock.now());
      return await db.transaction().execute(async (transaction) => {
        const changed = await transaction
          .updateTable('stations')
          .set({ revoked_at: now })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        await voidCodes(transaction, id, now);
        return changed.numUpdatedRows === 1n;
      });
    },
  };
}

/** Codes that nobody has used, also the tokens of the first versions. */
async function voidCodes(transaction: Kysely<IntakeTables>, stationId: string, now: Date): Promise<void> {
  await transaction
    .updateTable('enrolment_codes')
    .set({ expires_at: now })
    .where('station_id', '=', stationId)
    .where('used_at', 'is', null)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', now)]))
    .execute();
}

interface ListedRow extends Selectable<StationRow> {
  readonly signing_key: Uint8Array | null;
  readonly enrolled_at: Date | null;
  readonly code_expires_at: Date | null;
}

const toListedStation = (row: ListedRow): ListedStation => ({
  id: row.id,
  name: row.name,
  office: row.office,
  role: row.role,
  createdAt: row.created_at.toISOString(),
  ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at.toISOString() }),
  ...(row.cloned_at === null ? {} : { clonedAt: row.cloned_at.toISOString() }),
  ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at.toISOString() }),
  ...(row.signing_key === null ? {} : { keyId: keyIdOf(row.signing_key) }),
  ...(row.enrolled_at === null ? {} : { enrolledAt: row.enrolled_at.toISOString() }),
  ...(row.code_expires_at === null ? {} : { codeExpiresAt: row.code_expires_at.toISOString() }),
});

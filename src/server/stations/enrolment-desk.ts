import { randomUUID, verify } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import { type EnrolmentRequest, enrolmentText } from '../../contract/intake-api.ts';
import type { StationRole } from '../../contract/kiosk-api.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { retryPassing } from '../database/database-errors.ts';
import type { IntakeTables } from '../database/tables.ts';
import { publicKeyOf } from '../keys/key-pair.ts';
import type { ServerKeyring } from '../keys/server-keys.ts';
import { hashOfCode } from './enrolment-secret.ts';
import type { Station } from './station-book.ts';

/** The station, and the raw key that it is known by from now on. */
export interface Enrolled {
  readonly station: Station;
  readonly signingKey: Uint8Array;
}

export interface EnrolmentDesk {
  /** Takes the keys in the code's place. The same request again, whose answer was lost, is answered the same. */
  enrol(request: EnrolmentRequest): Promise<Result<Enrolled, 'malformed' | 'code-refused' | 'no-name'>>;
}

interface DeskOptions {
  readonly db: Kysely<IntakeTables>;
  readonly clock: Clock;
  readonly keys: ServerKeyring;
}

export function createEnrolmentDesk({ db, clock, keys }: DeskOptions): EnrolmentDesk {
  return {
    async enrol(request) {
      const signingKey = Buffer.from(request.signingKey, 'base64');
      const sealingKey = Buffer.from(request.sealingKey, 'base64');
      // Before any look at the code: who has no keys of his own learns nothing of codes.
      if (!provesItsKeys(request, signingKey)) return fail('malformed');
      if (keys.sealing.agreeWith(sealingKey) === undefined) return fail('malformed');
      const { code, stationName, role = 'counter' } = request;
      const machine = { signingKey, sealingKey, role };
      if (code === undefined && stationName === undefined) return fail('no-name');
      return await retryPassing(() =>
        db
          .transaction()
          .execute((transaction) =>
            code === undefined
              ? enrolOpenly(transaction, machine, stationName ?? '', new Date(clock.now()))
              : enrolWithCode(transaction, machine, code, new Date(clock.now())),
          ),
      );
    },
  };
}

function provesItsKeys(request: EnrolmentRequest, signingKey: Uint8Array): boolean {
  const text = Buffer.from(enrolmentText(request), 'utf8');
  return verify(null, text, publicKeyOf('Ed25519', signingKey), Buffer.from(request.proof, 'base64'));
}

interface Machine {
  /** What it says that it is. */
  readonly role: StationRole;
  readonly signingKey: Buffer;
  readonly sealingKey: Buffer;
}

async function enrolWithCode(
  transaction: Kysely<IntakeTables>,
  machine: Machine,
  code: string,
  now: Date,
): Promise<Result<Enrolled, 'code-refused'>> {
  const hash = hashOfCode(code);
  if (hash === undefined) return fail('code-refused');
  const given = await transaction
    .selectFrom('enrolment_codes')
    .selectAll()
    .where('code_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst();
  if (given === undefined) return fail('code-refused');
  // Told before the code is used up: it is still good for the machine that it was meant for.
  const meant = await transaction
    .selectFrom('stations')
    .select('role')
    .where('id', '=', given.station_id)
    .executeTakeFirstOrThrow();
  if (meant.role !== machine.role) return fail('code-refused');
  const known = await findMachine(transaction, machine);
  if (given.used_at !== null) {
    const isTheSame = known !== undefined && known.station.id === given.station_id && !known.retired;
    const byThisKey = given.used_by !== null && Buffer.compare(given.used_by, machine.signingKey) === 0;
    return isTheSame && byThisKey ? ok(enrolledOf(known.station, machine)) : fail('code-refused');
  }
  if (given.expires_at !== null && given.expires_at <= now) return fail('code-refused');
  // A key stands for one enrolment: another code needs another.
  if (known !== undefined) return fail('code-refused');
  const station = await transaction
    .updateTable('stations')
    .set({ revoked_at: null, cloned_at: null })
    .where('id', '=', given.station_id)
    .returning(['id', 'name', 'office', 'role'])
    .executeTakeFirstOrThrow();
  await transaction
    .updateTable('station_keys')
    .set({ retired_at: now })
    .where('station_id', '=', station.id)
    .where('retired_at', 'is', null)
    .execute();
  await keepKeys(transaction, station.id, machine, now);
  await transaction
    .updateTable('enrolment_codes')
    .set({ used_at: now, used_by: machine.signingKey })
    .where('code_hash', '=', hash)
    .execute();
  return ok(enrolledOf(station, machine));
}

/** Without a code, as practice takes any station that asks. */
async function enrolOpenly(
  transaction: Kysely<IntakeTables>,
  machine: Machine,
  name: string,
  now: Date,
): Promise<Result<Enrolled, 'code-refused'>> {
  const known = await findMachine(transaction, machine);
  if (known !== undefined) {
    const isTheSame = !known.retired && known.station.role === machine.role;
    return isTheSame ? ok(enrolledOf(known.station, machine)) : fail('code-refused');
  }
  const station: Station = { id: randomUUID(), name, office: '', role: machine.role };
  await transaction
    .insertInto('stations')
    .values({ ...station, created_at: now })
    .execute();
  await keepKeys(transaction, station.id, machine, now);
  return ok(enrolledOf(station, machine));
}

const enrolledOf = (station: Station, { signingKey }: Machine): Enrolled => ({ station, signingKey });

async function findMachine(
  transaction: Kysely<IntakeTables>,
  { signingKey, sealingKey }: Machine,
): Promise<{ readonly station: Station; readonly retired: boolean } | undefined> {
  const found = await transaction
    .selectFrom('station_keys')
    .innerJoin('stations', 'stations.id', 'station_keys.station_id')
    .select(['id', 'name', 'office', 'role', 'retired_at', 'sealing_key'])
    .where('signing_key', '=', signingKey)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const { retired_at, sealing_key, ...station } = found;
  return { station, retired: retired_at !== null || Buffer.compare(sealing_key, sealingKey) !== 0 };
}

async function keepKeys(
  transaction: Kysely<IntakeTables>,
  stationId: string,
  { signingKey, sealingKey }: Machine,
  now: Date,
): Promise<void> {
  await transaction
    .insertInto('station_keys')
    .values({ signing_key: signingKey, station_id: stationId, sealing_key: sealingKey, enrolled_at: now })
    .execute();
}

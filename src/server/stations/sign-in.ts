import { createHash, verify } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { parseStationSignature, stationRequestText } from '../../contract/station-request.ts';
import type { IntakeTables } from '../database/tables.ts';
import { publicKeyOf } from '../keys/key-pair.ts';
import type { Station } from './station-book.ts';

/** A request that says whose it is. Nothing of it is believed before its bytes have been verified. */
export interface Claim {
  readonly station: Station;
  /** The raw key that the station has now. */
  readonly signingKey: Uint8Array;
  readonly number: number;
  readonly signature: Uint8Array;
  readonly revoked: boolean;
  readonly cloned: boolean;
  readonly lastSeenAt: Date | undefined;
}

export interface SignedIn {
  readonly station: Station;
  /** Which machine it is: a station that is enrolled anew has another. */
  readonly signingKey: Uint8Array;
  /** Of a request that changes something; 0 for the others. */
  readonly number: number;
  /** SHA-256 of all that was signed: method, target, number and body. */
  readonly requestHash: Uint8Array;
}

export type SignInVerdict =
  | { readonly kind: 'signed-in'; readonly signedIn: SignedIn }
  | { readonly kind: 'not-signed-in' | 'station-revoked' | 'station-cloned' };

export interface StationGate {
  /** Undefined where the header names no station with a key: such a request is not read any further. */
  findClaim(authorization: string | undefined): Promise<Claim | undefined>;
  /** `bodyHash` is the lower-case hexadecimal SHA-256 of the body's exact bytes. */
  verify(
    claim: Claim,
    request: { readonly method: string; readonly target: string; readonly bodyHash: string },
  ): Promise<SignInVerdict>;
}

/** "Last seen" is for IT to find forgotten stations: a minute is exact enough. Milliseconds. */
const seenInterval = 60_000;

export function createStationGate(db: Kysely<IntakeTables>, world: ReceiptWorld, clock: Clock): StationGate {
  async function noteSeen({ station, lastSeenAt }: Claim): Promise<void> {
    const now = new Date(clock.now());
    if (lastSeenAt !== undefined && Math.abs(now.getTime() - lastSeenAt.getTime()) < seenInterval) return;
    await db.updateTable('stations').set({ last_seen_at: now }).where('id', '=', station.id).execute();
  }

  return {
    async findClaim(authorization) {
      const told = parseStationSignature(authorization);
      if (told === undefined) return undefined;
      const row = await db
        .selectFrom('stations')
        .innerJoin('station_keys', 'station_keys.station_id', 'stations.id')
        .select(['id', 'name', 'office', 'role', 'signing_key', 'revoked_at', 'cloned_at', 'last_seen_at'])
        .where('id', '=', told.stationId)
        .where('retired_at', 'is', null)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        station: { id: row.id, name: row.name, office: row.office, role: row.role },
        signingKey: row.signing_key,
        number: told.number,
        signature: Buffer.from(told.signature, 'base64'),
        revoked: row.revoked_at !== null,
        cloned: row.cloned_at !== null,
        lastSeenAt: row.last_seen_at ?? undefined,
      };
    },
    async verify(claim, { method, target, bodyHash }) {
      const { station, signingKey, number } = claim;
      const text = stationRequestText(world, { method, target, stationId: station.id, number, bodyHash });
      const signed = Buffer.from(text, 'utf8');
      const isItsOwn = verify(null, signed, publicKeyOf('Ed25519', signingKey), claim.signature);
      if (!isItsOwn) return { kind: 'not-signed-in' };
      // Told to the station alone: who cannot sign as it learns nothing of it.
      if (claim.revoked) return { kind: 'station-revoked' };
      if (claim.cloned) return { kind: 'station-cloned' };
      await noteSeen(claim);
      const requestHash = createHash('sha256').update(signed).digest();
      return { kind: 'signed-in', signedIn: { station, signingKey, number, requestHash } };
    },
  };
}

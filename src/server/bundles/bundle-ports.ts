import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb, Bytes } from '../../application/bundle/bundle-web.ts';
import type { Clock } from '../../application/ports/machine.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import { fail, ok } from '../../domain/result.ts';
import type { AuditHeadBook } from '../audit-heads/audit-head-book.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { HandOverDesk } from '../hand-over/hand-over-desk.ts';
import { noteAuditHead } from '../http/hand-over-routes.ts';
import type { ServerKeyring } from '../keys/server-keys.ts';
import type { Metrics } from '../operations/metrics.ts';
import type { BundleDeskPorts } from './bundle-desk.ts';

/** Keys that are retired tell an old bundle from a forged one; the first of a station are long forgotten. */
const retiredKeys = 5;

export interface BundlePortOptions {
  readonly db: Kysely<IntakeTables>;
  readonly keys: ServerKeyring;
  readonly world: ReceiptWorld;
  readonly clock: Clock;
  readonly desk: HandOverDesk;
  readonly auditHeads: AuditHeadBook;
  readonly metrics: Metrics;
  readonly log: FastifyBaseLogger;
}

/** What the bundle desk stands on, in the database and with the server's own keys. */
export function createBundlePorts(options: BundlePortOptions): BundleDeskPorts {
  const { db, keys, world, clock, desk, auditHeads, metrics, log } = options;
  const crypto = createBundleCrypto(globalThis as unknown as BundleWeb);
  return {
    crypto,
    clock,
    world,
    server: {
      sealing: {
        publicKey: bytesOf(keys.sealing.publicKey),
        agree: async (theirs) => {
          const secret = keys.sealing.agreeWith(theirs);
          return secret === undefined ? undefined : bytesOf(secret);
        },
      },
      sign: async (text) => bytesOf(keys.signing.sign(crypto.utf8(text))),
    },
    async findMachine(stationId) {
      const rows = await db
        .selectFrom('stations')
        .innerJoin('station_keys', 'station_keys.station_id', 'stations.id')
        .select([
          'id',
          'name',
          'office',
          'role',
          'revoked_at',
          'cloned_at',
          'signing_key',
          'sealing_key',
          'retired_at',
        ])
        .where('id', '=', stationId)
        // A kiosk has no records.
        .where('role', '=', 'counter')
        .orderBy('enrolled_at', 'desc')
        .limit(retiredKeys + 1)
        .execute();
      if (rows.some(({ revoked_at }) => revoked_at !== null)) return fail('station-revoked');
      if (rows.some(({ cloned_at }) => cloned_at !== null)) return fail('station-cloned');
      const now = rows.find(({ retired_at }) => retired_at === null);
      if (now === undefined) return fail('unknown-station');
      return ok({
        station: { id: now.id, name: now.name, office: now.office, role: now.role },
        signingKey: bytesOf(now.signing_key),
        sealingKey: bytesOf(now.sealing_key),
        retiredKeys: rows.filter((row) => row !== now).map((row) => bytesOf(row.signing_key)),
      });
    },
    takeIn: (handOver) => desk.takeIn(handOver),
    noteResults: metrics.noteResults,
    async note({ stationId, signingKey, number }, { hash, records }) {
      await db
        .insertInto('bundles')
        .values({
          signing_key: Buffer.from(signingKey),
          number,
          station_id: stationId,
          file_hash: Buffer.from(hash, 'hex'),
          records,
          imported_at: new Date(clock.now()),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    noteAuditHead: ({ station }, told) => noteAuditHead(auditHeads, station, told, log),
  };
}

const bytesOf = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

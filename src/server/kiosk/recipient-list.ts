import type { Kysely } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import {
  kioskLimits,
  type RecipientList,
  recipientsText,
  type SignedRecipients,
} from '../../contract/kiosk-api.ts';
import type { ReceiptWorld } from '../../contract/receipt.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { ServerKeyring } from '../keys/server-keys.ts';
import type { Station } from '../stations/station-book.ts';

/** Tells a kiosk whom it seals to: the counter stations of its office that may speak with the server now. */
export type TellRecipients = (kiosk: Station) => Promise<SignedRecipients>;

export function createRecipientList(
  db: Kysely<IntakeTables>,
  { audience, kommuneCode }: ReceiptWorld,
  { signing }: Pick<ServerKeyring, 'signing'>,
  clock: Pick<Clock, 'now'>,
): TellRecipients {
  return async ({ id, office }) => {
    const rows = await db
      .selectFrom('stations')
      .innerJoin('station_keys', 'station_keys.station_id', 'stations.id')
      .select(['sealing_key'])
      .where('role', '=', 'counter')
      .where('office', '=', office)
      .where('revoked_at', 'is', null)
      .where('cloned_at', 'is', null)
      .where('retired_at', 'is', null)
      // Of more than an intake is sealed to, those that were used last.
      .orderBy('last_seen_at', (order) => order.desc().nullsLast())
      .orderBy('enrolled_at', 'desc')
      .limit(kioskLimits.recipients)
      .execute();
    const list: RecipientList = {
      version: 1,
      audience,
      kommuneCode,
      kiosk: id,
      office,
      asOf: clock.now(),
      // Their order says nothing.
      recipients: rows.map((row) => Buffer.from(row.sealing_key).toString('base64')).toSorted(),
    };
    const content = JSON.stringify(list);
    return { content, attestation: signing.attest(Buffer.from(recipientsText(content), 'utf8')) };
  };
}

import { type Kysely, sql } from 'kysely';
import type { Receipt, ReceiptsRequest, ReceiptsResponse } from '../../contract/intake-api.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import { uuidArray } from '../database/sql-array.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { ReceiptSigner } from './receipt-signer.ts';

export interface ReceiptDesk {
  /** What the server has of a station's own records. Those of another station are as missing as any. */
  compare(stationId: string, records: ReceiptsRequest['records']): Promise<ReceiptsResponse>;
}

export const createReceiptDesk = (db: Kysely<IntakeTables>, signer: ReceiptSigner): ReceiptDesk => ({
  async compare(stationId, records) {
    const found = await sql<FoundRow>`
      select id, sequence, received_at, encode(content_hash, 'hex') as content_hash from records
      where station_id = ${stationId}::uuid and id = any(${uuidArray(records.map(({ id }) => id))}::uuid[])
    `.execute(db);
    const receipts = new Map(found.rows.map((row) => [row.id, toReceipt(row)]));
    const answer = {
      receipts: [] as Receipt[],
      missing: [] as RegistrationId[],
      different: [] as RegistrationId[],
    };
    for (const { id, contentHash } of records) {
      const receipt = receipts.get(id);
      if (receipt === undefined) answer.missing.push(id);
      else if (receipt.contentHash !== contentHash) answer.different.push(id);
      else answer.receipts.push(receipt);
    }
    const attestation = signer.attest(answer.receipts);
    return { ...answer, ...(attestation === undefined ? {} : { attestation }) };
  },
});

interface FoundRow {
  readonly id: RegistrationId;
  readonly sequence: number;
  readonly received_at: Date;
  readonly content_hash: string;
}

const toReceipt = (row: FoundRow): Receipt => ({
  id: row.id,
  sequence: row.sequence,
  receivedAt: row.received_at.toISOString() as Instant,
  contentHash: row.content_hash,
});

import { findCase } from '../application/hand-over/move-entry.ts';
import { toHex } from '../application/hex.ts';
import type { OutboxRecord, RecordBytes, RecordText } from '../application/ports/outbox.ts';
import type { HashBytes } from '../application/receipts/receipt-tree.ts';
import type { OtherSide } from '../contract/intake-api.ts';
import { findRecordContent } from '../contract/record-content.ts';
import type { RegistrationId } from '../domain/registration.ts';
import type { Vault } from './keys/vault.ts';
import type { OutboxRow, RegistrationRow } from './station-database.ts';

export const contentPlace = (id: RegistrationId): string => `registrations/${id}`;
export const causePlace = (id: RegistrationId): string => `outbox/${id}/withdrawnBecause`;
export const otherSidePlace = (id: RegistrationId): string => `outbox/${id}/otherSide`;

/** Opens rows for reading. A row that no longer opens gives a record without what it carries. */
export interface RecordReader {
  findContent(row: RegistrationRow | undefined): Promise<string | undefined>;
  /** As it is handed over; undefined also where the text belongs to another version of the program. */
  findText(row: RegistrationRow | undefined): Promise<RecordText | undefined>;
  /** The same, not read. */
  findBytes(row: RegistrationRow | undefined): Promise<RecordBytes | undefined>;
  toRecord(row: OutboxRow, saved: RegistrationRow | undefined): Promise<OutboxRecord>;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** How every text of this version begins. What opens with our key is what was sealed, and was read before. */
const beginning = new TextEncoder().encode('{"schemaVersion":1,');

export const readText = ({ bytes, contentHash }: RecordBytes): RecordText => ({
  content: decoder.decode(bytes),
  contentHash,
});

export function createRecordReader(vault: Vault, hash: HashBytes): RecordReader {
  const findContent: RecordReader['findContent'] = async (row) =>
    row === undefined ? undefined : vault.findText(contentPlace(row.id), row.content);
  const findBytes: RecordReader['findBytes'] = async (row) => {
    if (row === undefined) return undefined;
    const bytes = await vault.findBytes(contentPlace(row.id), row.content);
    if (bytes === undefined || !beginning.every((byte, at) => bytes[at] === byte)) return undefined;
    return { bytes, contentHash: toHex(hash(bytes)) };
  };
  return {
    findContent,
    findBytes,
    async findText(row) {
      const found = await findBytes(row);
      return found && readText(found);
    },
    async toRecord(row, saved) {
      const content = await findContent(saved);
      const carried = content === undefined ? undefined : findRecordContent(content);
      const { withdrawnBecause, otherSide } = row;
      const cause = withdrawnBecause && (await vault.findText(causePlace(row.id), withdrawnBecause));
      const other = otherSide && (await vault.findText(otherSidePlace(row.id), otherSide));
      const { kind: _, ...says } = carried ?? {};
      return {
        ...toEntry(row),
        ...(cause === undefined ? {} : { withdrawnBecause: cause }),
        ...(other === undefined ? {} : { otherSide: JSON.parse(other) as OtherSide }),
        ...says,
      };
    },
  };
}

/** The row without what is sealed in it. */
function toEntry(row: OutboxRow): OutboxRecord {
  const {
    kind = 'registration',
    withdrawnBecause: _,
    otherSide: __,
    handedTo: ___,
    caseAtServer: ____,
    attested,
    cprMark,
    ...fields
  } = row;
  const entry = {
    kind,
    ...fields,
    case: findCase(row),
    isProven: attested === undefined ? undefined : true,
    cprMark: cprMark?.kind === 'entered' ? { by: cprMark.by, at: cprMark.at } : undefined,
  };
  // A name with nothing under it is not there.
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined),
  ) as unknown as OutboxRecord;
}

import type { OutboxRecord } from '../application/ports/station-store.ts';
import { findRegistrationContent } from '../contract/registration-content.ts';
import type { RegistrationId } from '../domain/registration.ts';
import type { Vault } from './keys/vault.ts';
import type { OutboxRow, RegistrationRow } from './station-database.ts';

export const contentPlace = (id: RegistrationId): string => `registrations/${id}`;
export const causePlace = (id: RegistrationId): string => `outbox/${id}/withdrawnBecause`;

/** Opens rows for reading. A row that no longer opens gives a record without its registration. */
export interface RecordReader {
  findContent(row: RegistrationRow | undefined): Promise<string | undefined>;
  toRecord(row: OutboxRow, saved: RegistrationRow | undefined): Promise<OutboxRecord>;
}

export function createRecordReader(vault: Vault): RecordReader {
  const findContent: RecordReader['findContent'] = async (row) =>
    row === undefined ? undefined : vault.findText(contentPlace(row.id), row.content);
  return {
    findContent,
    async toRecord(row, saved) {
      const content = await findContent(saved);
      const registration = content === undefined ? undefined : findRegistrationContent(content);
      const { nextAttemptAt, trouble, receipt, withdrawnBecause, correctedBy, purgedAt, ...entry } = row;
      const cause = withdrawnBecause && (await vault.findText(causePlace(row.id), withdrawnBecause));
      return {
        ...entry,
        ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
        ...(trouble === undefined ? {} : { trouble }),
        ...(receipt === undefined ? {} : { receipt }),
        ...(cause === undefined ? {} : { withdrawnBecause: cause }),
        ...(correctedBy === undefined ? {} : { correctedBy }),
        ...(purgedAt === undefined ? {} : { purgedAt }),
        ...(registration === undefined ? {} : { registration }),
      };
    },
  };
}

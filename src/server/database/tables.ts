import type { Generated } from 'kysely';

/** The intake server's tables, as Kysely sees them. Times are instants; hashes are 32 bytes. */
export interface IntakeTables {
  readonly installation: InstallationRow;
  readonly stations: StationRow;
  readonly records: RecordRow;
  readonly audit_heads: AuditHeadRow;
  readonly audit_head_faults: AuditHeadFaultRow;
  readonly schema_migrations: MigrationRow;
}

/** One row: which world this database belongs to. A practice server never opens a production database. */
export interface InstallationRow {
  readonly audience: string;
  readonly kommune_code: string;
  readonly created_at: Date;
}

export interface StationRow {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the token; the token itself is never stored. */
  readonly token_hash: Uint8Array;
  readonly created_at: Date;
  readonly revoked_at: Date | null;
  readonly last_seen_at: Date | null;
}

/** A record that was handed over. Never changed, never removed. */
export interface RecordRow {
  readonly id: string;
  readonly sequence: Generated<number>;
  readonly station_id: string;
  readonly received_at: Date;
  /** The exact text that was sent. */
  readonly content: string;
  readonly content_hash: Uint8Array;
  readonly cpr: string;
  /** SHA-256 of the folded name and the birth date. */
  readonly named_birth_hash: Uint8Array;
  /** The record of the same CPR number that was active until this one came. */
  readonly replaces: string | null;
}

/** The end of a station's audit trail, as the station told it. Never changed, never removed. */
export interface AuditHeadRow {
  readonly station_id: string;
  readonly seq: number;
  readonly mac: Uint8Array;
  /** The raw Ed25519 key that the station signs exports with. */
  readonly public_key: Uint8Array;
  readonly received_at: Date;
}

/** A head that does not fit those before it. */
export interface AuditHeadFaultRow extends AuditHeadRow {
  readonly id: Generated<number>;
  readonly kind: 'went-back' | 'other-mac' | 'other-key';
  /** The highest that the station had told until then. */
  readonly highest_seq: number;
}

export interface MigrationRow {
  readonly number: number;
  readonly name: string;
  readonly applied_at: Date;
}

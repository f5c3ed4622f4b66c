import type { Generated } from 'kysely';

/** The intake server's tables, as Kysely sees them. Times are instants; hashes are 32 bytes. */
export interface IntakeTables {
  readonly installation: InstallationRow;
  readonly stations: StationRow;
  readonly records: RecordRow;
  readonly audit_heads: AuditHeadRow;
  readonly audit_head_faults: AuditHeadFaultRow;
  readonly schema_migrations: MigrationRow;
  readonly lines: LineRow;
  readonly server_keys: ServerKeyRow;
  readonly station_keys: StationKeyRow;
  readonly enrolment_codes: EnrolmentCodeRow;
  readonly exchanges: ExchangeRow;
  readonly cases: CaseRow;
  readonly cpr_marks: CprMarkRow;
  readonly cpr_standing: CprStandingRow;
  readonly index_entries: IndexEntryRow;
  readonly rule_lists: RuleListRow;
  readonly registers: RegisterRow;
  readonly register_files: RegisterFileRow;
  readonly register_pieces: RegisterPieceRow;
  readonly bundles: BundleRow;
  readonly office_users: OfficeUserRow;
  readonly office_sessions: OfficeSessionRow;
  readonly office_audit: OfficeAuditRow;
  readonly intakes: IntakeRow;
  readonly intake_events: IntakeEventRow;
  readonly refused_intakes: RefusedIntakeRow;
}

/** Where processes queue up, and the last running number given there. */
export interface LineRow {
  readonly name: string;
  readonly last: number;
}

/** Raw keys of 32 bytes: Ed25519, X25519, and one for HMAC whose public half is its hash. */
export interface ServerKeyRow {
  readonly purpose: 'signing' | 'sealing' | 'blinding';
  readonly public_key: Uint8Array;
  readonly secret: Uint8Array;
  readonly created_at: Date;
}

/** The keys of one machine. A station that is enrolled anew gets others, and these are retired. */
export interface StationKeyRow {
  readonly signing_key: Uint8Array;
  readonly station_id: string;
  readonly sealing_key: Uint8Array;
  readonly enrolled_at: Date;
  readonly retired_at: Date | null;
}

export interface EnrolmentCodeRow {
  readonly code_hash: Uint8Array;
  readonly station_id: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly used_at: Date | null;
  readonly used_by: Uint8Array | null;
}

/** One hand-over, by the number that the machine with this key gave it. */
export interface ExchangeRow {
  readonly signing_key: Uint8Array;
  readonly number: number;
  readonly station_id: string;
  readonly request_hash: Uint8Array;
  readonly received_at: Date;
}

/** A record that could not be taken, until somebody has settled it. */
export interface CaseRow {
  readonly record_id: string;
  readonly opened_at: Date;
  readonly station_id: string;
  readonly kind: 'active-registration' | 'same-person-other-number' | 'refused';
  readonly existing_id: string | null;
  /** What it says; null where it is no registration. */
  readonly content: string | null;
  readonly content_hash: Uint8Array;
  /** The refusal as JSON: kind and places, no values. */
  readonly refusal: string | null;
  readonly seen_at: Date;
  readonly closed_at: Date | null;
  readonly closed_as: 'acknowledged' | 'withdrawn' | 'corrected' | null;
}

/** Somebody has entered the record in CPR, or has taken that back. Never changed, never removed. */
export interface CprMarkRow {
  readonly sequence: number;
  readonly record_id: string;
  readonly kind: 'entered' | 'taken-back';
  readonly by_initials: string;
  readonly at: Date;
}

/** What stands in CPR of a number, by the marks. */
export interface CprStandingRow {
  readonly cpr: string;
  readonly record_id: string;
  readonly kind: 'registration' | 'withdrawal';
  /** The mark that says so. */
  readonly mark: number;
}

/** What stations know a registered person by; JSON of the contract's `IndexEntry`. */
export interface IndexEntryRow {
  readonly sequence: number;
  readonly entry: string;
}

export interface RuleListRow {
  readonly number: number;
  readonly version: string;
  readonly content: string;
  readonly signature: Uint8Array;
  readonly published_at: Date;
}

/** An address register that was published; the one with the highest number is the newest. */
export interface RegisterRow {
  readonly number: number;
  /** Of its content. */
  readonly sha256: Uint8Array;
  /** What its file says of itself, to the letter. */
  readonly about: string;
  readonly signature: Uint8Array;
  /** Null once it was let go, as are the changes. */
  readonly file: Uint8Array | null;
  /** From the register before it; null where only the total leads here. */
  readonly changes: Uint8Array | null;
  readonly published_at: Date;
}

/** A file as stations get it, known by the SHA-256 of these very bytes. */
export interface RegisterFileRow {
  readonly sha256: Uint8Array;
  readonly size: number;
}

/** All pieces of a file but the last are of one length. */
export interface RegisterPieceRow {
  readonly file: Uint8Array;
  readonly piece: number;
  readonly bytes: Uint8Array;
}

/** A bundle from a USB stick that was imported. */
export interface BundleRow {
  readonly signing_key: Uint8Array;
  readonly number: number;
  readonly station_id: string;
  readonly file_hash: Uint8Array;
  readonly records: number;
  readonly imported_at: Date;
}

export interface OfficeUserRow {
  readonly id: string;
  readonly initials: string;
  readonly name: string;
  readonly role: 'cpr-clerk' | 'leader' | 'it';
  /** A hash with its salt and settings. */
  readonly password: string;
  /** IT knows it: the person has yet to choose an own one. */
  readonly must_change_password: boolean;
  readonly created_at: Date;
  readonly closed_at: Date | null;
  readonly last_sign_in_at: Date | null;
  readonly wrong_tries: Generated<number>;
  readonly last_wrong_at: Date | null;
}

export interface OfficeSessionRow {
  readonly token_hash: Uint8Array;
  readonly user_id: string;
  readonly created_at: Date;
  readonly used_at: Date;
}

/** Who did what in the office's view; each row holds the hash of the one before it. */
export interface OfficeAuditRow {
  readonly sequence: number;
  readonly at: Date;
  readonly initials: string;
  readonly action: string;
  readonly record_id: string | null;
  readonly detail: string;
  readonly previous: Uint8Array;
  readonly hash: Uint8Array;
}

/** What a citizen told a kiosk, sealed to the counter stations of its office. */
export interface IntakeRow {
  readonly id: string;
  readonly ticket: string;
  readonly kiosk_id: string;
  /** The raw Ed25519 key that signed it. */
  readonly kiosk_key: Uint8Array;
  /** The kiosk's, when it came. */
  readonly office: string;
  /** JSON of the contract's `SealedIntake`; null when it has ended. */
  readonly sealed: string | null;
  readonly sealed_hash: Uint8Array;
  readonly received_at: Date;
  /** Initials. */
  readonly taken_by: string | null;
  readonly taken_at_station: string | null;
  readonly taken_at: Date | null;
  readonly ended_as: 'finished' | 'expired' | null;
  readonly ended_at: Date | null;
  /** Initials of whoever finished it; null where the server did, or nobody noted it. */
  readonly ended_by: string | null;
  readonly ended_at_station: string | null;
  /** The registration that came of it. */
  readonly record_id: string | null;
}

/** What a kiosk offered and the server would not take: it lies on the kiosk. Never an intake of the table above. */
export interface RefusedIntakeRow {
  readonly kiosk_id: string;
  readonly intake_id: string;
  readonly ticket: string;
  /** The kiosk's, when it was offered. */
  readonly office: string;
  readonly problem: 'malformed' | 'wrong-audience' | 'too-many-intakes';
  /** For the first time. */
  readonly refused_at: Date;
}

/** Never changed, never removed. */
export interface IntakeEventRow {
  readonly id: Generated<number>;
  readonly intake_id: string;
  readonly at: Date;
  readonly action: 'received' | 'seen' | 'taken' | 'given-up' | 'finished' | 'expired';
  /** Null where the server did it by itself. */
  readonly station_id: string | null;
  readonly initials: Generated<string>;
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
  /** SHA-256 of the token that stations of the first versions had; none since they have keys. */
  readonly token_hash: Uint8Array | null;
  readonly created_at: Date;
  readonly revoked_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly office: Generated<string>;
  readonly role: Generated<'counter' | 'kiosk'>;
  /** When two machines were found to speak as this station; null again when it is enrolled anew. */
  readonly cloned_at: Date | null;
  /** What waits at the station, as it last told. */
  readonly queue_waiting: number | null;
  readonly queue_needs_a_person: number | null;
  readonly queue_told_at: Date | null;
}

/** A record that was handed over. Never changed, never removed. */
export interface RecordRow {
  readonly id: string;
  /** The server's own running number, without gaps. */
  readonly sequence: number;
  readonly kind: Generated<'registration' | 'withdrawal'>;
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

export interface Migration {
  readonly number: number;
  readonly name: string;
  /** One statement each: the embedded database takes no more at a time. */
  readonly statements: readonly string[];
}

/**
 * Every migration that was ever released, in order. A released one is frozen: a change is a new number.
 * Plain SQL of PostgreSQL 15, so that the embedded database and a distributed one can carry it too.
 */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'stations and records',
    statements: [
      `create table installation (
         only_row boolean primary key default true check (only_row),
         audience text not null check (audience in ('production', 'practice')),
         kommune_code text not null check (kommune_code ~ '^[0-9]{4}$'),
         created_at timestamptz(3) not null
       )`,
      `create table stations (
         id uuid primary key,
         name text not null,
         token_hash bytea not null unique check (octet_length(token_hash) = 32),
         created_at timestamptz(3) not null,
         revoked_at timestamptz(3),
         last_seen_at timestamptz(3)
       )`,
      // The records of one CPR number form a chain: one first record, and each record is replaced at most
      // once, by a record of the same number. So at most one is active, whichever program writes here, and
      // no row ever has to be changed to say so.
      `create table records (
         id uuid primary key,
         sequence bigint generated always as identity unique,
         station_id uuid not null references stations (id),
         received_at timestamptz(3) not null,
         content text not null,
         content_hash bytea not null check (content_hash = sha256(convert_to(content, 'UTF8'))),
         cpr text not null check (cpr ~ '^[0-9]{10}$'),
         named_birth_hash bytea not null check (octet_length(named_birth_hash) = 32),
         replaces uuid unique,
         unique (id, cpr),
         foreign key (replaces, cpr) references records (id, cpr)
       )`,
      `create unique index one_first_record_per_cpr on records (cpr) where replaces is null`,
      `create index records_by_cpr on records (cpr)`,
      `create index records_by_named_birth on records (named_birth_hash)`,
      `create view active_records as
         select r.* from records r
         where not exists (select from records later where later.replaces = r.id)`,
      `create function refuse_change() returns trigger language plpgsql as $$
       begin
         raise exception '% of % is not allowed: it only grows', tg_op, tg_table_name
           using errcode = 'restrict_violation';
       end $$`,
      `create trigger records_only_grow before update or delete on records
         for each row execute function refuse_change()`,
      `create trigger records_are_kept before truncate on records
         for each statement execute function refuse_change()`,
      `create trigger installation_is_fixed before update or delete on installation
         for each row execute function refuse_change()`,
    ],
  },
  {
    number: 2,
    name: 'heads of the stations’ audit trails',
    statements: [
      `create table audit_heads (
         station_id uuid not null references stations (id),
         seq bigint not null check (seq >= 0),
         mac bytea not null check (octet_length(mac) = 32),
         public_key bytea not null check (octet_length(public_key) = 32),
         received_at timestamptz(3) not null,
         primary key (station_id, seq)
       )`,
      // A head that does not fit those that were told before, beside the highest of them at that time.
      `create table audit_head_faults (
         id bigint generated always as identity primary key,
         station_id uuid not null references stations (id),
         kind text not null check (kind in ('went-back', 'other-mac', 'other-key')),
         seq bigint not null check (seq >= 0),
         mac bytea not null check (octet_length(mac) = 32),
         public_key bytea not null check (octet_length(public_key) = 32),
         highest_seq bigint not null,
         received_at timestamptz(3) not null,
         unique (station_id, kind, seq, mac, public_key)
       )`,
      `create trigger audit_heads_only_grow before update or delete on audit_heads
         for each row execute function refuse_change()`,
      `create trigger audit_heads_are_kept before truncate on audit_heads
         for each statement execute function refuse_change()`,
      `create trigger audit_head_faults_only_grow before update or delete on audit_head_faults
         for each row execute function refuse_change()`,
      `create trigger audit_head_faults_are_kept before truncate on audit_head_faults
         for each statement execute function refuse_change()`,
    ],
  },
];

import type { Migration } from './migration.ts';

export const migration1: Migration = {
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
};

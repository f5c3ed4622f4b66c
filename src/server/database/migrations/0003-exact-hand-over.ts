import type { Migration } from './migration.ts';

const onlyGrows = (table: string): readonly string[] => [
  `create trigger ${table}_only_grow before update or delete on ${table}
     for each row execute function refuse_change()`,
  `create trigger ${table}_are_kept before truncate on ${table}
     for each statement execute function refuse_change()`,
];

export const migration3: Migration = {
  number: 3,
  name: 'signed receipts, stations with keys, cases, the office',
  statements: [
    // A line is where all processes stand in a queue: whoever holds its row works alone, and its counter gives
    // running numbers without gaps, committed in their own order. Advisory locks and identity columns promise
    // that on one PostgreSQL only; a row and its lock promise it on a distributed one too.
    `create table lines (name text primary key, last bigint not null default 0)`,
    `insert into lines (name, last) values
       ('records', (select coalesce(max(sequence), 0) from records)), ('marks', 0), ('lists', 0),
       ('audit-heads', 0), ('index', 0), ('office-audit', 0)`,
    `alter table records alter column sequence drop identity`,

    // Digits are compared as bytes: by the rules of a language it costs several times as much, for nothing.
    `drop view active_records`,
    `alter table records alter column cpr type text collate "C"`,
    // Each record lies in one of two indexes by its number: the first of a chain, or one that replaced another.
    `drop index records_by_cpr`,
    `create index records_that_replace_by_cpr on records (cpr) where replaces is not null`,
    // Nearly all records replace none: an index of what they do not replace would only cost.
    `alter table records drop constraint records_replaces_key`,
    `create unique index replaced_once on records (replaces) where replaces is not null`,

    // A record follows one of its own number. Only those few that replace another are looked at; a foreign key
    // to (id, cpr) would want an index of all. Records never change, so what holds once holds for ever.
    `alter table records drop constraint records_replaces_cpr_fkey`,
    `alter table records drop constraint records_id_cpr_key`,
    `create function refuse_other_number() returns trigger language plpgsql as $$
     begin
       if not exists (select from records where id = new.replaces and cpr = new.cpr) then
         raise exception 'a record replaces one of its own number' using errcode = 'foreign_key_violation';
       end if;
       return null;
     end $$`,
    `create trigger records_stay_with_their_number after insert on records
       for each row when (new.replaces is not null) execute function refuse_other_number()`,

    // A withdrawal stands in the chain of its CPR number like a correction: it replaces, and nothing is active.
    `alter table records add column kind text not null default 'registration'
       check (kind in ('registration', 'withdrawal'))`,
    `alter table records add constraint withdrawals_replace check (kind = 'registration' or replaces is not null)`,
    `create view active_records as
       select r.* from records r
       where r.kind = 'registration' and not exists (select from records later where later.replaces = r.id)`,

    // The server's own keys. Several processes share them, so they lie here: who can read the database can sign.
    `create table server_keys (
       purpose text primary key check (purpose in ('signing', 'sealing', 'blinding')),
       public_key bytea not null check (octet_length(public_key) = 32),
       secret bytea not null check (octet_length(secret) = 32),
       created_at timestamptz(3) not null
     )`,

    `alter table stations add column office text not null default ''`,
    `alter table stations add column cloned_at timestamptz(3)`,
    // What waits at the station itself, as it last told.
    `alter table stations add column queue_waiting integer check (queue_waiting >= 0)`,
    `alter table stations add column queue_needs_a_person integer check (queue_needs_a_person >= 0)`,
    `alter table stations add column queue_told_at timestamptz(3)`,
    `alter table stations alter column token_hash drop not null`,
    `create table station_keys (
       signing_key bytea primary key check (octet_length(signing_key) = 32),
       station_id uuid not null references stations (id),
       sealing_key bytea not null check (octet_length(sealing_key) = 32),
       enrolled_at timestamptz(3) not null,
       retired_at timestamptz(3)
     )`,
    `create unique index one_key_per_station on station_keys (station_id) where retired_at is null`,
    `create table enrolment_codes (
       code_hash bytea primary key check (octet_length(code_hash) = 32),
       station_id uuid not null references stations (id),
       created_at timestamptz(3) not null,
       expires_at timestamptz(3),
       used_at timestamptz(3),
       used_by bytea references station_keys (signing_key)
     )`,
    // A station of the first versions shows its old token once more, and gets keys in its place.
    `insert into enrolment_codes (code_hash, station_id, created_at)
       select token_hash, id, created_at from stations where token_hash is not null and revoked_at is null`,

    // Which hand-overs each machine has made, by its own number: one number with two contents is two machines.
    // By key, not by station: a station that is enrolled on another machine begins to count anew there.
    `create table exchanges (
       signing_key bytea not null references station_keys (signing_key),
       number bigint not null check (number > 0),
       station_id uuid not null references stations (id),
       request_hash bytea not null check (octet_length(request_hash) = 32),
       received_at timestamptz(3) not null,
       primary key (signing_key, number)
     )`,

    `create table cases (
       record_id uuid not null,
       opened_at timestamptz(3) not null,
       station_id uuid not null references stations (id),
       kind text not null check (kind in ('active-registration', 'same-person-other-number', 'refused')),
       existing_id uuid references records (id),
       content text,
       content_hash bytea not null check (octet_length(content_hash) = 32),
       refusal text,
       seen_at timestamptz(3) not null,
       closed_at timestamptz(3),
       closed_as text check (closed_as in ('acknowledged', 'withdrawn', 'corrected')),
       primary key (record_id, opened_at),
       check ((closed_at is null) = (closed_as is null))
     )`,
    `create unique index one_open_case_per_record on cases (record_id) where closed_at is null`,

    `create table cpr_marks (
       sequence bigint primary key,
       record_id uuid not null references records (id),
       kind text not null check (kind in ('entered', 'taken-back')),
       by_initials text not null,
       at timestamptz(3) not null
     )`,
    `create index cpr_marks_by_record on cpr_marks (record_id, sequence)`,
    ...onlyGrows('cpr_marks'),
    // What stands in CPR of each number by the marks: made of them, so that the list of what is to be entered
    // need not read every mark there ever was.
    `create table cpr_standing (
       cpr text collate "C" primary key,
       record_id uuid not null references records (id),
       kind text not null,
       mark bigint not null references cpr_marks (sequence)
     )`,

    // What stations look for second registrations with. Made from the records in their order, a little later.
    `create table index_entries (sequence bigint primary key references records (sequence), entry text not null)`,

    `create table rule_lists (
       number bigint primary key,
       version text not null unique,
       content text not null,
       signature bytea not null check (octet_length(signature) = 64),
       published_at timestamptz(3) not null
     )`,
    ...onlyGrows('rule_lists'),

    `create table bundles (
       signing_key bytea not null references station_keys (signing_key),
       number bigint not null check (number > 0),
       station_id uuid not null references stations (id),
       file_hash bytea not null check (octet_length(file_hash) = 32),
       records integer not null,
       imported_at timestamptz(3) not null,
       primary key (signing_key, number)
     )`,
    ...onlyGrows('bundles'),

    `create table office_users (
       id uuid primary key,
       initials text not null unique,
       name text not null,
       role text not null check (role in ('cpr-clerk', 'leader', 'it')),
       password text not null,
       must_change_password boolean not null,
       created_at timestamptz(3) not null,
       closed_at timestamptz(3),
       last_sign_in_at timestamptz(3),
       wrong_tries integer not null default 0,
       last_wrong_at timestamptz(3)
     )`,
    `create table office_sessions (
       token_hash bytea primary key check (octet_length(token_hash) = 32),
       user_id uuid not null references office_users (id),
       created_at timestamptz(3) not null,
       used_at timestamptz(3) not null
     )`,
    `create table office_audit (
       sequence bigint primary key,
       at timestamptz(3) not null,
       initials text not null,
       action text not null,
       record_id uuid,
       detail text not null default '',
       previous bytea not null check (octet_length(previous) = 32),
       hash bytea not null check (octet_length(hash) = 32)
     )`,
    `create index office_audit_by_record on office_audit (record_id, sequence) where record_id is not null`,
    ...onlyGrows('office_audit'),
  ],
};

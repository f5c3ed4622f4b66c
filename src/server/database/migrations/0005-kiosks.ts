import type { Migration } from './migration.ts';

export const migration5: Migration = {
  number: 5,
  name: 'kiosks and what citizens tell them',
  statements: [
    `alter table stations add column role text not null default 'counter' check (role in ('counter', 'kiosk'))`,
    // Sealed: nobody here can read it. It goes when a clerk has finished it, or nobody came; the shell stays, so that
    // the kiosk that sends it again hears the same, and whoever types the ticket again what became of it.
    `create table intakes (
       id uuid primary key,
       ticket text collate "C" not null check (ticket ~ '^[2-9A-Z]{6}$'),
       kiosk_id uuid not null references stations (id),
       kiosk_key bytea not null references station_keys (signing_key),
       office text not null,
       sealed text,
       sealed_hash bytea not null check (octet_length(sealed_hash) = 32),
       received_at timestamptz(3) not null,
       taken_by text,
       taken_at_station uuid references stations (id),
       taken_at timestamptz(3),
       ended_as text check (ended_as in ('finished', 'expired')),
       ended_at timestamptz(3),
       check ((ended_as is null) = (ended_at is null)),
       check ((ended_as is null) = (sealed is not null)),
       check ((taken_by is null) = (taken_at is null) and (taken_by is null) = (taken_at_station is null))
     )`,
    `create index intakes_by_ticket on intakes (ticket)`,
    `create index open_intakes_by_kiosk on intakes (kiosk_id) where ended_at is null`,
    `create index open_intakes_by_age on intakes (received_at) where ended_at is null`,
    // Who looked for it, took it, put it back, finished it. Names no citizen.
    `create table intake_events (
       id bigint generated always as identity primary key,
       intake_id uuid not null references intakes (id),
       at timestamptz(3) not null,
       action text not null check (action in ('received', 'seen', 'taken', 'given-up', 'finished', 'expired')),
       station_id uuid references stations (id),
       initials text not null default ''
     )`,
    `create index intake_events_by_intake on intake_events (intake_id, id)`,
    `create trigger intake_events_only_grow before update or delete on intake_events
       for each row execute function refuse_change()`,
    `create trigger intake_events_are_kept before truncate on intake_events
       for each statement execute function refuse_change()`,
  ],
};

import type { Migration } from './migration.ts';

export const migration6: Migration = {
  number: 6,
  name: 'what became of intakes that ended, and of those that were not kept',
  statements: [
    // Unknown of what ended before this: whoever types the ticket is told when, and no more.
    `alter table intakes add column ended_by text`,
    `alter table intakes add column ended_at_station uuid references stations (id)`,
    `alter table intakes add column record_id uuid`,
    // What the server would not take lies sealed on its kiosk. Without a foreign key on the id: the server has no such
    // intake. A row goes when the intake is taken after all, or has grown too old.
    `create table refused_intakes (
       kiosk_id uuid not null references stations (id),
       intake_id uuid not null,
       ticket text collate "C" not null check (ticket ~ '^[2-9A-Z]{6}$'),
       office text not null,
       problem text not null check (problem in ('malformed', 'wrong-audience', 'too-many-intakes')),
       refused_at timestamptz(3) not null,
       primary key (kiosk_id, intake_id)
     )`,
    `create index refused_intakes_by_ticket on refused_intakes (ticket)`,
    `create index refused_intakes_by_age on refused_intakes (refused_at)`,
  ],
};

import type { Migration } from './migration.ts';

export const migration2: Migration = {
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
};

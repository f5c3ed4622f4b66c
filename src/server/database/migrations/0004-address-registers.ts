import type { Migration } from './migration.ts';

export const migration4: Migration = {
  number: 4,
  name: 'address registers for the stations',
  statements: [
    `insert into lines (name, last) values ('registers', 0)`,

    // Files lie in pieces, so that no statement moves more than one, and a part is read without the rest. They are
    // packed already: to be packed once more would only cost.
    `create table register_files (
       sha256 bytea primary key check (octet_length(sha256) = 32),
       size bigint not null check (size > 0)
     )`,
    `create table register_pieces (
       file bytea not null references register_files (sha256) on delete cascade,
       piece integer not null check (piece >= 0),
       bytes bytea not null,
       primary key (file, piece)
     )`,
    `alter table register_pieces alter column bytes set storage external`,

    `create table registers (
       number bigint primary key,
       sha256 bytea not null check (octet_length(sha256) = 32),
       about text not null,
       signature bytea not null check (octet_length(signature) = 64),
       file bytea references register_files (sha256),
       changes bytea references register_files (sha256),
       published_at timestamptz(3) not null
     )`,
  ],
};

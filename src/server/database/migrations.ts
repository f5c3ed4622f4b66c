import { migration1 } from './migrations/0001-stations-and-records.ts';
import { migration2 } from './migrations/0002-audit-heads.ts';
import { migration3 } from './migrations/0003-exact-hand-over.ts';
import { migration4 } from './migrations/0004-address-registers.ts';
import { migration5 } from './migrations/0005-kiosks.ts';
import { migration6 } from './migrations/0006-ended-intakes.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Every migration that was ever released, in order. A released one is frozen: a change is a new number.
 * Plain SQL of PostgreSQL 15, so that the embedded database and a distributed one can carry it too.
 */
export const migrations: readonly Migration[] = [
  migration1,
  migration2,
  migration3,
  migration4,
  migration5,
  migration6,
];

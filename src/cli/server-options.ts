import { join } from 'node:path';
import { findKommune } from '../addresses/index.ts';
import type { DatabasePlace, StartOptions } from '../server/index.ts';

/** What every command says that works on the database of an intake server. */
export const serverOptionTypes = {
  data: { type: 'string' },
  kommune: { type: 'string' },
  practice: { type: 'boolean' },
  production: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** The lines of a usage text that explain them. */
export const serverOptionUsage = `  --kommune KODE        kommunens firecifrede kode; skal angives i drift
  --practice            øvelse: kun fiktive personnumre
  --production          drift (gælder, når --practice ikke er angivet)
  --data MAPPE          den indlejrede databases mappe
  --json                svar som JSON`;

export const databaseUsage = `DATABASE_URL vælger PostgreSQL. Uden den bruges en indlejret database, som er til øvelse og små forsøg;
den kan kun bruges af ét program ad gangen.`;

export interface AskedServer {
  readonly data?: string;
  readonly kommune?: string;
  readonly practice?: boolean;
  readonly production?: boolean;
}

/** Which database a command works on, and whose it is. */
export type ServerPlace = Pick<StartOptions, 'database' | 'audience' | 'kommuneCode' | 'kommuneName'>;

/** Practice persons live in Kolding: their addresses are fictive, the kommune is not. */
const practiceKommune = '0621';

/** The place, or what is wrong with it in words. */
export function readServerPlace(asked: AskedServer, databaseUrl: string | undefined): ServerPlace | string {
  if (asked.practice === true && asked.production === true) {
    return 'Vælg enten --practice eller --production.';
  }
  const audience = asked.practice === true ? 'practice' : 'production';
  if (asked.kommune === undefined && audience === 'production') {
    return 'Angiv kommunens kode med --kommune, eller brug en øvelsesserver med --practice.';
  }
  const kommuneCode = asked.kommune ?? practiceKommune;
  const kommuneName = findKommune(kommuneCode)?.name;
  if (kommuneName === undefined) return `Der er ingen kommune med koden ${kommuneCode}.`;
  const withUrl = databaseUrl !== undefined && databaseUrl !== '';
  if (withUrl && asked.data !== undefined) return 'Vælg enten --data eller DATABASE_URL.';
  const database: DatabasePlace = withUrl
    ? { kind: 'postgresql', url: databaseUrl }
    : { kind: 'embedded', directory: asked.data ?? join('.bopael', `intake-${audience}`) };
  return { database, audience, kommuneCode, kommuneName };
}

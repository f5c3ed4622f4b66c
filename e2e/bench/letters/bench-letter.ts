import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchLetter } from './ways.ts';

export type Level = 'clean' | 'mild' | 'hard';
export const levels: readonly Level[] = ['clean', 'mild', 'hard'];

/** What a letter says of one who gets a number by it. Null where the letter does not print it. */
export interface TruePerson {
  readonly cpr: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly citizenship: string | null;
  readonly legalBasis: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly unlimited: true | null;
}

/** A letter with its true values, as `make-specimens.mjs` writes them. */
export interface TrueLetter extends BenchLetter {
  readonly kind: 'permit-letter' | 'other';
  readonly level: Level;
  readonly form: string;
  readonly layout: string;
  readonly split: string;
  readonly pages: number;
  readonly letterDate: string | null;
  readonly caseNumber: string | null;
  readonly persons: readonly TruePerson[];
}

/** All letters of a folder, in the order of their names. */
export function readTrueLetters(folder: string): readonly TrueLetter[] {
  const names = readdirSync(join(folder, 'truth')).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const truth = JSON.parse(readFileSync(join(folder, 'truth', name), 'utf8')) as TrueLetter;
    return {
      ...truth,
      id: name.replace(/\.json$/u, ''),
      files: truth.files.map((file) => join(folder, file)),
    };
  });
}

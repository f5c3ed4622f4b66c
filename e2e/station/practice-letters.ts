import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterTruth, PersonTruth } from '../specimens/truth.ts';

export const lettersFolder = new URL('../../resources/practice/letters/', import.meta.url).pathname;

/** What every practice letter truly says. */
export const practiceLetters = JSON.parse(
  readFileSync(join(lettersFolder, 'letters.json'), 'utf8'),
) as readonly LetterTruth[];

/** A file as a person has it in hand. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface PracticeLetter extends HeldFile {
  readonly truth: LetterTruth;
  readonly person: PersonTruth;
}

export function takeLetter(file: string): PracticeLetter {
  const truth = practiceLetters.find((letter) => letter.file === file);
  const person = truth?.persons[0];
  if (truth === undefined || person === undefined)
    throw new Error(`No practice letter for a person: ${file}`);
  return { ...takeFile(file), truth, person };
}

export const takeFile = (file: string): HeldFile => ({
  name: file,
  bytes: readFileSync(join(lettersFolder, file)),
});

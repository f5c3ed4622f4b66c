import { spawn } from 'node:child_process';
import type { BenchLetter } from './ways.ts';

export interface NativeRead {
  readonly milliseconds: number;
  readonly cpr: string | undefined;
  readonly validTo: string | undefined;
  readonly legalBasis: string | undefined;
}

/**
 * What a script would do: `tesseract -l dan` on one thread, and plain patterns on its text. Only for letters
 * whose files are all pictures.
 */
export async function readNatively({ files }: BenchLetter): Promise<NativeRead> {
  const from = performance.now();
  let text = '';
  for (const file of files) text += `${await recognise(file)}\n`;
  const milliseconds = performance.now() - from;
  const cpr = /(\d{6})[- ]?(\d{4})(?!\d)/u.exec(text);
  const until = /(?:til|udløber)\D{0,20}(\d{2})[.-](\d{2})[.-](\d{4})/iu.exec(text);
  const basis = /[§8$] ?(\d{1,2})( [a-q])?(?:, stk\. ?(\d))?(?:, nr\. ?(\d))?/u.exec(text);
  return {
    milliseconds,
    cpr: cpr === null ? undefined : `${cpr[1]}-${cpr[2]}`,
    validTo: until === null ? undefined : `${until[3]}-${until[2]}-${until[1]}`,
    legalBasis: basis === null ? undefined : citation(basis),
  };
}

const citation = ([, paragraph, letter = '', stk, nr]: RegExpExecArray): string =>
  `§ ${paragraph}${letter}${stk === undefined ? '' : `, stk. ${stk}`}${nr === undefined ? '' : `, nr. ${nr}`}`;

const recognise = (file: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn('tesseract', [file, '-', '-l', 'dan'], {
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });

/** Whether the machine has it, with its Danish model. */
export const hasNative = (): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn('tesseract', ['--list-langs'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    child.once('error', () => resolve(false));
    child.once('close', () => resolve(/^dan$/mu.test(text)));
  });

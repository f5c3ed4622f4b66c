import type { SignDoubt } from '../../domain/permit-letter.ts';
import { bareText, layAlong, type WordReading } from './channel.ts';

/** So many of the other models must agree against the Danish reading of a plain letter: then it is doubted. */
const agreeingShare = 0.65;

/**
 * The signs of a word that may be others: where spellings that are nearly as likely differ from it, and where most
 * models read another plain letter than the Danish one. The second is never believed, only shown.
 */
export function letterDoubts(
  word: string,
  spellings: readonly string[],
  readings: readonly WordReading[],
): readonly SignDoubt[] {
  const found = new Map<number, string[]>();
  const doubt = (at: number, sign: string): void => {
    if (sign === word[at]) return;
    const list = found.get(at) ?? [];
    if (!list.includes(sign)) list.push(sign);
    found.set(at, list);
  };
  for (const other of spellings) {
    if (other.length !== word.length) continue;
    for (let at = 0; at < word.length; at += 1) if (other[at] !== word[at]) doubt(at, other[at] ?? '');
  }
  const others = readings.filter(({ model }) => model !== 'dan').map(({ text }) => layAlong(text, word));
  for (const [at, sign] of Array.from(word).entries()) {
    const counts = new Map<string, number>();
    for (const parts of others) {
      const part = parts[at] ?? '';
      if (/^\p{L}{1,2}$/u.test(part) && bareText(part) !== bareText(sign)) {
        const key = inCaseOf(bareText(part), sign);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    for (const [part, count] of counts) if (count > others.length * agreeingShare) doubt(at, part);
  }
  return [...found].sort((a, b) => a[0] - b[0]).map(([at, instead]) => ({ at, length: 1, instead }));
}

const inCaseOf = (text: string, sign: string): string =>
  sign === sign.toLowerCase() ? text : text.slice(0, 1).toUpperCase() + text.slice(1);

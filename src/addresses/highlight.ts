import type { Highlight } from './address-register.ts';
import { foldWithOrigins } from './folding.ts';
import type { Token } from './tokens.ts';

const shortestPart = 2;

/**
 * Where the typed tokens are found in a label, merged and in order. A misspelt word is marked as far as it
 * agrees; a word that is written otherwise in the register is not marked.
 */
export function highlightsIn(label: string, tokens: readonly Token[]): readonly Highlight[] {
  const { key, origins } = foldWithOrigins(label);
  const marked = new Uint8Array(label.length);
  const startsWord = (at: number): boolean => {
    const origin = origins[at] ?? 0;
    const now = label.charAt(origin);
    const before = label.charAt(origin - 1);
    return origin === 0 || /[^\p{L}\p{N}]/u.test(before) || /\d/.test(now) !== /\d/.test(before);
  };
  const mark = (from: number, length: number): void => {
    for (let at = from; at < from + length; at += 1) marked[origins[at] ?? 0] = 1;
  };
  let from = 0;
  for (const { text, kind } of tokens) {
    let found = key.indexOf(text, from);
    if (found < 0) found = key.indexOf(text);
    while (found >= 0 && (kind === 'digits' || text.length < 3) && !startsWord(found))
      found = key.indexOf(text, found + 1);
    if (found >= 0) {
      mark(found, text.length);
      from = found + text.length;
      continue;
    }
    let common = 0;
    while (kind === 'letters' && common < text.length && text[common] === key[from + common]) common += 1;
    if (common >= shortestPart && startsWord(from)) mark(from, common);
  }
  const highlights: Highlight[] = [];
  for (let at = 0; at < label.length; at += 1) {
    if (marked[at] !== 1) continue;
    let to = at + 1;
    while (marked[to] === 1) to += 1;
    highlights.push({ from: at, to });
    at = to;
  }
  return highlights;
}

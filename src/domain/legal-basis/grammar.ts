import type { Draft, Provision } from './draft.ts';
import { type Numeral, numeralAt } from './numerals.ts';
import { findParagraphs, lettersAt, litraPairsAt } from './paragraph.ts';
import type { CitationRepair } from './provision.ts';
import type { Token } from './tokens.ts';
import {
  findAfterLitra,
  findAfterNr,
  findAfterParagraphWord,
  findAfterStk,
  isClauseEnd,
  isExplicitPart,
  isListWord,
  isPktAhead,
  isPktWord,
  isRangeWord,
  sectionSignAt,
  skipSeparators,
} from './words.ts';

export interface CitationMatch {
  readonly drafts: readonly Draft[];
  readonly next: number;
  readonly sign: 'present' | 'misread' | 'missing';
  readonly plural: boolean;
  /** The word stk. stands in it: in running text that is proof enough of a citation without its sign. */
  readonly namesStk: boolean;
}

export interface MatchOptions {
  /** The law's highest paragraph: what is beyond it is a misread sign, or no citation. */
  readonly lastParagraph: number;
  readonly insidePlural: boolean;
}

/**
 * Reads the citation that begins exactly at a piece. It only knows how citations are written; whether the
 * surroundings make it one, and of which law, is for the caller.
 */
export function matchCitation(
  tokens: readonly Token[],
  at: number,
  options: MatchOptions,
): CitationMatch | undefined {
  const sign = sectionSignAt(tokens, at);
  const plural = sign?.plural === true || options.insidePlural;
  const starts = findParagraphs(tokens, sign?.next ?? at, sign, options.lastParagraph);
  const ends = starts
    .flatMap((start) => afterParagraph(tokens, start, plural))
    .filter((draft) => isWhole(tokens, draft));
  const next = Math.max(-1, ...ends.map((draft) => draft.next));
  if (next < 0) return undefined;
  const drafts = ends.filter((draft) => draft.next === next);
  const kind = sign === undefined ? 'missing' : sign.misread ? 'misread' : 'present';
  let namesStk = false;
  for (let place = at; place < next; place += 1) namesStk ||= findAfterStk(tokens, place) !== undefined;
  return { drafts, next, sign: kind, plural, namesStk };
}

/** A reading that stops in the midst of a citation is none. */
function isWhole(tokens: readonly Token[], { next, provision }: Draft): boolean {
  const follower = tokens[next];
  if (follower === undefined) return true;
  if (isExplicitPart(tokens, skipSeparators(tokens, next))) return false;
  const after = tokens[next + 1];
  if (follower.kind === 'number' && isExplicitPart(tokens, skipSeparators(tokens, next + 1))) return false;
  const bare = provision.letter === undefined && provision.stk === undefined && provision.litra === undefined;
  if (bare && !follower.lineBreak && /^[b-hj-zæø]$/.test(follower.lower)) return false;
  return !(/^[./-]$/.test(follower.text) && follower.glued && after?.kind === 'number' && after.glued);
}

function afterParagraph(tokens: readonly Token[], start: Draft, plural: boolean): readonly Draft[] {
  const lettered = lettersAt(tokens, start);
  const pairs = litraPairsAt(tokens, start);
  const branches = [...lettered.drafts, ...pairs].flatMap((draft) => afterLetter(tokens, draft, plural));
  const without = lettered.certain || pairs.length > 0 ? [] : afterLetter(tokens, start, plural);
  return [...branches, ...without];
}

function afterLetter(tokens: readonly Token[], draft: Draft, plural: boolean): readonly Draft[] {
  const further = [
    ...pktAt(tokens, draft),
    ...stkAt(tokens, draft),
    ...nrAt(tokens, draft),
    ...litraAt(tokens, draft),
    ...bracketAt(tokens, draft),
    ...(plural ? [] : bareAt(tokens, draft)),
  ];
  return further.length === 0 ? [draft] : further.flatMap((longer) => afterLetter(tokens, longer, plural));
}

const withPart = (
  draft: Draft,
  part: Partial<Provision>,
  next: number,
  ...repairs: CitationRepair[]
): Draft => ({
  provision: { ...draft.provision, ...part },
  repairs: [...draft.repairs, ...repairs],
  next,
});

/** `1. pkt.` or `pkt. 1`, last in a citation. */
function pktAt(tokens: readonly Token[], draft: Draft): readonly Draft[] {
  if (draft.provision.pkt !== undefined) return [];
  const at = skipSeparators(tokens, draft.next);
  const first = numeralAt(tokens, at, false);
  if (first !== undefined) {
    const word = skipSeparators(tokens, first.next, 1);
    if (!isPktWord(tokens[word])) return [];
    const next = tokens[word + 1]?.text === '.' && tokens[word + 1]?.glued === true ? word + 2 : word + 1;
    return each(draft, 'pkt', first, next);
  }
  if (!isPktWord(tokens[at])) return [];
  const number = numeralAt(tokens, skipSeparators(tokens, at + 1, 1), false);
  return number === undefined ? [] : each(draft, 'pkt', number, number.next);
}

const each = (draft: Draft, key: 'stk' | 'nr' | 'pkt', numeral: Numeral, next: number): readonly Draft[] =>
  numeral.values.map(({ value, repair }) =>
    withPart(draft, { [key]: value }, next, ...(repair === undefined ? [] : [repair])),
  );

function stkAt(tokens: readonly Token[], draft: Draft): readonly Draft[] {
  const { stk, nr, pkt } = draft.provision;
  if (stk !== undefined || nr !== undefined || pkt !== undefined) return [];
  const at = skipSeparators(tokens, draft.next);
  const after = findAfterStk(tokens, at) ?? findAfterParagraphWord(tokens, at);
  return after === undefined ? [] : numbersFrom(tokens, draft, 'stk', after);
}

function nrAt(tokens: readonly Token[], draft: Draft): readonly Draft[] {
  const { stk, nr, litra, pkt } = draft.provision;
  if (nr !== undefined || litra !== undefined || pkt !== undefined) return [];
  const at = skipSeparators(tokens, draft.next);
  const after =
    findAfterNr(tokens, at) ?? (stk === undefined ? undefined : findAfterParagraphWord(tokens, at));
  return after === undefined ? [] : numbersFrom(tokens, draft, 'nr', after);
}

/** A number, or a list of them: `stk. 1 og 2`, `stk. 1, 2 og 3`, `nr. 1-3`, `stk. 1 eller stk. 2`. */
function numbersFrom(
  tokens: readonly Token[],
  draft: Draft,
  key: 'stk' | 'nr',
  at: number,
): readonly Draft[] {
  const first = numeralAt(tokens, at, false) ?? bracketedNumeralAt(tokens, at, key === 'nr');
  if (first === undefined) return [];
  const single = each(draft, key, first, first.next);
  const list = listAfter(tokens, key, first);
  if (list === undefined) return single;
  const all = list.values.map((value) => withPart(draft, { [key]: value }, list.next));
  return list.certain ? all : [...single, ...all];
}

interface NumberList {
  readonly values: readonly number[];
  readonly next: number;
  /** False for `stk. 1, 2`, where the 2 may as well be a number below stk. 1. */
  readonly certain: boolean;
}

function listAfter(tokens: readonly Token[], key: 'stk' | 'nr', first: Numeral): NumberList | undefined {
  const [start] = first.values;
  if (start === undefined || first.values.length > 1) return undefined;
  const values = [start.value];
  let next = first.next;
  let certain = false;
  for (;;) {
    const joint = tokens[next];
    const range = isRangeWord(joint);
    if (!range && !isListWord(joint) && joint?.text !== ',') break;
    let at = next + 1;
    if (joint?.text === ',' && isListWord(tokens[at])) at += 1;
    const repeated = key === 'stk' ? findAfterStk(tokens, at) : findAfterNr(tokens, at);
    const numeral = numeralAt(tokens, repeated ?? at, false);
    const value = numeral?.values[0]?.value;
    if (numeral === undefined || value === undefined || value <= (values.at(-1) ?? 0)) break;
    if (!isListEnd(tokens, numeral.next)) break;
    if (range && value - (values.at(-1) ?? 0) > 9) break;
    if (range)
      for (let between = (values.at(-1) ?? 0) + 1; between < value; between += 1) values.push(between);
    values.push(value);
    certain ||= range || isListWord(joint) || isListWord(tokens[next + 1]) || repeated !== undefined;
    next = numeral.next;
  }
  return values.length === 1 ? undefined : { values, next, certain };
}

/** Not `stk. 1 og 8, stk. 2`, `stk. 1, 1. pkt.` or `stk. 1 og 2 børn`. */
function isListEnd(tokens: readonly Token[], at: number): boolean {
  const further = skipSeparators(tokens, at);
  return (
    isClauseEnd(tokens, at) && !isPktWord(tokens[further]) && findAfterStk(tokens, further) === undefined
  );
}

function litraAt(tokens: readonly Token[], draft: Draft): readonly Draft[] {
  const { stk, nr, litra, pkt } = draft.provision;
  if ((stk === undefined && nr === undefined) || litra !== undefined || pkt !== undefined) return [];
  const at = findAfterLitra(tokens, skipSeparators(tokens, draft.next));
  const letter = at === undefined ? undefined : tokens[at];
  if (at === undefined || letter === undefined || !/^[a-zæøå]$/.test(letter.lower)) return [];
  return [withPart(draft, { litra: letter.lower }, tokens[at + 1]?.text === ')' ? at + 2 : at + 1)];
}

function bracketedNumeralAt(tokens: readonly Token[], at: number, romanFirst: boolean): Numeral | undefined {
  if (!/^[([{]$/.test(tokens[at]?.text ?? '')) return undefined;
  const numeral = numeralAt(tokens, at + 1, romanFirst);
  if (numeral === undefined || !isClosing(tokens[numeral.next])) return undefined;
  return { ...numeral, next: numeral.next + 1 };
}

const isClosing = (token: Token | undefined): boolean => /^[)\]}]$/.test(token?.text ?? '');

/** `(1)`, `(i)`, `(IV)`: first the stk., then the nr. in Roman numerals, then the litra. */
function bracketAt(tokens: readonly Token[], draft: Draft): readonly Draft[] {
  const { letter, stk, nr, litra, pkt } = draft.provision;
  const open = tokens[draft.next]?.text === ',' ? draft.next + 1 : draft.next;
  if ((litra !== undefined && stk !== undefined) || pkt !== undefined || nr !== undefined) {
    return nr !== undefined && litra === undefined && pkt === undefined
      ? bracketedLitraAt(tokens, draft, open)
      : [];
  }
  const key = stk === undefined ? 'stk' : 'nr';
  const numeral = bracketedNumeralAt(tokens, open, key === 'nr');
  // A stk. is Arabic. A dotted i is not its misread 1, unless it is all there is.
  if (numeral === undefined || (key === 'stk' && letter !== undefined && tokens[open + 1]?.text === 'i')) {
    return key === 'nr' ? bracketedLitraAt(tokens, draft, open) : [];
  }
  const more = isListWord(tokens[numeral.next])
    ? bracketedNumeralAt(tokens, numeral.next + 1, key === 'nr')
    : undefined;
  if (more === undefined) return each(draft, key, numeral, numeral.next);
  return [numeral, more].flatMap((one) => each(draft, key, one, more.next));
}

function bracketedLitraAt(tokens: readonly Token[], draft: Draft, open: number): readonly Draft[] {
  const inside = tokens[open + 1];
  if (!/^[([{]$/.test(tokens[open]?.text ?? '') || !isClosing(tokens[open + 2])) return [];
  return /^[a-zæøå]$/i.test(inside?.text ?? '')
    ? [withPart(draft, { litra: inside?.lower ?? '' }, open + 3)]
    : [];
}

/** `§9,1,1`, `§ 7.3`, `9c/1`: numbers with nothing to say what they are but their order. */
function bareAt(tokens: readonly Token[], draft: Draft): readonly Draft[] {
  const { stk, nr, litra, pkt } = draft.provision;
  if (nr !== undefined || litra !== undefined || pkt !== undefined) return [];
  const joint = tokens[draft.next];
  const separated = /^[,./]$/.test(joint?.text ?? '');
  const at = separated ? draft.next + 1 : draft.next;
  const number = tokens[at];
  if (number?.lineBreak === true || joint?.lineBreak === true) return [];
  // A full stop or a slash joins only what touches it: `§ 7. 3 måneder`.
  if (separated && joint?.text !== ',' && !(joint?.glued === true && number?.glued === true)) return [];
  const numeral = numeralAt(tokens, at, false);
  if (numeral === undefined || number === undefined || numeral.next !== at + 1) return [];
  if (!/^(?:\d|[lI|])$/.test(number.text) || !isClauseEnd(tokens, numeral.next)) return [];
  // A spaced letter after stk. is rather the next word than a number.
  if (stk !== undefined && number.kind === 'word' && !separated) return [];
  if (isPktAhead(tokens, at)) return [];
  return each(draft, stk === undefined ? 'stk' : 'nr', numeral, numeral.next).map((longer) => ({
    ...longer,
    repairs: [...longer.repairs, 'separators-missing' as const],
  }));
}

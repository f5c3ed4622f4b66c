import type { Token } from './tokens.ts';

/** What stands between the parts of a citation. */
export const isSeparator = (token: Token | undefined): boolean =>
  token !== undefined && /^[,.;:]$/.test(token.text);

export function skipSeparators(tokens: readonly Token[], at: number, most = 2): number {
  let next = at;
  while (next < at + most && isSeparator(tokens[next])) next += 1;
  return next;
}

const sectionWords = new Set([
  'paragraf',
  'paragraffen',
  'paragraffens',
  'paragrafferne',
  'paragraph',
  'par',
  'pgf',
  'section',
  'sections',
  'sec',
  'sect',
]);

/** Signs and letters that OCR and broken PDF fonts print for §. The digits 8 and 5 are judged apart. */
const misreadSigns = /^(?:[$&ßşš]|s{1,2})$/iu;

export interface SectionSign {
  readonly next: number;
  readonly misread: boolean;
  /** `§§`: several provisions follow. */
  readonly plural: boolean;
}

export function sectionSignAt(tokens: readonly Token[], at: number): SectionSign | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'sign') {
    const doubled = tokens[at + 1]?.kind === 'sign';
    const last = doubled ? at + 1 : at;
    return {
      next: tokens[last + 1]?.text === '.' ? last + 2 : last + 1,
      misread: false,
      plural: doubled || token.text.length > 1,
    };
  }
  if (token.kind === 'word' && sectionWords.has(token.lower)) {
    const next = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
    return { next, misread: false, plural: /^sections$|erne$/.test(token.lower) };
  }
  if (misreadSigns.test(token.text)) return { next: at + 1, misread: true, plural: /^ss$/i.test(token.text) };
  return undefined;
}

const stkWords = /^(?:s[tl]k|sik|stx|stck|styk|stykke[rt]?|subsections?|subsec)$/;
/** `stk` with a gap or a line break in it. */
const brokenStk = [
  ['st', 'k'],
  ['s', 'tk'],
  ['s', 't', 'k'],
];

/** After the word `stk.`, in any of its prints; undefined where it does not stand here. */
export function findAfterStk(tokens: readonly Token[], at: number): number | undefined {
  if (stkWords.test(tokens[at]?.lower ?? '')) return skipSeparators(tokens, at + 1);
  for (const parts of brokenStk) {
    let next = at;
    const whole = parts.every((part) => {
      if (next > at && /^[-.]$/.test(tokens[next]?.text ?? '')) next += 1;
      next += 1;
      return tokens[next - 1]?.lower === part;
    });
    if (whole) return skipSeparators(tokens, next);
  }
  return undefined;
}

/** After the word `nr.`; `mr` and `nt` are what OCR makes of it. */
export function findAfterNr(tokens: readonly Token[], at: number): number | undefined {
  if (/^(?:nr|mr|nt|nummer|numre|no)$/.test(tokens[at]?.lower ?? '')) return skipSeparators(tokens, at + 1);
  const broken = tokens[at]?.lower === 'n' && tokens[at + 1]?.lower === 'r';
  return broken ? skipSeparators(tokens, at + 2) : undefined;
}

export function findAfterLitra(tokens: readonly Token[], at: number): number | undefined {
  return /^(?:litra|litr|lit)$/.test(tokens[at]?.lower ?? '') ? skipSeparators(tokens, at + 1, 1) : undefined;
}

/** The word `paragraph` within an English citation: its stk., or below a stk. its nr. */
export const findAfterParagraphWord = (tokens: readonly Token[], at: number): number | undefined =>
  tokens[at]?.lower === 'paragraph' ? at + 1 : undefined;

/** `1. og 2. pkt.`: the numbers here are of sentences. */
export function isPktAhead(tokens: readonly Token[], at: number): boolean {
  let next = at;
  while (next < at + 7 && /^(?:[.,-]|og|eller|til|\d)$/.test(tokens[next]?.lower ?? '')) next += 1;
  return next > at && isPktWord(tokens[next]);
}

export const isPktWord = (token: Token | undefined): boolean =>
  /^(?:pkt|pkts|punktum|sentence)$/.test(token?.lower ?? '');

export const isExplicitPart = (tokens: readonly Token[], at: number): boolean =>
  findAfterStk(tokens, at) !== undefined ||
  findAfterNr(tokens, at) !== undefined ||
  findAfterLitra(tokens, at) !== undefined;

/** Words that join citations, or their numbers, to one another. */
const connectors = new Set([
  'og',
  'eller',
  'samt',
  'and',
  'or',
  'til',
  'to',
  'jf',
  'jfr',
  'jævnfør',
  'cf',
  'sammenholdt',
]);
export const isConnector = (token: Token | undefined): boolean => connectors.has(token?.lower ?? '');
export const isListWord = (token: Token | undefined): boolean =>
  /^(?:og|eller|samt|and|or)$/.test(token?.lower ?? '');
export const isRangeWord = (token: Token | undefined): boolean => /^(?:til|to|-)$/.test(token?.lower ?? '');

/**
 * Whether a bare number before this place can belong to a citation: what follows is the clause's end, or
 * more of a citation. Keeps `§ 7, 3 måneder` and dates out.
 */
export function isClauseEnd(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'sign' || isConnector(token) || isExplicitPart(tokens, at))
    return true;
  if (/^(?:i|of|in|under)$/.test(token.lower)) return true;
  if (!/^[,.;:)(\]/?]$/.test(token.text)) return false;
  const after = tokens[at + 1];
  return !(token.glued && after?.kind === 'number' && after.glued && after.text.length > 1);
}

/** A piece of a citation. Offsets are those of the text as given, in UTF-16 units. */
export interface Token {
  readonly kind: 'sign' | 'word' | 'number' | 'mark';
  /** As printed; full-width digits and odd dashes made plain. */
  readonly text: string;
  /** Lower case. */
  readonly lower: string;
  readonly from: number;
  readonly to: number;
  /** No space between this piece and the one before it. */
  readonly glued: boolean;
  /** It begins a new line. */
  readonly lineBreak: boolean;
}

const piece = /§+|\p{L}+|\d+|[^\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Words that OCR and hasty typing run together with their neighbour: `stkl`, `cstk`. */
const runTogether = [/^(s[tl]k|nr)([il]{1,3})$/i, /^([a-q])(stk|nr)$/i];

export function tokensOf(text: string): readonly Token[] {
  const plain = plainSameLength(text);
  const tokens: Token[] = [];
  let end = -1;
  const add = (kind: Token['kind'], from: number, to: number): void => {
    const own = plain.slice(from, to);
    const lineBreak = end >= 0 && /[\n\r\u2028]/.test(plain.slice(end, from));
    tokens.push({ kind, text: own, lower: own.toLowerCase(), from, to, glued: from === end, lineBreak });
    end = to;
  };
  for (const match of plain.matchAll(piece)) {
    const from = match.index;
    const to = from + match[0].length;
    const kind = kindOf(match[0]);
    const split = kind === 'word' ? findSplit(match[0]) : undefined;
    if (split === undefined) add(kind, from, to);
    else {
      add('word', from, from + split);
      add('word', from + split, to);
    }
  }
  return tokens;
}

/** Every sign is replaced by one of the same length, so that the offsets stay true. */
const plainSameLength = (text: string): string =>
  text
    .replace(/[\uFF10-\uFF19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-');

function kindOf(text: string): Token['kind'] {
  if (text.startsWith('§')) return 'sign';
  if (/^\d/.test(text)) return 'number';
  return /^\p{L}/u.test(text) ? 'word' : 'mark';
}

function findSplit(word: string): number | undefined {
  for (const pattern of runTogether) {
    const first = pattern.exec(word)?.[1];
    if (first !== undefined) return first.length;
  }
  return undefined;
}

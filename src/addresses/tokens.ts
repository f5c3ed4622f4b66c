import { fold } from './folding.ts';

/** A run of digits or of letters as typed. */
export interface Token {
  readonly kind: 'digits' | 'letters';
  /** Folded; digits as they are. */
  readonly text: string;
  /** What stands between it and the token before: nothing, a comma (or a line break), a hyphen or slash, or other signs. */
  readonly joint: 'glued' | 'comma' | 'hyphen' | 'space';
  /** A full stop stands behind the letters: they may be short for a word. */
  readonly dotted?: true;
}

export interface TypedText {
  readonly tokens: readonly Token[];
  /** True where the last token may be half typed: the text ends in it. */
  readonly open: boolean;
  /** The text as it was typed, for telling ø from o. */
  readonly raw: string;
}

/** Longer than any address; what is pasted beyond it is not read. */
const longest = 120;

export function readTyped(text: string): TypedText {
  const typed = text.normalize('NFC').slice(0, longest);
  const tokens: Token[] = [];
  let end = 0;
  let last = 0;
  for (const match of typed.matchAll(/\p{N}+|[\p{L}\p{M}]+(?:['’´`][\p{L}\p{M}]+)*/gu)) {
    const between = typed.slice(end, match.index);
    const digits = /^\d+$/.test(match[0]);
    const folded = digits ? match[0] : fold(match[0]);
    last = match.index + match[0].length;
    if (folded === '') continue;
    const joint = /[,;\n]/.test(between)
      ? 'comma'
      : /^\s*[-–/]\s*$/.test(between)
        ? 'hyphen'
        : between === '' && end > 0
          ? 'glued'
          : 'space';
    const isDotted = !digits && typed[last] === '.';
    tokens.push({
      kind: digits ? 'digits' : 'letters',
      text: folded,
      joint,
      ...(isDotted ? { dotted: true } : {}),
    });
    end = last;
  }
  return { tokens, open: tokens.length > 0 && last === typed.length, raw: typed };
}

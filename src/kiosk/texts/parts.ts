/** What a text consists of: words, a Danish term, or something that was filled in. */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  /** Danish in every language, and left to right in every script. */
  | { readonly kind: 'term'; readonly text: string }
  /** A number or the like: left to right in every script. */
  | { readonly kind: 'value'; readonly text: string };

export type Values = Readonly<Record<string, string | number>>;

/** Takes a text apart. A value that the text asks for and nobody gives is a bug. */
export function partsOf(text: string, values: Values = {}): readonly TextPart[] {
  return text
    .split(/(\[\[[^\]]+\]\]|\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('[[')) return { kind: 'term', text: piece.slice(2, -2) };
      if (!/^\{\w+\}$/.test(piece)) return { kind: 'words', text: piece };
      const value = values[piece.slice(1, -1)];
      if (value === undefined) throw new Error(`Nothing was given for ${piece}`);
      return { kind: 'value', text: String(value) };
    });
}

/** The text as it is said aloud or told to a screen reader. */
export const plainText = (text: string, values: Values = {}): string =>
  partsOf(text, values)
    .map((part) => part.text)
    .join('');

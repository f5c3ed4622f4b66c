/** Places of one kind that are looked at. Letters have a few of each; what has more is made to cost time. */
export const mostMatches = 1000;

/** The first matches of a pattern in a text, in order. */
export function* matchesIn(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  let count = 0;
  for (const match of text.matchAll(pattern)) {
    if (count === mostMatches) return;
    count += 1;
    yield match;
  }
}

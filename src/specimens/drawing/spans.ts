import type { Weight } from './page-drawing.ts';

/** What a printed text tells, so that the truth knows where it stands. */
export interface Mark {
  /**
   * The person's place in the truth's list, `all` for what is told of all of them at once; undefined for
   * what the letter tells of itself or of others.
   */
  readonly person?: number | 'all';
  readonly fact: string;
}

/** A stretch of text in one manner. */
export interface Span {
  readonly text: string;
  readonly weight?: Weight;
  readonly mark?: Mark;
  /** Never broken over two lines. */
  readonly whole?: boolean;
}

export type Slots = Readonly<Record<string, Span | undefined>>;

/** Fills `Dit CPR-nummer er {cpr}.`; a slot without a span is a bug in the sentence. */
export function fillSlots(sentence: string, slots: Slots): readonly Span[] {
  const spans: Span[] = [];
  for (const part of sentence.split(/(\{\w+\})/u)) {
    const name = /^\{(\w+)\}$/u.exec(part)?.[1];
    // `1. pkt.` at a sentence's end has its full stop already.
    const text = spans.at(-1)?.text.endsWith('.') === true ? part.replace(/^\./u, '') : part;
    const span = name === undefined ? { text } : slots[name];
    if (span === undefined) throw new Error(`Nothing to print for ${part} in "${sentence}"`);
    if (span.text !== '') spans.push(span);
  }
  return spans;
}

/** Whether all slots of a sentence can be filled. */
export const canFill = (sentence: string, slots: Slots): boolean =>
  [...sentence.matchAll(/\{(\w+)\}/gu)].every((match) => slots[match[1] ?? ''] !== undefined);

export const inBold = (spans: readonly Span[]): readonly Span[] =>
  spans.map((span) => ({ ...span, weight: 'bold' }));

/** Sentences after one another; those that say nothing are left out. */
export const joinSpans = (sentences: readonly (readonly Span[])[], between = ' '): readonly Span[] =>
  sentences
    .filter((spans) => spans.length > 0)
    .flatMap((spans, index) => (index === 0 ? spans : [{ text: between }, ...spans]));

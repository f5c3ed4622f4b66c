import type { Certainty, FieldReading } from '../../domain/permit-letter.ts';
import { printedBetween, type TextView, wordsBetween } from '../text/letter-text.ts';
import { agreedText, boxAround, type LetterWord } from '../text/page-text.ts';

/** A value that some rule found at some place, with how well the place speaks for it. */
export interface Candidate<Value> {
  readonly value: Value;
  readonly raw: string;
  readonly words: readonly LetterWord[];
  /** Larger is better; candidates of the same value at different places add up. */
  readonly score: number;
  readonly rule: string;
}

export function candidateAt<Value>(
  view: TextView,
  stretch: { readonly from: number; readonly to: number },
  found: { readonly value: Value; readonly score: number; readonly rule: string },
): Candidate<Value> {
  return {
    ...found,
    raw: printedBetween(view, stretch.from, stretch.to),
    words: wordsBetween(view, stretch.from, stretch.to),
  };
}

const meanConfidence = (words: readonly LetterWord[]): number =>
  words.length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence, 0) / words.length;

/** Candidates that stand on the same words are one place, however many rules and views found them. */
function distinctPlaces<Value>(candidates: readonly Candidate<Value>[]): readonly Candidate<Value>[] {
  const places: Candidate<Value>[] = [];
  const taken = new Set<LetterWord>();
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
    if (candidate.words.some((word) => taken.has(word))) continue;
    places.push(candidate);
    for (const word of candidate.words) taken.add(word);
  }
  return places;
}

/** A letter tells a fact a few times. What tells it hundreds of times is none, and is not gone through to the end. */
export const mostCandidates = 300;

/** The best of very many candidates, in the order found. */
export function foremost<Some extends { readonly score: number }>(found: readonly Some[]): readonly Some[] {
  if (found.length <= mostCandidates) return found;
  const best = new Set([...found].sort((a, b) => b.score - a.score).slice(0, mostCandidates));
  return found.filter((one) => best.has(one));
}

/** How a chosen value was found. */
export interface Found {
  /** How many places say it. */
  readonly places: number;
  /** The score of the best of them. */
  readonly score: number;
  /** Other places say something else, nearly as well. */
  readonly contradicted: boolean;
}

/** What a label or a plain sentence names scores this; less is inferred from where it stands. */
export const plainlySaid = 4;

export interface ChooseOptions<Value> {
  readonly sameValue: (left: Value, right: Value) => boolean;
  /** Judges what the choice proves; by default two places that agree and nobody who contradicts. */
  readonly certainty?: (found: Found, fromFile: boolean) => Certainty;
}

const usualCertainty = ({ places, score, contradicted }: Found, fromFile: boolean): Certainty =>
  !contradicted && (places >= 2 || (fromFile && score >= plainlySaid)) ? 'sure' : 'look';

/** Further readings of the place say otherwise than the first, which stays in the evidence. */
const isMended = (words: readonly LetterWord[]): boolean =>
  words.some((word) => agreedText(word) !== word.text);

/** The value that the most and best places speak for. */
export function chooseField<Value>(
  candidates: readonly Candidate<Value>[],
  fromFile: boolean,
  options: ChooseOptions<Value>,
): FieldReading<Value> | undefined {
  const groups: Candidate<Value>[][] = [];
  for (const candidate of foremost(candidates)) {
    const group = groups.find(
      (members) => members[0] !== undefined && options.sameValue(members[0].value, candidate.value),
    );
    if (group === undefined) groups.push([candidate]);
    else group.push(candidate);
  }
  const ranked = groups
    .map((members) => {
      const places = distinctPlaces(members);
      return { places, score: places.reduce((sum, place) => sum + place.score, 0) };
    })
    .sort((a, b) => b.score - a.score);
  const best = ranked[0];
  const place = best?.places[0];
  if (best === undefined || place === undefined) return undefined;
  const rivals = ranked.slice(1);
  const contradicted = rivals.some((rival) => rival.score > best.score * 0.5);
  const judge = options.certainty ?? usualCertainty;
  const box = boxAround(place.words);
  return {
    value: place.value,
    raw: place.raw,
    confidence: meanConfidence(place.words),
    certainty: isMended(place.words)
      ? 'look'
      : judge({ places: best.places.length, score: place.score, contradicted }, fromFile),
    ...(box === undefined ? {} : { box }),
    rule: place.rule,
    runnersUp: rivals.flatMap((rival) => rival.places.slice(0, 1).map((other) => other.value)),
  };
}

/** The text just before a place, no further back than its paragraph. */
export function textBefore(view: TextView, from: number, length: number): string {
  const before = view.match.slice(Math.max(0, from - length), from);
  const paragraph = before.lastIndexOf('\n\n');
  return paragraph < 0 ? before : before.slice(paragraph + 2);
}

/** The text just after a place, no further than its paragraph. */
export function textAfter(view: TextView, to: number, length: number): string {
  const after = view.match.slice(to, to + length);
  const paragraph = after.indexOf('\n\n');
  return paragraph < 0 ? after : after.slice(0, paragraph);
}

import type { Chance } from '../chance.ts';
import { canFill, fillSlots, type Slots, type Span } from '../drawing/spans.ts';

/** Sentences that say the same. */
export type Phrases = readonly string[];

/** One of the sentences, with what it tells filled in; nothing where none can be filled. */
export function say(phrases: Phrases, slots: Slots, chance: Chance): readonly Span[] {
  const usable = phrases.filter((sentence) => canFill(sentence, slots));
  return usable.length === 0 ? [] : fillSlots(chance.pick(usable), slots);
}

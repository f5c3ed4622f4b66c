import type { Chance } from '../chance.ts';
import { canFill, fillSlots, type Slots, type Span } from '../drawing/spans.ts';
import type { Split } from '../specimen.ts';

/** Sentences that say the same; a part of them is never used where a reader may be tuned. */
export interface Phrases {
  readonly work: readonly string[];
  readonly heldBack: readonly string[];
}

/** One of the sentences, with what it tells filled in. */
export function say(phrases: Phrases, slots: Slots, split: Split, chance: Chance): readonly Span[] {
  const usable = (split === 'work' ? phrases.work : phrases.heldBack).filter((sentence) =>
    canFill(sentence, slots),
  );
  return usable.length === 0 ? [] : fillSlots(chance.pick(usable), slots);
}

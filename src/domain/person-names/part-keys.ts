import { articleReadings, unjoin, withoutArticle } from './compounds.ts';
import { consonantsOf, isLongKey, isShortKey, keyOf, keysOf, skeletonOf } from './sound-key.ts';
import { neighboursOf } from './sound-neighbours.ts';
import { type Sound, soundsOf } from './sounds.ts';

/** The key under which a part of a name is kept. */
export const keyOfPart = (part: string): string => keyOf(soundsOf(withoutArticle(unjoin(part))));

/** What a part may have been kept as by others. */
export interface LikelyKeys {
  readonly keys: ReadonlySet<string>;
  /** What these come down to. */
  readonly skeletons: ReadonlySet<string>;
}

/**
 * The keys under which the same part may have been kept: as it is heard, with its vowels taken one for another,
 * and with one sound written otherwise. `bold`: with an article more or less, and in longer words, which few
 * others resemble, with two sounds.
 */
export function keysLike(part: string, bold: boolean): LikelyKeys {
  const keys = new Set<string>();
  const skeletons = new Set<string>();
  const seen = new Set<string>();
  const add = (...all: readonly string[]): void => {
    for (const key of all) keys.add(key);
    // Vowels make no difference to it.
    if (all[0] !== undefined) skeletons.add(skeletonOf(all[0]));
  };
  const plain = unjoin(part);
  for (const word of bold ? articleReadings(plain) : [withoutArticle(plain)]) {
    const sounds: readonly Sound[] = soundsOf(word);
    const own = keysOf(sounds);
    add(...own);
    // An article put before it is change enough.
    if (word.length > plain.length) continue;
    const count = consonantsOf(sounds);
    for (const near of neighboursOf(sounds)) {
      // With one consonant, no other may take its place; it may be none, or no longer alone: Maja, Maya.
      if (count <= 1 && near.mild !== true && consonantsOf(near.sounds) === count) continue;
      add(...keysOf(near.sounds));
      if (!bold || isShortKey(own[0])) continue;
      for (const far of neighboursOf(near.sounds, near.put)) {
        const name = far.sounds.join(' ');
        if (seen.has(name)) continue;
        seen.add(name);
        const key = keyOf(far.sounds);
        if (isLongKey(key)) add(...keysOf(far.sounds));
        else if (!isShortKey(key)) add(key);
      }
    }
  }
  return { keys, skeletons };
}

/** The consonants alone, roughly: what the key comes down to. */
export const skeletonOfPart = (part: string): string => skeletonOf(keyOfPart(part));

import { abbreviate } from './abbreviations.ts';
import type { Seeded } from './seeded.ts';
import { changed, innerLetters, replaceAt, type Slips } from './slips.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzæøå'.split('');
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ø/gi, 'o'],
  [/å/gi, 'a'],
  [/æ/gi, 'e'],
  [/v/g, 'w'],
  [/k/g, 'c'],
  [/ks/g, 'x'],
  [/s/g, 'z'],
  [/f/g, 'ph'],
];
const lastWord = /(vej|gade|allé|alle|stræde|vænget|vænge|parken|stien|bakken|svinget|torv|haven|plads)$/;

/** Random letters in random places; what search and ranking are tuned on. */
export function createTuningSlips(chance: Seeded): Slips {
  const one = (name: string): string =>
    changed(name, () => {
      const at = chance.pick(innerLetters(name));
      const kind = chance.between(0, 3);
      if (kind === 0) return replaceAt(name, at, 1, chance.pick(letters));
      if (kind === 1) return replaceAt(name, at, 0, chance.pick(letters));
      if (kind === 2) return replaceAt(name, at, 1, '');
      return replaceAt(name, at, 2, name.charAt(at + 1) + name.charAt(at));
    });
  const asItSounds = (name: string): string => {
    const fitting = sounds.filter(([sound]) => name.slice(1).search(sound) >= 0);
    if (fitting.length === 0) return one(one(name));
    const [sound, written] = chance.pick(fitting);
    return name.charAt(0) + name.slice(1).replace(sound, written);
  };
  return {
    one,
    hard(name) {
      const kind = chance.between(0, 3);
      if (kind === 0) return one(one(name));
      if (kind === 1) return asItSounds(name);
      if (kind === 2 && lastWord.test(name)) return name.replace(lastWord, (word) => `${word.charAt(0)}.`);
      return changed(name, () => replaceAt(name, 0, 1, chance.pick(letters)));
    },
    plain: (name) =>
      name
        .replaceAll('æ', 'ae')
        .replaceAll('ø', 'oe')
        .replaceAll('å', 'aa')
        .replaceAll('Æ', 'Ae')
        .replaceAll('Ø', 'Oe')
        .replaceAll('Å', 'Aa'),
    abbreviated: (name) => abbreviate(name, 'tuning', (ways) => chance.pick(ways)),
    split: (name) =>
      lastWord.test(name)
        ? name.replace(lastWord, ' $1')
        : replaceAt(name, Math.floor(name.length / 2), 0, ' '),
    joined: (name, houseNumber) => `${name.replaceAll(/[ .]/g, '')}${houseNumber}`.toLowerCase(),
    floor(floor) {
      if (floor === 'st') return chance.pick(['stuen', 'st.']);
      if (floor === 'kl') return chance.pick(['kld.', 'kl.']);
      return /^\d/.test(floor) ? `${floor}. sal` : floor;
    },
    numbered: (houseNumber) => `nr. ${houseNumber}`,
    range: (from, to) => `${from}-${to}`,
  };
}

import { abbreviate } from './abbreviations.ts';
import type { Seeded } from './seeded.ts';
import { changed, innerLetters, replaceAt, type Slips } from './slips.ts';

/** The rows of a Danish keyboard. */
const rows = ['qwertyuiopå', 'asdfghjklæø', 'zxcvbnm'];

function neighboursOf(letter: string): readonly string[] {
  const lower = letter.toLowerCase();
  const row = rows.findIndex((keys) => keys.includes(lower));
  const at = rows[row]?.indexOf(lower) ?? -1;
  const around = [
    rows[row]?.charAt(at - 1),
    rows[row]?.charAt(at + 1),
    rows[row - 1]?.charAt(at),
    rows[row + 1]?.charAt(at),
  ];
  const keys = around.filter((key) => key !== undefined && key !== '');
  return at < 0 || keys.length === 0 ? [letter] : (keys as string[]);
}

/** Letters that are not heard, and sounds that are written in two ways. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/nd/g, 'nn'],
  [/ld/g, 'll'],
  [/hv/g, 'v'],
  [/hj/g, 'j'],
  [/rd/g, 'r'],
  [/eg/g, 'ej'],
  [/ej/g, 'aj'],
  [/øj/g, 'oj'],
  [/av/g, 'au'],
  [/ov/g, 'åv'],
  [/ds/g, 's'],
  [/e(?=r)/g, 'æ'],
  [/b(?=\p{L}*e)/gu, 'p'],
  [/y/g, 'ø'],
  [/g(?!a)/g, 'k'],
  [/o(?=[lmnr])/g, 'å'],
];

/** Neighbouring keys, letters twice or left out, other sounds: what ranking is judged on and never tuned on. */
export function createHeldOutSlips(chance: Seeded): Slips {
  const one = (name: string): string =>
    changed(name, () => {
      const at = chance.pick(innerLetters(name));
      const here = name.charAt(at);
      const kind = chance.between(0, 4);
      if (kind === 0) return replaceAt(name, at, 1, chance.pick(neighboursOf(here)));
      if (kind === 1) return replaceAt(name, at, 0, chance.pick(neighboursOf(here)));
      if (kind === 2) return replaceAt(name, at, 0, here);
      // One of two equal letters, else one that is easily passed over.
      if (kind === 3) return name.replace(/(\p{L})\1/u, '$1');
      return /[dehgrt]/.test(here) ? replaceAt(name, at, 1, '') : name;
    });
  const asItSounds = (name: string): string => {
    const fitting = sounds.filter(([sound]) => name.slice(1).search(sound) >= 0);
    if (fitting.length === 0) return one(one(name));
    const [sound, written] = chance.pick(fitting);
    return name.charAt(0) + name.slice(1).replace(sound, written);
  };
  /** As people chop who are in a hurry: the last word goes, or most vowels do. */
  const chopped = (name: string): string =>
    chance.chance(0.5) && /\S{3,} \p{L}+$/u.test(name)
      ? name.replace(/ \p{L}+$/u, '')
      : name.charAt(0) + name.slice(1).replace(/[aeiouyæøå](?=\p{L}{1,3}$)/gu, '');
  return {
    one,
    hard(name) {
      const kind = chance.between(0, 3);
      if (kind === 0) return one(one(name));
      if (kind === 1) return asItSounds(name);
      if (kind === 2) return chopped(name);
      return changed(name, () => replaceAt(name, 0, 1, chance.pick(neighboursOf(name.charAt(0)))));
    },
    // Some have only some of the keys, or a Swedish keyboard.
    plain(name) {
      const lower = name.toLowerCase();
      const kind = chance.between(0, 2);
      if (kind === 0) return lower.replaceAll('æ', 'ä').replaceAll('ø', 'ö');
      if (kind === 1) return lower.replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
      return lower.replaceAll('å', 'aa').replaceAll('ø', 'oe');
    },
    abbreviated: (name) => abbreviate(name, 'heldOut', (ways) => chance.pick(ways)),
    split: (name) =>
      replaceAt(name, chance.between(3, Math.max(3, name.length - 3)), 0, chance.pick([' ', '-'])),
    joined: (name, houseNumber) => `${name.replaceAll(/[ .-]/g, '')}${houseNumber}`,
    floor(floor) {
      if (floor === 'st') return chance.pick(['stue', 'stueetagen']);
      if (floor === 'kl') return chance.pick(['kælder', 'kælderen']);
      return /^\d/.test(floor) ? chance.pick([`${floor}.sal`, `${floor} etage`, `${floor}. et.`]) : floor;
    },
    numbered: (houseNumber) =>
      chance.pick([`nr ${houseNumber}`, `nr.${houseNumber}`, `nummer ${houseNumber}`]),
    range: (from, to) => chance.pick([`${from} - ${to}`, `${from}/${to}`, `${from}–${to}`]),
  };
}

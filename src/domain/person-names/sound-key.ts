import { isVowelSound, type Sound } from './sounds.ts';

/**
 * Keys of what a word sounds like. Equal keys are taken for one name. A long word is known by its consonants,
 * roughly; the fewer they are, the more its vowels count: `mohammed` and `muhamad` have one key, `hassan` and
 * `hussein` have two.
 */

/** The sounds of long words, by kind. Marked letters have kinds of their own, between those they stand for. */
const rough: Readonly<Record<Sound, string>> = {
  c: 'k',
  q: 'k',
  kh: 'k',
  gh: 'g',
  ğ: 'g',
  x: 'ks',
  z: 's',
  ts: 's',
  ş: 'ş',
  ž: 'ž',
  sh: 'S',
  ch: 'S',
  tch: 'S',
  zh: 'S',
  j: 'S',
  dj: 'S',
  ç: 'ç',
  d: 't',
  th: 't',
  dh: 't',
  b: 'p',
  ph: 'p',
  v: 'f',
};

/** Those of short words, where they have no class of their own. */
const fine: Readonly<Record<Sound, string>> = { q: 'k', ğ: 'g', dj: 'j' };

/** From so many consonants on a word is long. */
const long = 4;

type Keys = readonly [own: string, ...alike: string[]];

/** The word's own key, and after it those with its vowels taken for others. */
export const keysOf = (sounds: readonly Sound[]): Keys => makeKeys(sounds, true);

/** The word's own key alone. */
export const keyOf = (sounds: readonly Sound[]): string => makeKeys(sounds, false)[0];

function makeKeys(given: readonly Sound[], alike: boolean): Keys {
  const last = given.at(-2);
  // A last h after a vowel is not said.
  const silent = given.at(-1) === 'h' && last !== undefined && isVowelSound(last);
  const sounds = silent ? [...given.slice(0, -2), last === '_e' || last === '_i' ? '_a' : last] : given;
  const consonants = consonantsOf(sounds);
  return consonants >= long ? longKeys(sounds, consonants) : shortKeys(sounds, consonants, alike);
}

export function consonantsOf(sounds: readonly Sound[]): number {
  let count = 0;
  for (const sound of sounds) if (!isVowelSound(sound)) count += 1;
  return count;
}

/** One or two consonants: little to know a name by. */
export const isShortKey = (key: string): boolean => /^[012]/.test(key);

export const isLongKey = (key: string): boolean => key.startsWith('4');

function longKeys(sounds: readonly Sound[], consonants: number): Keys {
  const isWeak = (sound: Sound, at: number): boolean => sound === 'h' && at > 0;
  const heard = consonants - sounds.filter(isWeak).length;
  let key = '4';
  let before = '';
  sounds.forEach((sound, at) => {
    if (!isVowelSound(sound) && !isWeak(sound, at)) {
      const kind = rough[sound] ?? sound;
      if (kind !== before) key += kind;
      before = kind;
      return;
    }
    before = '';
    if (!isVowelSound(sound)) return;
    if (at === 0) key += '*';
    // Muhammad and Mahmoud have the same consonants.
    else if (heard <= long && at < sounds.length - 1 && /[ouöü]/.test(sound)) key += 'u';
  });
  const [own, ...alike] = endingsLike(sounds.at(-1));
  return [key + own, ...alike.map((ending) => key + ending)];
}

/** With three consonants a vowel may be left out, and the last one counts as an ending. */
function shortKeys(sounds: readonly Sound[], consonants: number, alike: boolean): Keys {
  const three = consonants === 3;
  const slots: Keys[] = [[String(consonants)]];
  let seen = 0;
  sounds.forEach((sound, at) => {
    const before = sounds[at - 1];
    if (!isVowelSound(sound)) {
      if (three && before !== undefined && !isVowelSound(before)) slots.push(['', 'e', 'i']);
      slots.push([`${fine[sound] ?? sound}.`]);
      seen += 1;
    } else if (three && at === sounds.length - 1) {
      slots.push(endingsLike(sound));
    } else {
      slots.push(vowelsLike(sound.slice(1), three && seen > 0));
    }
  });
  const own = slots.map(([first]) => first).join('');
  return alike ? [own, ...otherwise(slots).filter((key) => key !== own)] : [own];
}

/** All ways to fill the slots, save that who writes e for a does not write a for e as well. */
function otherwise(slots: readonly Keys[]): readonly string[] {
  const found: string[] = [];
  const fill = (at: number, key: string, taken: readonly string[]): void => {
    const slot = slots[at];
    if (slot === undefined) {
      found.push(key);
      return;
    }
    const [own, ...others] = slot;
    fill(at + 1, key + own, taken);
    for (const other of others) {
      if (!taken.includes(`${other}>${own}`)) fill(at + 1, key + other, [...taken, `${own}>${other}`]);
    }
  };
  fill(0, '', []);
  return found;
}

/** Vowels by kind, each with those that others write for it. */
const alikeVowels: Readonly<Record<string, Keys>> = {
  a: ['a', 'e'],
  e: ['e', 'a', 'i', 'E'],
  i: ['i', 'e'],
  /** ai, ay, ei, ey */
  E: ['E', 'e', 'i', 'Q'],
  /** ia, iya, aya */
  Y: ['Y', 'Q'],
  /** aye, eye */
  Q: ['Q', 'Y', 'E'],
  /** au, aw, io */
  O: ['O', 'u'],
  /** ua, oi */
  U: ['U'],
  u: ['u'],
};

function vowelsLike(written: string, mayBeMissing: boolean): Keys {
  if (written === 'ou') return ['u', 'O'];
  // One long vowel, or two.
  if (written === 'ie') return ['i', 'e', 'Y'];
  if (written === 'iie') return ['Y', 'Q', 'i'];
  const kind = kindOfVowel(written);
  const alike = alikeVowels[kind] ?? [kind];
  return mayBeMissing && (kind === 'e' || kind === 'i') ? [...alike, ''] : alike;
}

function kindOfVowel(written: string): string {
  const letters = written.replace(/[öü]/g, 'u').replace(/^(?:ou|oo|o|ue|oe|uo)$/, 'u');
  if (/^a+$/.test(letters)) return 'a';
  if (letters === 'e') return 'e';
  if (/^(?:ee|i+)$/.test(letters)) return 'i';
  if (/^u+$/.test(letters)) return 'u';
  if (/[ou]/.test(letters)) return /^[aei]/.test(letters) ? 'O' : 'U';
  if (/^[ae]i+e+$/.test(letters)) return 'Q';
  return /(?:i+a+|ii+e|ea)$/.test(letters) ? 'Y' : 'E';
}

/** Ahmad and Ahmadi are two names; Serhii, Sergiy and Sergey are one, and so are Shukria and Shokrieh. */
function endingsLike(sound: Sound | undefined): Keys {
  const written = sound !== undefined && isVowelSound(sound) ? sound.slice(1) : '';
  if (/^(?:i+e+|eee)$/.test(written)) return ['i', 'E', ''];
  if (/^(?:i+|ee)$/.test(written)) return ['i', 'E'];
  if (/i+a+$/.test(written)) return ['', 'i'];
  if (/^ei+e+$/.test(written)) return ['', 'i', 'E'];
  if (/^ei+/.test(written)) return ['E', 'i', 'A'];
  return /^a+[ie]/.test(written) ? ['A', 'E'] : [''];
}

/**
 * What is left of a key where all that writers take for one another is one: it finds, and proves nothing. Equal
 * keys have equal skeletons.
 */
export function skeletonOf(key: string): string {
  let skeleton = '';
  for (const sound of isLongKey(key) ? key.slice(1) : key.slice(1).split(vowelsAndEnds)) {
    for (const kind of rough[sound] ?? sound) {
      const one = roughest[kind] ?? kind;
      if (!skeleton.endsWith(one)) skeleton += one;
    }
  }
  return skeleton;
}

const vowelsAndEnds = /[.aeiuEAYQOU]+/;

const roughest: Readonly<Record<string, string>> = {
  '*': '',
  u: '',
  i: '',
  E: '',
  A: '',
  f: '',
  y: '',
  l: 'n',
  s: 'k',
  S: 'k',
  ş: 'k',
  ž: 'k',
  ç: 'k',
  g: 'k',
  h: 'k',
};

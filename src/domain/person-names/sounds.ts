/**
 * What a word sounds like, roughly: consonants by class, and between them the vowels as they are written.
 * `_` begins a group of vowels.
 */
export type Sound = string;

/** Spellings of one consonant, the longest first; what they become is a class of its own or a single letter. */
const spellings: readonly (readonly [RegExp, Sound])[] = [
  [/^(?:schtsch|shtsh|shch|szcz|shtch)/, 'tch'],
  [/^(?:tsch|tch|cz|tsh)/, 'tch'],
  [/^dsch/, 'j'],
  [/^sci(?=[aeou])/, 'sh'],
  [/^(?:sch|sh|sz|sc(?=[ei]))/, 'sh'],
  [/^dj/, 'dj'],
  [/^(?:dzh|dž)/, 'j'],
  [/^zh/, 'zh'],
  [/^ch/, 'ch'],
  [/^kh/, 'kh'],
  [/^gh/, 'gh'],
  [/^th/, 'th'],
  [/^dh/, 'dh'],
  [/^ph/, 'ph'],
  [/^(?:ts|tz)/, 'ts'],
  [/^(?:ck|k)/, 'k'],
  [/^x/, 'x'],
  [/^q/, 'q'],
  [/^w/, 'v'],
  [/^nh(?![aeiou])/, 'n'],
  [/^ñ/, 'n'],
  [/^bh/, 'b'],
];

export const isVowelSound = (sound: Sound): boolean => sound.startsWith('_');

const isVowel = (sign: string | undefined): boolean => sign !== undefined && /[aeiouöü]/.test(sign);

/**
 * j is a glide at the end (Andrej), and before a vowel after i (Natalija) and after consonants (Ljudmyla).
 * Elsewhere it is mostly a consonant (Najib, Najwa), and at the beginning anything.
 */
const isGlideJ = (before: string, next: string): boolean =>
  before !== 'j' &&
  next !== 'j' &&
  (next === '' || (isVowel(next) && (/[iy]/.test(before) || !isVowel(before))));

/** The sounds of a word in small letters. */
export function soundsOf(word: string): readonly Sound[] {
  const sounds: Sound[] = [];
  const addVowel = (sign: string): void => {
    const last = sounds.at(-1);
    if (last?.startsWith('_')) sounds[sounds.length - 1] = last + sign;
    else sounds.push(`_${sign}`);
  };
  const addConsonant = (sound: Sound): void => {
    const last = sounds.at(-1);
    // Doubled: tt, and tth, kkh.
    if (last === sound) return;
    if (last !== undefined && last.length === 1 && sound.length > 1 && sound.startsWith(last)) sounds.pop();
    sounds.push(sound);
  };
  // French writes w with vowels: Oualid.
  let rest = word.replace(/^(?:ou|u)(?=[aei])/, 'w');
  let before: string | undefined;
  while (rest !== '') {
    const sign = rest.slice(0, 1);
    const next = rest.slice(1, 2);
    const isGlide =
      (sign === 'y' && (before !== undefined || !isVowel(next))) ||
      (sign === 'j' && before !== undefined && isGlideJ(before, next));
    if (/^i[aeou][^aeiouyöü]/.test(rest) && before === undefined) {
      addConsonant('y');
      rest = rest.slice(1);
    } else if (isVowel(sign) || isGlide) {
      // Before a vowel a glide is more than an i: Maryam.
      addVowel(isGlide ? (before !== undefined && !isVowel(before) && isVowel(next) ? 'ii' : 'i') : sign);
      rest = rest.slice(1);
    } else {
      const [spelling, sound] = spellings.find(([pattern]) => pattern.test(rest)) ?? [/^./u, sign];
      addConsonant(sound);
      rest = rest.replace(spelling, '');
    }
    before = sign;
  }
  return sounds;
}

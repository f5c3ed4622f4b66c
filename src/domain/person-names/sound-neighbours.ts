import { consonantsOf } from './sound-key.ts';
import { isVowelSound, type Sound } from './sounds.ts';

/** Sounds that one writer takes for the other, or writes for it; '' where it is left out. */
const near: Readonly<Record<Sound, readonly Sound[]>> = {
  k: ['c', 'kh', 'ch', 'gh'],
  c: ['k', 's', 'j', 'ç', 'ch', 'ts', ''],
  q: ['gh', 'g', 'kh'],
  gh: ['q', 'g', 'k'],
  g: ['h', 'gh', 'j', 'q'],
  h: ['g', 'kh', 'ch', 'x', ''],
  kh: ['h', 'k', 'ch', 'x'],
  tch: ['ch', 'sh', 'ç', 'j'],
  dj: ['y', 'zh', 'c', 'g', 'ch'],
  ch: ['tch', 'kh', 'h', 'k', 'sh', 'ç', 'c', 'j'],
  sh: ['ch', 'tch', 'ş', 's', 'zh'],
  ş: ['s', 'sh'],
  ç: ['c', 'ch', 'tch'],
  s: ['ş', 'sh', 'th', 'c', 'ts', 'z'],
  z: ['dh', 'ž', 'ts', 's'],
  ž: ['z', 'zh'],
  zh: ['j', 'ž', 'sh'],
  j: ['y', 'zh', 'c', 'g', 'ch', 'tch'],
  y: ['j', ''],
  th: ['t', 's'],
  dh: ['d', 'z'],
  t: ['th', 'd'],
  d: ['dh', 't'],
  ts: ['s', 'z', 'c'],
  f: ['v', 'ph'],
  ph: ['f', 'p'],
  p: ['ph', 'b'],
  b: ['p'],
  v: ['f'],
  x: ['h', 'kh'],
  ğ: ['g', ''],
  r: [''],
  n: ['l'],
  l: ['n'],
};

/** Thai and others mark a breath that many leave out, or put in. */
const breaths: readonly Readonly<Record<Sound, Sound>>[] = [
  { ph: 'p', th: 't', kh: 'k' },
  { p: 'ph', t: 'th' },
  { p: 'ph', t: 'th', k: 'kh' },
];

export interface Neighbour {
  readonly sounds: readonly Sound[];
  /** What was put in: a second change does not change it again. */
  readonly put: Sound | undefined;
  /** Two spellings of one sound, rather than two sounds. */
  readonly mild?: boolean;
}

const mildChanges = new Set([
  'ch>tch',
  'tch>ch',
  'sh>tch',
  'tch>sh',
  'ch>sh',
  'sh>ch',
  'ş>s',
  's>ş',
  'ş>sh',
  'sh>ş',
  'c>k',
  'k>c',
  'ç>c',
  'c>ç',
  'ch>ç',
  'ç>ch',
]);

/** The words that are one change away. A change of a consonant is made wherever it stands. */
export function neighboursOf(sounds: readonly Sound[], kept?: Sound): readonly Neighbour[] {
  return [...otherConsonants(sounds, kept), ...otherBeginnings(sounds), ...otherVowels(sounds)];
}

function otherConsonants(sounds: readonly Sound[], kept: Sound | undefined): readonly Neighbour[] {
  const found: Neighbour[] = [];
  for (const from of new Set(sounds)) {
    if (from === kept) continue;
    for (const to of near[from] ?? []) {
      const places = [...sounds.keys()].filter((at) => sounds[at] === from && fits(from, to, at, sounds));
      if (places.length > 0) {
        const changed = sounds.map((sound, at) => (places.includes(at) ? to : sound));
        found.push({ sounds: tidy(changed), put: to, mild: mildChanges.has(`${from}>${to}`) });
      }
    }
  }
  for (const all of breaths) {
    const changed = sounds.map((sound) => all[sound] ?? sound);
    if (changed.filter((sound, at) => sound !== sounds[at]).length > 1)
      found.push({ sounds: tidy(changed), put: undefined });
  }
  sounds.forEach((sound, at) => {
    if (sound === 'x') found.push(replaced(sounds, at, 1, 'k', 's'));
    if (sound === 'k' && sounds[at + 1] === 's') found.push(replaced(sounds, at, 2, 'x'));
    // A glide, written as a consonant: Andrej, Najwa.
    const follows = at > 0 && isVowelSound(sounds[at - 1] ?? '');
    if (sound === 'j' && follows) found.push(replaced(sounds, at, 1, '_i'));
    if (sound === 'dj' && isVowelSound(sounds[at + 1] ?? '')) found.push(replaced(sounds, at, 1, 'd', '_i'));
    const isSoft = sound === 'zh' || sound === 'ch' || sound === 'j';
    if (isSoft && at > 0 && !follows && isVowelSound(sounds[at + 1] ?? ''))
      found.push(replaced(sounds, at, 1, '_i'));
    const isBeforeVowel = isVowelSound(sounds[at + 1] ?? '');
    if (sound === 'v' && at > 0 && (isBeforeVowel || at === sounds.length - 1 || consonantsOf(sounds) <= 4)) {
      found.push(replaced(sounds, at, 1, '_ou'));
      if (follows) found.push(replaced(sounds, at - 1, 2, '_au'));
    }
  });
  return found;
}

/** Where only some places take the change. */
function fits(from: Sound, to: Sound, at: number, sounds: readonly Sound[]): boolean {
  const isLast = at === sounds.length - 1;
  switch (`${from}>${to}`) {
    case 't>d':
    case 'd>t':
    case 'p>b':
    case 'b>p':
    case 'f>v':
    case 'v>f':
    case 'n>l':
    case 'l>n':
      return isLast;
    case 'h>ch':
      return consonantsOf(sounds) <= 3;
    case 's>sh':
    case 'sh>s':
      return consonantsOf(sounds) === 3;
    case 'j>c':
      return at === 0 || isVowelSound(sounds[at - 1] ?? '');
    case 'h>':
      return at > 0 && consonantsOf(sounds) >= 3;
    case 'y>':
    case 's>z':
    case 'z>s':
      return at === 0;
    case 'r>':
      // Thai -orn, -art.
      return (
        isVowelSound(sounds[at - 1] ?? '') &&
        (at === sounds.length - 2 || /^[ntms]/.test(sounds[at + 1] ?? '')) &&
        consonantsOf(sounds) > 3
      );
    default:
      return true;
  }
}

function otherBeginnings(sounds: readonly Sound[]): readonly Neighbour[] {
  const [first = '', second = ''] = sounds;
  if (first === 'y' && isVowelSound(second)) return [replaced(sounds, 0, 2, `_i${second.slice(1)}`)];
  // Thai sri.
  if (first === 's' && second === 'r') return [replaced(sounds, 1, 1)];
  if (first === 's' && second.startsWith('_i')) return [replaced(sounds, 1, 0, 'r')];
  if (first === 'v' && second === '_e') return [replaced(sounds, 0, 2, '_u')];
  if (!isVowelSound(first)) return [];
  // A Somali throat: Cali.
  const found = consonantsOf(sounds) <= 3 ? [replaced(sounds, 0, 0, 'c')] : [];
  const glide = /^_i+([aeou].*)$/.exec(first);
  if (glide !== null) found.push(replaced(sounds, 0, 1, 'y', `_${glide[1]}`));
  if (/^_[uü]$/.test(first)) found.push(replaced(sounds, 0, 1, 'v', '_e'));
  if (/^_[ei]/.test(first)) found.push(replaced(sounds, 0, 0, 'y'));
  return found;
}

/** Vowels that stand for consonants, and those that a neighbour colours. */
function otherVowels(sounds: readonly Sound[]): readonly Neighbour[] {
  const found: Neighbour[] = [];
  sounds.forEach((sound, at) => {
    if (!isVowelSound(sound)) return;
    const written = sound.slice(1);
    const put = (...instead: readonly Sound[]): void => {
      found.push(replaced(sounds, at, 1, ...instead.filter((one) => one !== '_')));
    };
    const isInside = at > 0 && at < sounds.length - 1;
    if (sounds[at - 1] === 'v' || sounds[at + 1] === 'v') put(/[ouöü]/.test(written) ? '_e' : '_o');
    const glide = /^([aeou]+)[iy]+$/.exec(written);
    if (glide !== null) put(`_${glide[1]}`, 'j');
    const inside = /^([aeou]+)i+([aeou]+)$/.exec(written);
    if (inside !== null) put(`_${inside[1]}`, 'j', `_${inside[2]}`);
    const between = /^([aeo]?[aei]|[aeio])(?:ou|oo|u|o)([aei]*)$/.exec(written);
    if (between !== null) put(`_${between[1]}`, 'v', `_${between[2]}`);
    const beginning = /^(?:ou|oo|u|o)([aei]+)$/.exec(written);
    if (beginning !== null && at > 0) put('v', `_${beginning[1]}`);
    if (/^(?:ou|o)$/.test(written) && isInside) put('_a', 'v');
    if (sounds[at - 1] === 'r' && consonantsOf(sounds) === 3) put('h', sound);
    const isBeforeStop = at === sounds.length - 2 && /^[tdpbk]$/.test(sounds[at + 1] ?? '');
    if (/^a+$/.test(written) && isBeforeStop && consonantsOf(sounds) === 3) put('_a', 'r');
    if (written === 'o' && sounds[at + 1] === 'n' && consonantsOf(sounds) >= 3) put('_o', 'r');
    const soft = /^i+([aeou].*)$/.exec(written);
    if (soft !== null && at > 0) put('j', `_${soft[1]}`);
    // What is not said between two vowels.
    const throat = /^([aeou])([aeiou]+)$/.exec(written);
    if (throat !== null && at > 0) {
      put(`_${throat[1]}`, 'c', `_${throat[2]}`);
      put(`_${throat[1]}`, 'h', `_${throat[2]}`);
    }
  });
  return found;
}

function replaced(sounds: readonly Sound[], at: number, count: number, ...by: readonly Sound[]): Neighbour {
  return { sounds: tidy([...sounds.slice(0, at), ...by, ...sounds.slice(at + count)]), put: undefined };
}

/** Vowels that have come together are one group; doubled consonants are one. */
function tidy(sounds: readonly Sound[]): Sound[] {
  const out: Sound[] = [];
  for (const sound of sounds) {
    const last = out.at(-1);
    if (sound === '') continue;
    if (last !== undefined && isVowelSound(sound) && isVowelSound(last)) {
      out[out.length - 1] = last + sound.slice(1);
    } else if (sound !== last) {
      out.push(sound);
    }
  }
  return out;
}

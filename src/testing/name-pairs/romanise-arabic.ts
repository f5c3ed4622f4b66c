import type { Chance } from './chance.ts';

type Choices = Readonly<Record<string, readonly string[]>>;

/** What each sound becomes; several where people differ, the more usual ones more than once. */
const systems: Readonly<Record<string, Choices>> = {
  english: {
    ā: ['a'],
    ī: ['i', 'i', 'ee'],
    ū: ['u', 'ou', 'oo'],
    a: ['a'],
    i: ['i'],
    u: ['u'],
    ay: ['ay', 'ai', 'ei'],
    aw: ['aw', 'au'],
    ḫ: ['kh'],
    š: ['sh'],
    ṯ: ['th'],
    ḏ: ['dh'],
    ġ: ['gh'],
    ǧ: ['j'],
    q: ['q', 'q', 'k'],
    ẓ: ['z'],
    ḍ: ['d', 'd', 'dh'],
    ẗ: ['', '', 'h'],
  },
  loose: {
    ā: ['a'],
    ī: ['i', 'i', 'ee'],
    ū: ['ou', 'oo', 'u'],
    a: ['a', 'a', 'e'],
    i: ['i', 'e'],
    u: ['o', 'u'],
    ay: ['ei', 'ey', 'ai'],
    aw: ['aw', 'ow', 'au'],
    ḫ: ['kh'],
    š: ['sh'],
    ṯ: ['th', 's'],
    ḏ: ['z', 'd'],
    ġ: ['gh'],
    ǧ: ['j', 'j', 'dj'],
    q: ['k', 'q'],
    ẓ: ['z', 'dh'],
    ḍ: ['d'],
    ẗ: ['', 'h'],
  },
  french: {
    ā: ['a'],
    ī: ['i'],
    ū: ['ou'],
    a: ['a', 'a', 'e'],
    i: ['i', 'i', 'e'],
    u: ['o', 'ou'],
    ay: ['ai', 'ei', 'ey'],
    aw: ['aou', 'ao', 'aw'],
    ḫ: ['kh'],
    š: ['ch'],
    ṯ: ['th', 't'],
    ḏ: ['d'],
    ġ: ['gh'],
    ǧ: ['dj', 'j'],
    q: ['k'],
    ẓ: ['dh', 'z'],
    ḍ: ['d'],
    w: ['ou', 'w'],
    ẗ: ['', ''],
  },
  turkish: {
    ā: ['a'],
    ī: ['i'],
    ū: ['u'],
    a: ['a', 'a', 'e'],
    i: ['i'],
    u: ['u'],
    ay: ['ey', 'ay'],
    aw: ['ev', 'av'],
    ḫ: ['h'],
    š: ['ş', 'ş', 's'],
    ṯ: ['s'],
    ḏ: ['z'],
    ġ: ['g'],
    ǧ: ['c'],
    q: ['k'],
    ẓ: ['z'],
    ḍ: ['d', 'z'],
    w: ['v'],
    ẗ: [''],
  },
  german: {
    ā: ['a'],
    ī: ['i', 'ie'],
    ū: ['u'],
    a: ['a'],
    i: ['i'],
    u: ['u', 'o'],
    ay: ['ai', 'ei'],
    aw: ['au'],
    ḫ: ['ch', 'kh'],
    š: ['sch'],
    ṯ: ['th', 't'],
    ḏ: ['d'],
    ġ: ['gh'],
    ǧ: ['dsch', 'dj'],
    q: ['k'],
    ẓ: ['z'],
    ḍ: ['d'],
    y: ['j', 'y'],
    ẗ: ['', 'h'],
  },
};

const plain: Choices = { ḥ: ['h'], ṣ: ['s'], ṭ: ['t'], ʿ: [''], ʾ: [''] };
const vowels = 'aiuāīū';

/** The letters of the sun take the article's l upon themselves: al-raḥmān is said ar-raḥmān. */
const sunLetters = 'tṯdḏrzsšṣḍṭẓln';

export function romaniseArabic(name: string, system: string, chance: Chance): string {
  const choices = systems[system];
  if (choices === undefined) throw new Error(`Nobody writes Arabic names the ${system} way`);
  const words = name.split('_');
  const [first = '', second] = words;
  if (second === undefined) return writeFamily(first, choices, system, chance);
  const article = /^al-(.+)$/u.exec(second);
  if (article !== null) return writeCompound(first, article[1] ?? '', choices, system, chance);
  const joined = chance.is(0.5) || second === 'allāh';
  if (first === 'ʿabd') {
    const god = chance.pick(['allah', 'ullah', 'allah', 'ollah', 'ulla', 'alla']);
    return chance.is(0.9) ? `Abd${system === 'turkish' ? 'ullah' : god}` : `Abd ${capital(god)}`;
  }
  const each = words.map((word) => spell(word, choices, chance));
  return joined ? capital(each.join('')) : each.map(capital).join(' ');
}

/** al-Ḥasan: with its article apart, hyphenated or joined, al or el; families often drop it altogether. */
function writeFamily(word: string, choices: Choices, system: string, chance: Chance): string {
  const article = /^al-(.+)$/u.exec(word);
  if (article === null) return capital(spell(word, choices, chance));
  const own = capital(spell(article[1] ?? '', choices, chance));
  const al = chance.pick(system === 'french' || system === 'turkish' ? ['El', 'Al'] : ['Al', 'Al', 'El']);
  const between = chance.pick(['-', ' ', 'joined']);
  if (between === 'joined') return al + own.toLowerCase();
  return `${al}${between}${own}`;
}

/** ʿAbd al-Raḥmān, Nūr al-Dīn: one name that stands as one, two or three words. */
function writeCompound(
  first: string,
  second: string,
  choices: Choices,
  system: string,
  chance: Chance,
): string {
  const head = capital(spell(first, choices, chance));
  const tail = spell(second, choices, chance);
  const isSun = sunLetters.includes(second[0] ?? '');
  const linking = system === 'french' ? ['e', 'a'] : system === 'turkish' ? ['u', 'ü'] : ['u', 'e', 'a', 'u'];
  const link = chance.pick(linking);
  const assimilated = isSun && chance.is(system === 'turkish' || system === 'french' ? 0.9 : 0.3);
  const l = assimilated ? (tail[0] ?? 'l') : 'l';
  const form = chance.pick(['joined', 'joined', 'two', 'three', 'hyphen', 'two']);
  if (form === 'joined') return `${head}${link}${l}${tail}`;
  if (form === 'two') return `${head}${link}${l} ${capital(tail)}`;
  if (form === 'hyphen') return `${head}${link}${l}-${capital(tail)}`;
  return `${head} ${capital(chance.pick(['al', 'el', 'al']))}${chance.pick(['-', ' '])}${capital(tail)}`;
}

function spell(word: string, choices: Choices, chance: Chance): string {
  let out = '';
  const signs = Array.from(word);
  // A writer is of one mind within a word, on most things.
  const settled = new Map<string, string>();
  const choose = (sound: string): string => {
    const open = choices[sound] ?? plain[sound] ?? [sound];
    const settledAs = settled.get(sound) ?? chance.pick(open);
    settled.set(sound, settledAs);
    // A first a is a: nobody writes Ebdullah.
    if (sound === 'a' && out === '') return 'a';
    return vowels.includes(sound) ? chance.pick([settledAs, chance.pick(open)]) : settledAs;
  };
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? '';
    const next = signs[at + 1] ?? '';
    const after = signs[at + 2] ?? '';
    const isGlide = (next === 'y' || next === 'w') && !vowels.includes(after) && after !== next;
    if (sign === 'a' && isGlide) {
      out += choose(sign + next);
      at += 1;
    } else if (next === sign && !vowels.includes(sign)) {
      const one = choose(sign);
      out += chance.is(0.6) && one.length === 1 ? one + one : one;
      at += 1;
    } else if (sign === 's' && at > 0 && vowels.includes(signs[at - 1] ?? '') && vowels.includes(next)) {
      out += chance.pick(['s', 's', 'ss']);
    } else {
      out += choose(sign);
    }
  }
  return out.replace(/e{3,}/g, 'aee');
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

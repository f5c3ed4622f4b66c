import type { Chance } from './chance.ts';

type Choices = Readonly<Record<string, readonly string[]>>;

const systems: Readonly<Record<string, Choices>> = {
  iran: {
    â: ['a'],
    e: ['e'],
    o: ['o'],
    i: ['i', 'i', 'ee'],
    u: ['u', 'ou', 'oo'],
    ow: ['o', 'ow', 'ou'],
    ay: ['ei', 'ey', 'ay'],
    ey: ['ei', 'ey', 'ay'],
    q: ['gh', 'gh', 'q'],
    ġ: ['gh'],
    x: ['kh'],
    w: ['v'],
    ż: ['z'],
    âi: ['aei', 'ai', 'aee', 'aie'],
    e$: ['eh', 'e'],
    a$: ['a', 'eh'],
    ollâh: ['ollah', 'olah'],
  },
  afghan: {
    â: ['a'],
    e: ['e', 'i'],
    o: ['o', 'u'],
    i: ['i', 'i', 'y', 'ee'],
    u: ['u', 'oo', 'o'],
    ow: ['aw', 'ow'],
    ay: ['ai', 'ay'],
    ey: ['ai', 'ay', 'ey'],
    q: ['q', 'q', 'gh'],
    ġ: ['gh'],
    x: ['kh'],
    v: ['w', 'v'],
    ż: ['z'],
    âi: ['ai', 'aie', 'ayee'],
    e$: ['a', 'e'],
    a$: ['a', 'ah'],
    ollâh: ['ullah'],
  },
  german: {
    â: ['a'],
    e: ['e'],
    o: ['o', 'u'],
    i: ['i', 'ie'],
    u: ['u'],
    ow: ['au', 'o'],
    ay: ['ai', 'ei'],
    ey: ['ei'],
    q: ['gh', 'k'],
    ġ: ['gh'],
    x: ['ch'],
    kh: ['ch'],
    sh: ['sch'],
    zh: ['sch', 'j'],
    j: ['dsch', 'j'],
    y: ['j'],
    v: ['w'],
    ż: ['s', 'z'],
    âi: ['ai'],
    e$: ['e'],
    a$: ['a'],
    ollâh: ['ollah', 'ullah'],
  },
};

const plain: Choices = { "'": [''] };

export function romanisePersian(name: string, system: string, chance: Chance): string {
  const choices = systems[system];
  if (choices === undefined) throw new Error(`Nobody writes Persian names the ${system} way`);
  const words = name.split('_');
  const [first = '', second] = words;
  if (second !== undefined && first === 'abdol') {
    const tail = spell(second, choices, chance);
    const head = `Abd${chance.pick(['ol', 'ul', 'ul', 'ur'])}`;
    const open = head.endsWith('r') && !tail.startsWith('r') ? head.replace(/r$/, 'l') : head;
    return chance.is(0.5)
      ? `${open.replace(/l$/, chance.is(0.7) ? 'l' : '')}${tail}`
      : `${open} ${capital(tail)}`;
  }
  const each = words.map((word) => spell(word, choices, chance));
  if (each.length === 1) return capital(each[0] ?? '');
  const between = chance.pick(['', ' ', ' ', '-']);
  return between === '' ? capital(each.join('')) : each.map(capital).join(between);
}

const digraphs = ['ollâh', 'âi', 'kh', 'sh', 'zh', 'ch', 'ow', 'ay', 'ey'] as const;

function spell(word: string, choices: Choices, chance: Chance): string {
  let out = '';
  let rest = word;
  const settled = new Map<string, string>();
  while (rest !== '') {
    const sound = digraphs.find((one) => rest.startsWith(one)) ?? rest.slice(0, 1);
    rest = rest.slice(sound.length);
    const isLast = rest === '' && (sound === 'e' || sound === 'a');
    const key = isLast ? `${sound}$` : sound;
    const open = choices[key] ?? plain[key] ?? [sound];
    const written = settled.get(key) ?? chance.pick(open);
    settled.set(key, written);
    out += written;
  }
  return chance.is(0.5) ? out : out.replace(/([mlbjs])\1/g, '$1');
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

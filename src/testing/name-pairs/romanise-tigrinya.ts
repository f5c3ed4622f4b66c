import type { Chance } from './chance.ts';

type Choices = Readonly<Record<string, readonly string[]>>;

const systems: Readonly<Record<string, Choices>> = {
  usual: {
    ä: ['e'],
    ə: ['i', 'e', 'i'],
    wä: ['we', 'wo'],
    ay: ['ay', 'ai', 'aye'],
    ṣ: ['ts'],
    q: ['k', 'q'],
    kəf: ['kif', 'kf'],
    bərh: ['birh', 'berh', 'brh'],
    iy: ['iy', 'i'],
    əy: ['iy', 'ey'],
    e$: ['e'],
  },
  italian: {
    ä: ['e'],
    ə: ['e', 'i', ''],
    wä: ['ue', 'we', 'wo'],
    ay: ['ai', 'ay'],
    gä: ['ghe', 'ge'],
    gi: ['ghi'],
    ṣ: ['z', 'ts'],
    q: ['k'],
    kä: ['che', 'ke'],
    kə: ['chi', 'ki', 'k'],
    ki: ['chi', 'ki'],
    əy: ['iy', 'ey'],
    iy: ['i', 'iy'],
    e$: ['e'],
  },
  careful: {
    ä: ['a', 'e'],
    ə: ['e', 'i'],
    wä: ['we'],
    ay: ['ay'],
    ṣ: ['s', 'ts'],
    q: ['q'],
    š: ['sh'],
    iy: ['iy'],
    əy: ['iy', 'ey'],
    e$: ['ie', 'e'],
  },
};

const plain: Choices = { ʾ: [''], ʿ: [''], ḥ: ['h'], ṣ: ['ts'] };
const groups = ['bərh', 'kəf', 'kä', 'kə', 'ki', 'wä', 'ay', 'əy', 'gä', 'gi', 'iy'] as const;

export function romaniseTigrinya(name: string, system: string, chance: Chance): string {
  const choices = systems[system];
  if (choices === undefined) throw new Error(`Nobody writes Tigrinya names the ${system} way`);
  const words = name.split('_').map((word) => spell(word, choices, chance));
  const [first = '', second] = words;
  if (second === undefined) return capital(first);
  const between = chance.pick(['', '', ' ', '-']);
  return between === '' ? capital(first + second) : words.map(capital).join(between);
}

function spell(word: string, choices: Choices, chance: Chance): string {
  let out = '';
  let rest = word;
  while (rest !== '') {
    const sound =
      groups.find((one) => rest.startsWith(one) && choices[one] !== undefined) ?? rest.slice(0, 1);
    rest = rest.slice(sound.length);
    const key = rest === '' && sound === 'ä' ? 'e$' : sound;
    const written = chance.pick(choices[key] ?? plain[key] ?? [sound]);
    // No more than two consonants run together, whatever is left out.
    const crowded = written === '' && (sound === 'ə' || sound === 'h') && /^$|[^aeiou]{2}$/.test(out);
    out += crowded ? (sound === 'h' ? 'h' : 'i') : written;
  }
  return out.replace(/([bcdfghklmnpqrstvwz])\1\1/g, '$1$1');
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

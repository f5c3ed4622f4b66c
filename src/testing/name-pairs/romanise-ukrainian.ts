import type { Chance } from './chance.ts';

type Choices = Readonly<Record<string, readonly string[]>>;

/** Cabinet of Ministers 2010: at the beginning of a word, and elsewhere. */
const passport: Choices = {
  а: ['a'],
  б: ['b'],
  в: ['v'],
  г: ['h'],
  ґ: ['g'],
  д: ['d'],
  е: ['e'],
  є: ['ie'],
  ж: ['zh'],
  з: ['z'],
  и: ['y'],
  і: ['i'],
  ї: ['i'],
  й: ['i'],
  к: ['k'],
  л: ['l'],
  м: ['m'],
  н: ['n'],
  о: ['o'],
  п: ['p'],
  р: ['r'],
  с: ['s'],
  т: ['t'],
  у: ['u'],
  ф: ['f'],
  х: ['kh'],
  ц: ['ts'],
  ч: ['ch'],
  ш: ['sh'],
  щ: ['shch'],
  ь: [''],
  "'": [''],
  ю: ['iu'],
  я: ['ia'],
  '^є': ['ye'],
  '^ї': ['yi'],
  '^й': ['y'],
  '^ю': ['yu'],
  '^я': ['ya'],
};

const systems: Readonly<Record<string, Choices>> = {
  passport,
  'earlier-passport': {
    ...passport,
    г: ['g', 'h'],
    є: ['ie'],
    ж: ['j', 'zh'],
    и: ['y', 'i'],
    й: ['i', 'y'],
    ї: ['i', 'yi'],
    щ: ['shch', 'sch'],
    '^є': ['ie'],
    '^ї': ['i'],
    '^й': ['i'],
    '^ю': ['iu'],
    '^я': ['ia'],
  },
  russian: {
    ...passport,
    г: ['g'],
    и: ['i', 'y'],
    і: ['i'],
    й: ['y'],
    ї: ['yi', 'i'],
    х: ['kh', 'h'],
    щ: ['shch'],
    ю: ['yu'],
    я: ['ya'],
    є: ['ye', 'e'],
    '^є': ['ye', 'e'],
    '^ю': ['yu'],
    '^я': ['ya'],
    кс$: ['ks', 'x'],
  },
  german: {
    ...passport,
    в: ['w', 'v'],
    г: ['h', 'g'],
    ж: ['sch', 'zh'],
    з: ['s', 'z'],
    и: ['y'],
    й: ['j', 'i'],
    х: ['ch'],
    ц: ['z', 'ts'],
    ч: ['tsch'],
    ш: ['sch'],
    щ: ['schtsch'],
    ю: ['ju'],
    я: ['ja'],
    є: ['je'],
    ї: ['ji'],
    '^є': ['je'],
    '^ї': ['ji'],
    '^й': ['j'],
    '^ю': ['ju'],
    '^я': ['ja'],
  },
  polish: {
    ...passport,
    в: ['w'],
    г: ['h'],
    ж: ['ż', 'z'],
    и: ['y'],
    й: ['j'],
    х: ['ch'],
    ц: ['c'],
    ч: ['cz'],
    ш: ['sz'],
    щ: ['szcz'],
    ю: ['ju', 'iu'],
    я: ['ja', 'ia'],
    є: ['je', 'ie'],
    ї: ['ji'],
    '^є': ['je'],
    '^ї': ['ji'],
    '^й': ['j'],
    '^ю': ['ju'],
    '^я': ['ja'],
  },
};

export function romaniseUkrainian(name: string, system: string, chance: Chance): string {
  const choices = systems[system];
  if (choices === undefined) throw new Error(`Nobody writes Ukrainian names the ${system} way`);
  const settled = new Map<string, string>();
  let out = '';
  Array.from(name).forEach((letter, at) => {
    const key = at === 0 && choices[`^${letter}`] !== undefined ? `^${letter}` : letter;
    const written = settled.get(key) ?? chance.pick(choices[key] ?? [letter]);
    settled.set(key, written);
    out += written;
  });
  // Endings have their own habits.
  if (name.endsWith('ський') || name.endsWith('цький')) {
    out = out.replace(/(?:yi|yy|iy|ii|yj|ij)$/, chance.pick(['yi', 'yy', 'y', 'iy', 'ii']));
  }
  if (/[иі]й$/.test(name)) out = out.replace(/(?:ii|yi)$/, chance.pick(['ii', 'iy', 'y', 'ii']));
  if (name.endsWith('ія') && chance.is(0.4)) out = out.replace(/i(?:ia|ya|ja)$/, 'ia');
  if (system === 'russian' || system === 'german') out = out.replace(/ks/g, chance.pick(['ks', 'x']));
  return out.slice(0, 1).toUpperCase() + out.slice(1);
}

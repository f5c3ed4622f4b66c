import type { Chance } from './chance.ts';

/** One of the spellings that a name is met in: `wichai/vichai`. `_` joins the words of one name. */
export function pickAttested(name: string, _system: string, chance: Chance): string {
  const words = chance.pick(name.split('/')).split('_');
  const between = words.length === 1 ? '' : chance.pick([' ', '-']);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(between);
}

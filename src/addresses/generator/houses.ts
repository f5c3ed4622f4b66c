import type { Seeded } from './seeded.ts';
import type { PlannedStreet } from './street-plan.ts';

/** Floor and door, either of them empty where a house has none. */
export type Unit = readonly [floor: string, door: string];

export interface PlannedHouse {
  /** 1-999 and perhaps a letter. */
  readonly number: string;
  readonly units: readonly Unit[];
}

const wholeHouse: readonly Unit[] = [['', '']];
const highestNumber = 999;
const lettersNow = 'ABCDEFGHKLMNPRSTUVXYZ';
const lettersOnce = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The houses of a street, until they have as many addresses as it is to have. The last may be cut short. */
export function* housesOf(chance: Seeded, street: PlannedStreet): Generator<PlannedHouse> {
  let missing = street.addresses;
  // Half a street is often built in one style.
  let style = chance.next();
  for (let number = 1; number <= highestNumber && missing > 0; number += 1) {
    // A street that needs every number has no gaps.
    if (missing < highestNumber - number && chance.chance(street.gaps)) continue;
    if (chance.chance(0.1)) style = chance.next();
    for (const letter of lettersOf(chance)) {
      if (missing <= 0) return;
      const units = chance.chance(street.flats) ? flatsOf(chance, style, street.flats > 0.5) : wholeHouse;
      const some = units.length > missing ? units.slice(0, missing) : units;
      missing -= some.length;
      yield { number: `${number}${letter}`, units: some };
    }
  }
}

const noLetter: readonly string[] = [''];

function lettersOf(chance: Seeded): readonly string[] {
  if (!chance.chance(0.09)) return noLetter;
  // I, J, O and Q are not given any more, but stand on old houses.
  const letters = chance.chance(0.03) ? lettersOnce : lettersNow;
  let count = 2;
  while (count < letters.length && chance.chance(0.45)) count += 1;
  if (count > 6 && chance.chance(0.3)) count = letters.length;
  const lettered = letters.slice(0, count).split('');
  return chance.chance(0.4) ? ['', ...lettered] : lettered;
}

/** The doors of a storey; `style` from 0 to 1 says how the house counts them. */
function doorsOf(chance: Seeded, style: number): (storey: string) => readonly string[] {
  const plain = (doors: readonly string[]) => () => doors;
  if (style < 0.5) return plain(['th', 'tv']);
  if (style < 0.68) return plain(['mf', 'th', 'tv']);
  if (style < 0.8) return plain(['']);
  const count = chance.between(3, style > 0.97 ? 24 : 9);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const storeyNumber = (storey: string): number => (storey === 'st' ? 0 : Number(storey));
  if (style < 0.91) return plain(numbers.map(String));
  if (style < 0.94) return (storey) => numbers.map((door) => String(storeyNumber(storey) * 100 + door));
  if (style < 0.97) return (storey) => numbers.map((door) => `${storeyNumber(storey)}-${door}`);
  const wing = chance.pick(['a', 'b', 'c', 'n']);
  return plain(numbers.map((door) => `${wing}${door}`));
}

/** `inCity`: among high houses. */
function flatsOf(chance: Seeded, style: number, inCity: boolean): readonly Unit[] {
  const tower = chance.chance(0.004);
  const highest = tower ? chance.between(8, 20) : chance.between(1, inCity ? 5 : 3);
  const doors = doorsOf(chance, style);
  const units: Unit[] = [];
  if (chance.chance(0.01)) units.push(['k2', '']);
  if (chance.chance(0.08)) units.push(['kl', '']);
  for (let floor = 0; floor <= highest; floor += 1) {
    const storey = floor === 0 ? 'st' : String(floor);
    for (const door of doors(storey)) units.push([storey, door]);
  }
  return units;
}

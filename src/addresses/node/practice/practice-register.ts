import { createSeeded, type Seeded } from '../../generator/seeded.ts';
import type { PracticeKommune, PracticeTown } from './places.ts';
import { makeStreetName } from './street-names.ts';

const columns =
  'id;husnummerid;kommunekode;vejkode;vejnavn;husnr;etage;dør;supplerendebynavn;postnr;postnrnavn';

export interface PracticePlan {
  readonly seed: number;
  readonly name: string;
  readonly date: string;
  readonly places: readonly PracticeKommune[];
}

/**
 * Ids in the shape of DAR's, with endings of their own, so that no practice address can be taken for a real
 * one. Only their first eight digits differ, which also keeps the file small.
 */
function createIds(chance: Seeded, ending: string): () => string {
  const used = new Set<number>();
  return () => {
    let word = 0;
    do word = Math.floor(chance.next() * 4_294_967_296);
    while (used.has(word));
    used.add(word);
    return `${word.toString(16).padStart(8, '0')}-${ending}`;
  };
}

/** Floors and doors of one house; a house without flats is one address with neither. */
function unitsOf(chance: Seeded, town: PracticeTown): readonly (readonly [floor: string, door: string])[] {
  if (!chance.chance(town.flats)) return [['', '']];
  const storeys = [
    'st',
    ...Array.from({ length: chance.between(1, town.flats > 0.65 ? 5 : 4) }, (_, index) => String(index + 1)),
  ];
  if (chance.chance(0.15)) storeys.unshift('kl');
  const style = chance.next();
  const doors =
    style < 0.55
      ? ['th', 'tv']
      : style < 0.75
        ? ['mf', 'th', 'tv']
        : style < 0.85
          ? ['']
          : Array.from({ length: chance.between(3, 9) }, (_, index) => String(index + 1));
  const named = style > 0.98;
  return storeys.flatMap((storey) =>
    storey === 'kl'
      ? [[storey, ''] as const]
      : doors.map((door) => [storey, named ? `${storey === 'st' ? '0' : storey}-${door}` : door] as const),
  );
}

function numbersOf(chance: Seeded, town: PracticeTown): readonly string[] {
  const longest = town.flats > 0.65 ? 60 : 30;
  const count = chance.between(3, longest);
  const numbers: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    if (chance.chance(0.12)) continue;
    const letters = chance.chance(0.09) ? ['A', 'B', ...(chance.chance(0.4) ? ['C'] : [])] : [''];
    for (const letter of letters) numbers.push(`${number}${letter}`);
  }
  return numbers;
}

/** The whole register file as text: the same for the same plan. */
export function makePracticeRegister(plan: PracticePlan): string {
  const chance = createSeeded(plan.seed);
  const newId = createIds(chance, '0b0e-4ade-a000-0000fa7e0001');
  const newHouseId = createIds(chance, '0b0e-4bde-a000-0000fa7e0002');
  const lines = [
    '# bopael-register: 1',
    `# navn: ${plan.name}`,
    `# dato: ${plan.date}`,
    '# øvelse: ja',
    columns,
  ];
  for (const kommune of plan.places) {
    const taken = new Set<string>();
    let streetCode = 0;
    const addStreet = (
      code: number,
      name: string,
      town: PracticeTown,
      locality: string,
      numbers: readonly string[],
    ): void => {
      for (const number of numbers) {
        const houseId = newHouseId();
        for (const [floor, door] of unitsOf(chance, town)) {
          lines.push(
            [
              newId(),
              houseId,
              kommune.code,
              String(code).padStart(4, '0'),
              name,
              number,
              floor,
              door,
              locality,
              town.postcode,
              town.district,
            ].join(';'),
          );
        }
      }
    };
    for (const town of kommune.towns) {
      for (let street = 0; street < town.streets; street += 1) {
        const locality =
          town.localities !== undefined && chance.chance(0.2) ? chance.pick(town.localities) : '';
        // The same name may come again in another village of the kommune, as it does in life.
        let name = makeStreetName(chance);
        while (taken.has(`${name} ${locality}`)) name = makeStreetName(chance);
        taken.add(`${name} ${locality}`);
        streetCode += chance.between(1, 3);
        addStreet(streetCode, name, town, locality, numbersOf(chance, town));
      }
    }
    const [main] = kommune.towns;
    if (kommune.highStreet === true && main !== undefined) {
      addStreet(9950, 'Uden Fast Bopæl', { ...main, flats: 0 }, '', ['1']);
    }
  }
  return `${lines.join('\n')}\n`;
}

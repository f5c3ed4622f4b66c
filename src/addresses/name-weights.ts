import type { PackColumns } from './pack.ts';

/**
 * How likely each street name is meant, among names that fit as well: more than another where more people live on the
 * streets of the name, and more than any name of other kommuner where the office's own kommune has it.
 */
export interface NameWeights {
  /** For each name, 0 to `heaviest`. */
  readonly ofName: Uint32Array;
  /** The most of each `blockKeys` keys of the name index, in their order. */
  readonly ofBlock: Uint32Array;
}

export const blockKeys = 64;
const mostUnits = 400_000;
const ownKommune = 500_000;
export const heaviest = mostUnits + ownKommune;

export const weightOf = (units: number, isOwn: boolean): number =>
  (units < mostUnits ? units : mostUnits) + (isOwn ? ownKommune : 0);

type Columns = Pick<PackColumns, 'streetKommune' | 'streetName' | 'keyName'>;

/** Weights for an office of a kommune, or for none (-1). One asks keystroke after keystroke: the last is remembered. */
export function createNameWeights(
  { streetKommune, streetName, keyName }: Columns,
  nameUnits: Uint32Array,
): (kommune: number) => NameWeights {
  let last: NameWeights | undefined;
  let lastKommune = -1;

  function weigh(kommune: number): NameWeights {
    const ofName = nameUnits.map((units) => weightOf(units, false));
    for (let street = 0; street < streetKommune.length; street += 1) {
      const name = streetName[street] ?? 0;
      if (streetKommune[street] === kommune) ofName[name] = weightOf(nameUnits[name] ?? 0, true);
    }
    const ofBlock = new Uint32Array(Math.ceil(keyName.length / blockKeys));
    for (let entry = 0; entry < keyName.length; entry += 1) {
      const block = Math.floor(entry / blockKeys);
      const weight = ofName[keyName[entry] ?? 0] ?? 0;
      if (weight > (ofBlock[block] ?? 0)) ofBlock[block] = weight;
    }
    return { ofName, ofBlock };
  }

  return (kommune) => {
    if (last === undefined || kommune !== lastKommune) {
      last = weigh(kommune);
      lastKommune = kommune;
    }
    return last;
  };
}

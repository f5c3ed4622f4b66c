import { housesOf } from './houses.ts';
import { createIdMaker } from './ids.ts';
import { planKommuner } from './kommune-kinds.ts';
import { planPostTowns } from './post-plan.ts';
import { createSeeded, seedFor } from './seeded.ts';
import { makeStreetNamePool } from './street-name-pool.ts';
import { planStreets } from './street-plan.ts';

/** A made-up address; codes are text with their leading zeros, what an address lacks is empty. */
export interface GeneratedAddress {
  readonly id: string;
  readonly houseNumberId: string;
  readonly kommuneCode: string;
  readonly streetCode: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly floor: string;
  readonly door: string;
  readonly locality: string;
  readonly postcode: string;
  readonly postDistrict: string;
}

export interface NationalRegisterPlan {
  readonly seed: number;
  /** About how many; 3.8 million is the whole country. */
  readonly addresses: number;
  /** Kommune codes that the addresses are shared out among; all 98 where absent. */
  readonly kommuner?: readonly string[];
}

/** Names to choose from, for each street: most of them stay unused. */
const namesPerStreet = 2.8;
const fewestNames = 3_000;

/**
 * A fictive register as large and as uneven as the country's, one address after the other by kommune, street
 * and house. What it remembers is the plan of postcodes and names and one kommune's streets, so its size costs
 * time only. The same plan gives the same addresses.
 */
export function* makeNationalRegister(plan: NationalRegisterPlan): Generator<GeneratedAddress> {
  const kommuner = planKommuner(plan.seed, plan.addresses, plan.kommuner);
  const postTowns = planPostTowns(plan.seed, planKommuner(plan.seed, plan.addresses));
  const streetCount = kommuner.reduce((sum, { streets }) => sum + streets, 0);
  const names = makeStreetNamePool(
    seedFor(plan.seed, 'names'),
    Math.max(fewestNames, Math.round(streetCount * namesPerStreet)),
  );
  const newId = createIdMaker(plan.seed);
  for (const kommune of kommuner) {
    const chance = createSeeded(seedFor(plan.seed, `streets ${kommune.code}`));
    for (const street of planStreets(chance, kommune, postTowns.get(kommune.code) ?? [], names)) {
      let made = 0;
      for (const house of housesOf(chance, street)) {
        const houseNumberId = newId();
        const town =
          street.nextTown !== undefined && made > street.addresses / 2 ? street.nextTown : street.town;
        made += house.units.length;
        for (const [floor, door] of house.units) {
          yield {
            id: newId(),
            houseNumberId,
            kommuneCode: kommune.code,
            streetCode: street.code,
            street: street.name,
            houseNumber: house.number,
            floor,
            door,
            locality: street.locality,
            postcode: town.postcode,
            postDistrict: town.district,
          };
        }
      }
    }
  }
}

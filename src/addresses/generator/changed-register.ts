import { findKommune, kommuner } from '../kommuner.ts';
import { randomId } from './ids.ts';
import type { GeneratedAddress } from './national-register.ts';
import { makeDistrictName } from './place-names.ts';
import { createSeeded, type Seeded, seedFor } from './seeded.ts';
import { makeStreetNamePool } from './street-name-pool.ts';

export type RegisterChange = 'closed' | 'new' | 'street' | 'postcode' | 'district' | 'kommune';

/** One address in both states of the register; its id is the same in both. */
export interface RegisterStep {
  /** Absent where the address is new. */
  readonly before?: GeneratedAddress;
  /** Absent where the address was closed. */
  readonly after?: GeneratedAddress;
  /** Empty where nothing changed. */
  readonly changes: readonly RegisterChange[];
}

export interface RegisterChangePlan {
  readonly seed: number;
  /** About which share of the addresses differs afterwards, 0-1. Whole streets and districts change at once. */
  readonly share: number;
}

/** What makes up the share: parts of it, 1 together. */
const parts = { closed: 0.3, new: 0.3, street: 0.12, postcode: 0.12, district: 0.06, kommune: 0.1 };
const highestNumber = 999;
/** Codes for streets that came from another kommune: none of its own has them. */
const firstMovedCode = 8_100;
const movedCodes = 1_700;

/**
 * A later state of a register, address by address, and what became of each. `addresses` stand street by street,
 * as the generator gives them; one street at a time is remembered.
 */
export function* changeRegister(
  addresses: Iterable<GeneratedAddress>,
  plan: RegisterChangePlan,
): Generator<RegisterStep> {
  const chance = createSeeded(seedFor(plan.seed, 'changes'));
  const names = makeStreetNamePool(seedFor(plan.seed, 'new names'), 4_000);
  const districts = createDistricts(plan);
  let moved = 0;
  const changeStreet = function* (street: readonly GeneratedAddress[]): Generator<RegisterStep> {
    const happens = (change: keyof typeof parts): boolean => chance.chance(plan.share * parts[change]);
    const name = happens('street') ? chance.pick(names) : undefined;
    const neighbour = happens('kommune') ? neighbourOf(street) : undefined;
    // A boundary between postcodes is moved: everything from here on has another one.
    const from = happens('postcode') ? chance.between(0, Math.floor(street.length / 2)) : street.length;
    const town = districts.another(chance, street);
    const code = String(firstMovedCode + (moved % movedCodes));
    if (neighbour !== undefined) moved += 1;

    for (const [at, before] of street.entries()) {
      if (happens('closed')) {
        yield { before, changes: ['closed'] };
        continue;
      }
      const place = at >= from && town !== undefined ? town : before;
      const after: GeneratedAddress = {
        ...before,
        street: name ?? before.street,
        postcode: place.postcode,
        postDistrict: districts.nameOf(place),
        ...(neighbour === undefined ? {} : { kommuneCode: neighbour, streetCode: code }),
      };
      yield { before, after, changes: changesOf(before, after) };
    }
    for (const units of newHousesOf(street, () => happens('new'))) {
      const houseNumberId = randomId(chance);
      for (const unit of units) {
        const after: GeneratedAddress = {
          ...unit,
          id: randomId(chance),
          houseNumberId,
          street: name ?? unit.street,
          postDistrict: districts.nameOf(unit),
          ...(neighbour === undefined ? {} : { kommuneCode: neighbour, streetCode: code }),
        };
        yield { after, changes: ['new'] };
      }
    }
  };

  let street: GeneratedAddress[] = [];
  for (const address of addresses) {
    const [first] = street;
    if (first?.streetCode !== address.streetCode || first.kommuneCode !== address.kommuneCode) {
      yield* changeStreet(street);
      street = [];
    }
    street.push(address);
  }
  yield* changeStreet(street);
}

function changesOf(before: GeneratedAddress, after: GeneratedAddress): readonly RegisterChange[] {
  const changes: RegisterChange[] = [];
  if (before.street !== after.street) changes.push('street');
  if (before.postcode !== after.postcode) changes.push('postcode');
  else if (before.postDistrict !== after.postDistrict) changes.push('district');
  if (before.kommuneCode !== after.kommuneCode) changes.push('kommune');
  return changes;
}

/** The kommune whose code comes next. */
function neighbourOf([first]: readonly GeneratedAddress[]): string | undefined {
  const kommune = findKommune(first?.kommuneCode ?? '');
  return kommune && kommuner[(kommuner.indexOf(kommune) + 1) % kommuner.length]?.code;
}

/** For some houses of the street another of the same kind, numbered on from the last. */
function* newHousesOf(
  street: readonly GeneratedAddress[],
  isBuilt: () => boolean,
): Generator<readonly GeneratedAddress[]> {
  let number = Math.max(...street.map(({ houseNumber }) => Number.parseInt(houseNumber, 10)));
  const houses = new Map<string, GeneratedAddress[]>();
  for (const unit of street) {
    const units = houses.get(unit.houseNumberId);
    if (units === undefined) houses.set(unit.houseNumberId, [unit]);
    else units.push(unit);
  }
  for (const units of houses.values()) {
    if (!isBuilt() || number >= highestNumber) continue;
    number += 1;
    const houseNumber = String(number);
    yield units.map((unit) => ({ ...unit, houseNumber }));
  }
}

type Town = Pick<GeneratedAddress, 'postcode' | 'postDistrict'>;

interface Districts {
  /** The name of the district afterwards, the same for all addresses in it. */
  nameOf(town: Town): string;
  /** Another town, from those met lately. */
  another(chance: Seeded, street: readonly Town[]): Town | undefined;
}

function createDistricts({ seed, share }: RegisterChangePlan): Districts {
  const towns = new Map<string, Town>();
  const renamed = new Map<string, string>();
  return {
    nameOf({ postcode, postDistrict }) {
      const known = renamed.get(postcode);
      if (known !== undefined) return known;
      const chance = createSeeded(seedFor(seed, `district ${postcode}`));
      const name = chance.chance(share * parts.district) ? makeDistrictName(chance) : postDistrict;
      renamed.set(postcode, name);
      return name;
    },
    another(chance, street) {
      for (const town of street) towns.set(town.postcode, town);
      const here = street.at(-1)?.postcode;
      const lately = [...towns.values()].slice(-8).filter(({ postcode }) => postcode !== here);
      return lately.length === 0 ? undefined : chance.pick(lately);
    },
  };
}

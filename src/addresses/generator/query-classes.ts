import { canAbbreviate } from './abbreviations.ts';
import type { GeneratedAddress } from './national-register.ts';
import type { Seeded } from './seeded.ts';
import type { Slips } from './slips.ts';

/** What of the address a text tells; an answer that agrees in these parts is a right one. */
export type QueryPart = 'street' | 'houseNumber' | 'unit' | 'locality' | 'postcode' | 'partial-postcode';

/** Who types. */
export interface Typing {
  readonly chance: Seeded;
  readonly slips: Slips;
}
export interface Written {
  readonly text: string;
  readonly parts: readonly QueryPart[];
}

export interface ClassPlan {
  /** How often, beside the others; a whole number. */
  readonly weight: number;
  /** For which addresses such a text can be typed; for all where absent. */
  fits?(address: GeneratedAddress): boolean;
  write(address: GeneratedAddress, typing: Typing): Written;
}

export type QueryClass = keyof typeof queryClasses;

const lettersOf = (name: string): number => name.replace(/\P{L}/gu, '').length;
const numberOf = ({ houseNumber }: GeneratedAddress): number => Number.parseInt(houseNumber, 10);
const hasUnit = ({ floor, door }: GeneratedAddress): boolean => floor !== '' || door !== '';

function unitOf({ chance }: Typing, { door }: GeneratedAddress, floor: string): string {
  if (floor === '' || door === '') return floor + door;
  return floor.endsWith('.') || chance.chance(0.5) ? `${floor} ${door}` : `${floor}. ${door}`;
}

/** The address as one line; what is not given is as it stands in the register. */
function line(
  address: GeneratedAddress,
  typing: Typing,
  {
    name = address.street,
    number = address.houseNumber,
    floor = address.floor,
    town = typing.chance.pick(['', 'postcode', 'whole']),
  } = {},
): Written {
  const { chance } = typing;
  const unit = unitOf(typing, address, floor);
  const comma = chance.chance(0.6) ? ',' : '';
  const end =
    town === '' ? '' : `${comma} ${address.postcode}${town === 'whole' ? ` ${address.postDistrict}` : ''}`;
  const text = `${name} ${number}${unit === '' ? '' : `${comma} ${unit}`}${end}`;
  return { text: cased(chance, text), parts: town === '' ? exact : [...exact, 'postcode'] };
}

const exact: readonly QueryPart[] = ['street', 'houseNumber', 'unit'];

/** Most people type small letters. */
const cased = (chance: Seeded, text: string): string => (chance.chance(0.6) ? text.toLowerCase() : text);

const longEnough = ({ street }: GeneratedAddress): boolean => lettersOf(street) >= 5;

/** Every class of texts, and how one is written. */
export const queryClasses = {
  prefix: {
    weight: 20,
    write: ({ street }, { chance }) => ({
      text: cased(chance, street.slice(0, chance.between(2, Math.max(3, street.length - 2)))).trimEnd(),
      parts: ['street'],
    }),
  },
  clean: { weight: 20, write: (address, typing) => line(address, typing) },
  typo: {
    weight: 18,
    fits: longEnough,
    write: (address, typing) => line(address, typing, { name: typing.slips.one(address.street) }),
  },
  'plain-letters': {
    weight: 8,
    fits: ({ street }) => /[æøå]/i.test(street),
    write: (address, typing) => line(address, typing, { name: typing.slips.plain(address.street) }),
  },
  abbreviated: {
    weight: 7,
    fits: ({ street }) => canAbbreviate(street),
    write: (address, typing) => line(address, typing, { name: typing.slips.abbreviated(address.street) }),
  },
  swapped: {
    weight: 5,
    write(address, typing) {
      const { text } = line(address, typing, { town: '' });
      const district = typing.chance.chance(0.3) ? ` ${address.postDistrict}` : '';
      return { text: `${address.postcode}${district} ${text}`, parts: [...exact, 'postcode'] };
    },
  },
  joined: {
    weight: 3,
    write: (address, typing) => ({
      text: [typing.slips.joined(address.street, address.houseNumber), unitOf(typing, address, address.floor)]
        .filter((part) => part !== '')
        .join(' '),
      parts: exact,
    }),
  },
  split: {
    weight: 3,
    fits: ({ street }) => /^\p{L}{8,}$/u.test(street),
    write: (address, typing) => line(address, typing, { name: typing.slips.split(address.street) }),
  },
  hard: {
    weight: 8,
    fits: longEnough,
    write: (address, typing) => line(address, typing, { name: typing.slips.hard(address.street) }),
  },
  'partial-postcode': {
    weight: 3,
    write(address, typing) {
      const { text } = line(address, typing, { town: '' });
      return {
        text: `${text}, ${address.postcode.slice(0, typing.chance.between(1, 3))}`,
        parts: [...exact, 'partial-postcode'],
      };
    },
  },
  'floor-words': {
    weight: 4,
    fits: ({ floor }) => floor !== '',
    write: (address, typing) => line(address, typing, { floor: typing.slips.floor(address.floor) }),
  },
  'number-word': {
    weight: 2,
    write: (address, typing) => line(address, typing, { number: typing.slips.numbered(address.houseNumber) }),
  },
  range: {
    weight: 2,
    fits: (address) => /^\d+$/.test(address.houseNumber) && !hasUnit(address),
    write: (address, typing) =>
      line(address, typing, { number: typing.slips.range(numberOf(address), numberOf(address) + 2) }),
  },
  locality: {
    weight: 3,
    fits: ({ locality }) => locality !== '',
    write(address, typing) {
      const { text } = line(address, typing, { town: '' });
      const town = typing.chance.chance(0.5) ? '' : `, ${address.postcode} ${address.postDistrict}`;
      return {
        text: `${text}, ${address.locality}${town}`,
        parts: [...exact, 'locality', ...(town === '' ? [] : ['postcode' as const])],
      };
    },
  },
  'digits-in-name': {
    weight: 2,
    fits: ({ street }) => /\d/.test(street),
    write: (address, typing) => line(address, typing),
  },
} satisfies Readonly<Record<string, ClassPlan>>;

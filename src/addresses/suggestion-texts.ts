import { formatStreetLine, isHighStreetCode } from '../domain/address.ts';
import type { AddressSuggestion } from './address-register.ts';
import { findKommune } from './kommuner.ts';
import {
  addressAt,
  at,
  houseOfUnit,
  kommuneOf,
  localityOf,
  localityRow,
  postcodeRow,
  postcodeText,
  type RegisterData,
  streetCodeOf,
  streetNameOf,
  streetOfHouse,
  unitsOf,
} from './register-data.ts';
import type { Token } from './tokens.ts';
import { formatHouseNumber } from './unit-codes.ts';

export interface SuggestionContext {
  readonly data: RegisterData;
  readonly tokens: readonly Token[];
  readonly kommuneCode?: string | undefined;
}

type Unmarked<Line> = Line extends AddressSuggestion ? Omit<Line, 'highlights'> : never;
/** The same whatever was typed to find it. */
export type SuggestionLine = Unmarked<AddressSuggestion>;

const postcodesOf = ({ columns }: RegisterData, street: number): number[] => [
  ...columns.streetPostcodes.subarray(
    columns.streetFirstPostcode[street],
    columns.streetFirstPostcode[street + 1],
  ),
];

const localitiesOf = ({ columns }: RegisterData, street: number): number[] => [
  ...columns.streetLocalities.subarray(
    columns.streetFirstLocality[street],
    columns.streetFirstLocality[street + 1],
  ),
];

/** `6000 Kolding`; of a long street, the first places and a sign that there are more. */
function townsOf(data: RegisterData, street: number): string {
  const postcodes = postcodesOf(data, street).sort(
    (a, b) => at(data.columns.postcode, a) - at(data.columns.postcode, b),
  );
  const towns = postcodes
    .slice(0, 2)
    .map((postcode) => `${postcodeText(data, postcode)} ${data.districts.get(postcode)}`);
  return towns.join(', ') + (postcodes.length > towns.length ? ' m.fl.' : '');
}

/** Names the kommune where it is not the office's own, and roads that nobody lives on. */
function remarks({ data, kommuneCode }: SuggestionContext, street: number): string {
  const code = kommuneOf(data, street);
  const other = kommuneCode !== undefined && code !== kommuneCode;
  return (
    (other ? ` (kommune: ${findKommune(code)?.name ?? code})` : '') +
    (isHighStreetCode(streetCodeOf(data, street)) ? ' – administrativ vejkode, ikke en bolig' : '')
  );
}

/**
 * What must stand before a street name so that it means this street alone: nothing where the register has
 * one street of the name, else the postcode, and the supplementary town where the postcode has two.
 */
function pinOf(data: RegisterData, street: number, house?: number): string {
  const { columns } = data;
  const name = at(columns.streetName, street);
  const first = at(columns.nameFirstStreet, name);
  const end = at(columns.nameFirstStreet, name + 1);
  if (end - first === 1) return '';
  const postcode = house === undefined ? postcodesOf(data, street)[0] : postcodeRow(data, house);
  if (postcode === undefined) return '';
  const code = postcodeText(data, postcode);
  for (let other = first; other < end; other += 1) {
    if (other === street || !postcodesOf(data, other).some((index) => postcodeText(data, index) === code))
      continue;
    const locality = house === undefined ? localitiesOf(data, street)[0] : localityRow(data, house);
    return locality === undefined || locality === 0
      ? `${code} `
      : `${code} ${data.localities.get(locality - 1)}, `;
  }
  return `${code} `;
}

export function suggestStreet(context: SuggestionContext, street: number): SuggestionLine {
  const { data } = context;
  const label = streetNameOf(data, street);
  const localities = localitiesOf(data, street);
  const [only] = localities;
  const town = localities.length === 1 && only !== undefined ? `${data.localities.get(only - 1)}, ` : '';
  return {
    kind: 'street',
    text: `${pinOf(data, street)}${label} `,
    label,
    detail: town + townsOf(data, street) + remarks(context, street),
  };
}

/** How many streets have this one's name. */
export function streetsOfName({ columns }: RegisterData, street: number): number {
  const name = at(columns.streetName, street);
  return at(columns.nameFirstStreet, name + 1) - at(columns.nameFirstStreet, name);
}

/** A name that many places have: choosing it asks which. */
export function suggestName(context: SuggestionContext, street: number): SuggestionLine {
  const { data } = context;
  const label = streetNameOf(data, street);
  return {
    kind: 'street',
    text: `${label} `,
    label,
    detail: `${streetsOfName(data, street)} steder, bl.a. ${townsOf(data, street)}`,
  };
}

export function unitCount(data: RegisterData, house: number): number {
  const [from, to] = unitsOf(data, house);
  return to - from;
}

function detailOfHouse(context: SuggestionContext, house: number, street: number): string {
  const { data } = context;
  const postcode = postcodeRow(data, house);
  const locality = localityOf(data, house);
  const town = `${postcodeText(data, postcode)} ${data.districts.get(postcode)}`;
  return (locality === undefined ? town : `${locality}, ${town}`) + remarks(context, street);
}

export function suggestHouse(context: SuggestionContext, house: number): SuggestionLine {
  const { data } = context;
  const street = streetOfHouse(data, house);
  const label = `${streetNameOf(data, street)} ${formatHouseNumber(at(data.columns.houseNumber, house))}`;
  return {
    kind: 'house-number',
    text: `${pinOf(data, street, house)}${label}, `,
    label,
    detail: `${detailOfHouse(context, house, street)} · ${unitCount(data, house)} adresser`,
  };
}

export function suggestAddress(context: SuggestionContext, unit: number): SuggestionLine {
  const { data } = context;
  const address = addressAt(data, unit);
  const house = houseOfUnit(data, unit);
  const label = formatStreetLine(address);
  const locality = address.locality === undefined ? '' : `${address.locality}, `;
  return {
    kind: 'address',
    text: `${label}, ${locality}${address.postcode} ${address.postDistrict}`,
    label,
    detail: detailOfHouse(context, house, streetOfHouse(data, house)),
    address,
  };
}

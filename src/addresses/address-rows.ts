import type { AddressData } from './address-data.ts';
import type { RegisterRow } from './register-builder.ts';
import { at, houseOfUnit, localityOf, postcodeRow, streetNameOf, streetOfHouse } from './register-data.ts';
import type { KindText, PlaceText } from './text-order.ts';
import { firstNamedDoor } from './unit-codes.ts';

/** What the place with this number stands for. */
export function placeAt({ columns, districts, localities }: AddressData, index: number): PlaceText {
  const postcode = at(columns.placePostcode, index);
  const locality = at(columns.placeLocality, index);
  return {
    index,
    postcode: at(columns.postcode, postcode),
    district: districts.get(postcode),
    locality: locality === 0 ? undefined : localities.get(locality - 1),
  };
}

/** What the kind with this number stands for. */
export function kindAt({ columns, doors }: AddressData, index: number): KindText {
  const code = at(columns.kindDoor, index);
  return {
    index,
    floor: at(columns.kindFloor, index),
    door:
      code < firstNamedDoor
        ? { kind: 'code', code }
        : { kind: 'named', name: doors.get(code - firstNamedDoor) },
  };
}

/** An address as the row that it was built of. */
export function rowAt(data: AddressData, unit: number): RegisterRow {
  const { columns } = data;
  const house = houseOfUnit(data, unit);
  const street = streetOfHouse(data, house);
  const id = data.unitIds.at(unit);
  if (id === undefined) throw new Error(`Row ${unit} has no address id`);
  const { floor, door } = kindAt(data, at(columns.unitKind, unit));
  const postcode = postcodeRow(data, house);
  return {
    id,
    houseNumberId: data.houseIds.at(house),
    kommune: at(columns.streetKommune, street),
    streetCode: at(columns.streetCode, street),
    street: streetNameOf(data, street),
    houseNumber: at(columns.houseNumber, house),
    floor,
    door,
    locality: localityOf(data, house),
    postcode: at(columns.postcode, postcode),
    postDistrict: data.districts.get(postcode),
  };
}

/** All of them, in order. */
export function* rowsOf(data: AddressData | undefined): Generator<RegisterRow> {
  const count = data?.columns.unitKind.length ?? 0;
  for (let unit = 0; unit < count; unit += 1) if (data !== undefined) yield rowAt(data, unit);
}

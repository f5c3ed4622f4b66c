import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AddressId,
  type DarAddress,
  formatAddressLines,
  formatStreetLine,
  isHighStreetCode,
  parseAddressId,
} from './address.ts';

const address: DarAddress = {
  id: '0a3f50b9-0000-32b8-e044-0003ba298018' as AddressId,
  kommuneCode: '0851',
  streetCode: '0412',
  street: 'Lærkevej',
  houseNumber: '9C',
  floor: '1',
  door: 'tv',
  locality: 'Komdrup',
  postcode: '9293',
  postDistrict: 'Kongerslev',
};

describe('an address on an envelope', () => {
  test('has the locality on a line of its own', () => {
    expect(formatAddressLines(address)).toEqual(['Lærkevej 9C, 1. tv', 'Komdrup', '9293 Kongerslev']);
    const { locality: _, ...without } = address;
    expect(formatAddressLines(without)).toEqual(['Lærkevej 9C, 1. tv', '9293 Kongerslev']);
  });

  test.each<[Partial<DarAddress>, string]>([
    [{ floor: 'st', door: 'th' }, 'Lærkevej 9C, st th'],
    [{ floor: 'kl' }, 'Lærkevej 9C, kl'],
    [{ floor: '12', door: '3' }, 'Lærkevej 9C, 12. 3'],
    [{ door: 'mf' }, 'Lærkevej 9C, mf'],
    [{}, 'Lærkevej 9C'],
  ])('%j', (unit, line) => {
    const { floor: _floor, door: _door, ...house } = address;
    expect(formatStreetLine({ ...house, ...unit })).toBe(line);
  });
});

describe('the id of an address', () => {
  test('is any UUID, in either case', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(parseAddressId(id)).toBe(id);
        expect(parseAddressId(` ${id.toUpperCase()}`)).toBe(id);
      }),
    );
  });

  test('is nothing else', () => {
    fc.assert(
      fc.property(
        fc.anything().filter((value) => typeof value !== 'string'),
        (value) => {
          expect(parseAddressId(value)).toBeUndefined();
        },
      ),
    );
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(parseAddressId(id.slice(1))).toBeUndefined();
      }),
    );
  });
});

test('roads from 9900 are not places to live', () => {
  expect(['9899', '9900', '9999', '0990', '09900'].map(isHighStreetCode)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

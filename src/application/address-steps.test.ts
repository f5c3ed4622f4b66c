import { describe, expect, it } from 'vitest';
import { type DarAddress, formatStreetLine } from '../domain/address.ts';
import { buildAddress } from '../testing/build-registration.ts';
import { findMissingPart } from './address-steps.ts';
import type { AddressSuggestion } from './ports/address-register.ts';

const line = (kind: 'street' | 'house-number', label: string, typed: string): AddressSuggestion => ({
  kind,
  label,
  text: `${label} `,
  detail: '6000 Kolding',
  highlights: [{ from: 0, to: typed.length }],
});
const unit = (overrides: Partial<DarAddress>): AddressSuggestion => {
  const { floor: _, door: __, ...house } = buildAddress();
  const address = { ...house, ...overrides };
  const label = formatStreetLine(address);
  return { kind: 'address', label, text: label, detail: '6000 Kolding', highlights: [], address };
};

describe('What the address box asks for', () => {
  it('goes from street to number to floor and door', () => {
    expect(findMissingPart([line('street', 'Øvelsesvej', 'Øve')])).toEqual({ kind: 'street' });
    expect(findMissingPart([line('house-number', 'Øvelsesvej 9C', 'Øve')])).toEqual({ kind: 'house-number' });
    expect(findMissingPart([line('house-number', 'Øvelsesvej 9C', 'Øvelsesvej 9C')])).toEqual({
      kind: 'floor-and-door',
      at: 'Øvelsesvej 9C',
    });
  });

  it('is what the addresses of the house differ in', () => {
    const at = 'Øvelsesvej 9C';
    const floors = [unit({ floor: 'st' }), unit({ floor: '1' })];
    expect(findMissingPart(floors)).toEqual({ kind: 'floor', at });
    const doors = [unit({ floor: '1', door: 'tv' }), unit({ floor: '1', door: 'th' })];
    expect(findMissingPart(doors)).toEqual({ kind: 'door', at });
    expect(findMissingPart([...doors, unit({ floor: '2', door: 'tv' })])).toEqual({
      kind: 'floor-and-door',
      at,
    });
  });

  it('is nothing where the one address is there, or the lines are of several houses', () => {
    expect(findMissingPart([])).toBeUndefined();
    expect(findMissingPart([unit({ floor: '1' })])).toBeUndefined();
    expect(findMissingPart([unit({ floor: '1' }), unit({ houseNumber: '11' })])).toBeUndefined();
    expect(findMissingPart([unit({}), line('house-number', 'Øvelsesvej 9D', '')])).toBeUndefined();
  });
});

import type { AddressSuggestion } from './ports/address-register.ts';

/** What is still to be chosen before an address can be registered. */
export type MissingPart =
  | { readonly kind: 'street' | 'house-number' }
  | { readonly kind: 'floor' | 'door' | 'floor-and-door'; readonly at: string };

/**
 * What the list asks for, by its first lines; undefined where the one address is there, or the lines are
 * of several houses.
 */
export function findMissingPart(suggestions: readonly AddressSuggestion[]): MissingPart | undefined {
  const [first] = suggestions;
  if (first === undefined) return undefined;
  if (first.kind !== 'address') {
    if (first.kind === 'street') return { kind: 'street' };
    // The number was typed to its end; `1` may still become `12`, but the clerk sees that below.
    const isWhole = first.highlights.at(-1)?.to === first.label.length;
    return isWhole ? { kind: 'floor-and-door', at: first.label } : { kind: 'house-number' };
  }
  const { street, houseNumber, postcode } = first.address;
  const units = suggestions.flatMap((suggestion) =>
    suggestion.kind === 'address' ? [suggestion.address] : [],
  );
  const isOneHouse = units.every(
    (unit) => unit.street === street && unit.houseNumber === houseNumber && unit.postcode === postcode,
  );
  if (!isOneHouse || units.length < 2 || units.length < suggestions.length) return undefined;
  const floors = new Set(units.map(({ floor }) => floor)).size;
  const doors = new Set(units.map(({ door }) => door)).size;
  const kind = floors === 1 ? 'door' : doors === 1 ? 'floor' : 'floor-and-door';
  return { kind, at: `${street} ${houseNumber}` };
}

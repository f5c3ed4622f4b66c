import type { DarAddress } from '../domain/address.ts';
import type { AddressSuggestion } from './ports/address-register.ts';

/**
 * Puts what leads to an address that was used lately before its equals, and no further: lines of the same kind
 * of which the typed text says equally much. So a recent address is never chosen for another that fits better.
 */
export function rankRecent(
  suggestions: readonly AddressSuggestion[],
  recent: readonly DarAddress[],
): readonly AddressSuggestion[] {
  const ranked: AddressSuggestion[] = [];
  for (let at = 0; at < suggestions.length; ) {
    const key = likenessOf(suggestions[at] as AddressSuggestion);
    let end = at + 1;
    while (end < suggestions.length && likenessOf(suggestions[end] as AddressSuggestion) === key) end += 1;
    const equals = suggestions.slice(at, end).map((suggestion) => ({
      suggestion,
      place: recent.findIndex((address) => leadsTo(suggestion, address)),
    }));
    const order = (place: number): number => (place === -1 ? recent.length : place);
    ranked.push(
      ...equals.sort((a, b) => order(a.place) - order(b.place)).map(({ suggestion }) => suggestion),
    );
    at = end;
  }
  return ranked;
}

/** Kind, what of it was typed, whether that is all of it, and whether it lies in another kommune. */
function likenessOf({ kind, label, detail, highlights }: AddressSuggestion): string {
  const typed = highlights.map(({ from, to }) => label.slice(from, to));
  const isWhole = highlights.at(-1)?.to === label.length;
  return JSON.stringify([kind, typed.join('|').toLowerCase(), isWhole, detail.includes('(kommune: ')]);
}

function leadsTo(suggestion: AddressSuggestion, address: DarAddress): boolean {
  if (suggestion.kind === 'address') return suggestion.address.id === address.id;
  const { street, houseNumber, postcode, postDistrict } = address;
  const label = suggestion.kind === 'street' ? street : `${street} ${houseNumber}`;
  return suggestion.label === label && suggestion.detail.includes(`${postcode} ${postDistrict}`);
}

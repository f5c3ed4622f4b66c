import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressId, formatStreetLine } from '../domain/address.ts';
import { buildAddress } from '../testing/build-registration.ts';
import type { AddressSuggestion } from './ports/address-register.ts';
import { rankRecent } from './rank-recent.ts';

const street = (label: string, typed: number, kommune = ''): AddressSuggestion => ({
  kind: 'street',
  label,
  text: `${label} `,
  detail: `6000 Kolding${kommune === '' ? '' : ` (kommune: ${kommune})`}`,
  highlights: [{ from: 0, to: typed }],
});
const unit = (nth: number, houseNumber: string): AddressSuggestion => {
  const id = `0a3f50b8-0000-4000-8000-${String(nth).padStart(12, '0')}` as AddressId;
  const address = buildAddress({ id, houseNumber });
  const label = formatStreetLine(address);
  return { kind: 'address', label, text: label, detail: '6000 Kolding', highlights: [], address };
};
const labels = (suggestions: readonly AddressSuggestion[]): readonly string[] =>
  suggestions.map(({ label }) => label);

describe('A recent address', () => {
  it('brings its street and its own line up among their equals', () => {
    const recent = [buildAddress({ street: 'Prøvegade' })];
    const streets = [street('Prøvealle', 3), street('Prøvegade', 3), street('Prøvevej', 3)];
    expect(labels(rankRecent(streets, recent))).toEqual(['Prøvegade', 'Prøvealle', 'Prøvevej']);
    const units = [unit(1, '1'), unit(2, '3'), unit(3, '5')];
    const used = units.flatMap((one) => (one.kind === 'address' ? [one.address] : [])).reverse();
    expect(labels(rankRecent(units, used.slice(0, 2)))).toEqual(labels([...units].reverse()));
  });

  it('stays behind what fits better: the whole name, more of it, the own kommune', () => {
    const recent = [buildAddress({ street: 'Prøvevejen' })];
    for (const better of [street('Prøvevej', 8), street('Prøvevej', 5)]) {
      const ranked = [better, street('Prøvevejen', better.label === 'Prøvevej' ? 3 : 8)];
      expect(rankRecent(ranked, recent)).toEqual(ranked);
    }
    const other = [street('Prøvestien', 3), street('Prøvevejen', 3, 'Vejle')];
    expect(rankRecent(other, recent)).toEqual(other);
    const whole = [street('Prøvevej', 8), street('Prøvevejen', 8)];
    expect(rankRecent(whole, recent)).toEqual(whole);
  });

  it('neither adds nor drops a line, and without one the order is as it was', () => {
    const anyStreet = fc.record({ name: fc.constantFrom('Aa', 'Ab', 'Abc', 'B'), typed: fc.nat({ max: 2 }) });
    fc.assert(
      fc.property(fc.array(anyStreet, { maxLength: 12 }), fc.constantFrom('Aa', 'Abc'), (made, used) => {
        const lines = made.map(({ name, typed }) => street(name, typed));
        const ranked = rankRecent(lines, [buildAddress({ street: used })]);
        expect(labels(ranked).toSorted()).toEqual(labels(lines).toSorted());
        expect(rankRecent(lines, [])).toEqual(lines);
      }),
    );
  });
});

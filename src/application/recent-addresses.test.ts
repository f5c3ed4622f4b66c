import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddressId } from '../domain/address.ts';
import { buildAddress } from '../testing/build-registration.ts';
import { instant } from '../testing/fake-machine.ts';
import type { RecentAddress } from './ports/recent-addresses.ts';
import { keepRecent, mostRecent, recentDays, withUse } from './recent-addresses.ts';

const idOf = (nth: number) => `0a3f50b8-0000-4000-8000-${String(nth).padStart(12, '0')}` as AddressId;
const addressOf = (nth: number) => buildAddress({ id: idOf(nth) });
const day = 86_400_000;
const start = Date.parse('2026-11-23T08:00:00.000Z');
const after = (days: number) => instant(new Date(start + days * day).toISOString());

/** Addresses and the days between their uses. */
const uses = fc.array(fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 4 })), { maxLength: 200 });

describe('The addresses used last', () => {
  it('are each there once, the last used first, within their number and their days', () => {
    fc.assert(
      fc.property(uses, (made) => {
        let recent: readonly RecentAddress[] = [];
        let today = 0;
        const lastUse = new Map<AddressId, number>();
        for (const [nth, days] of made) {
          today += days;
          recent = withUse(recent, addressOf(nth), after(today));
          lastUse.delete(idOf(nth));
          lastUse.set(idOf(nth), today);
        }
        const expected = [...lastUse].reverse().filter(([, used]) => today - used <= recentDays);
        expect(recent.map(({ address }) => address.id)).toEqual(
          expected.slice(0, mostRecent).map(([id]) => id),
        );
      }),
    );
  });

  it('have the text that they were last printed with', () => {
    const once = withUse([], addressOf(1), after(0));
    const renamed = { ...addressOf(1), street: 'Prøvevej' };
    expect(withUse(once, renamed, after(1))).toEqual([{ address: renamed, usedAt: after(1) }]);
  });

  it('are forgotten the moment they are older than that', () => {
    const recent = withUse([], addressOf(1), after(0));
    expect(keepRecent(recent, after(recentDays))).toHaveLength(1);
    expect(keepRecent(recent, after(recentDays + 0.001))).toEqual([]);
    expect(keepRecent(recent, after(8), 7)).toEqual([]);
  });
});

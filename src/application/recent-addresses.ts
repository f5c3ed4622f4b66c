import type { DarAddress } from '../domain/address.ts';
import type { Instant } from '../domain/registration.ts';
import type { RecentAddress } from './ports/recent-addresses.ts';

/** How many addresses a station remembers. */
export const mostRecent = 50;
/** Days after which an address that nobody has used again is forgotten. */
export const recentDays = 90;
const dayMilliseconds = 86_400_000;

/** The list after one more use: the address first and once, the oldest gone. */
export function withUse(
  recent: readonly RecentAddress[],
  address: DarAddress,
  usedAt: Instant,
): readonly RecentAddress[] {
  const others = recent.filter((one) => one.address.id !== address.id);
  return [{ address, usedAt }, ...keepRecent(others, usedAt)].slice(0, mostRecent);
}

/** Those used within so many days of `now`, by the station's clock. */
export function keepRecent(
  recent: readonly RecentAddress[],
  now: Instant,
  days: number = recentDays,
): readonly RecentAddress[] {
  const oldest = Date.parse(now) - days * dayMilliseconds;
  return recent.filter(({ usedAt }) => Date.parse(usedAt) >= oldest);
}

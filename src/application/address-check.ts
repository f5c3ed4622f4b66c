import { type DarAddress, formatAddressLines } from '../domain/address.ts';
import type { AddressRegister, FoundAddress } from './ports/address-register.ts';

/** What the register in use says of an address that was chosen from an earlier one. Decides nothing. */
export type AddressStanding =
  | { readonly kind: 'same' }
  /** The same id is printed otherwise or has other codes: a renamed street, a new postcode. */
  | { readonly kind: 'changed'; readonly now: DarAddress }
  /** Taken down in the register: there is such an address no more. */
  | { readonly kind: 'closed' }
  /** The register does not know the id. */
  | { readonly kind: 'vanished' };

/** One that somebody should look at. */
export type StaleStanding = Exclude<AddressStanding, { readonly kind: 'same' }>;

export function checkStoredAddress(stored: DarAddress, found: FoundAddress | undefined): AddressStanding {
  if (found === undefined) return { kind: 'vanished' };
  if (found.state === 'closed') return { kind: 'closed' };
  return isSame(stored, found.address) ? { kind: 'same' } : { kind: 'changed', now: found.address };
}

/**
 * Undefined where there is no register to look into, or none that covers the address: a register of one kommune and
 * its neighbours says nothing of an address elsewhere that it does not have.
 */
export async function lookUpAgain(
  register: Pick<AddressRegister, 'findInfo' | 'findById'>,
  stored: DarAddress,
): Promise<AddressStanding | undefined> {
  const info = await register.findInfo();
  if (info === undefined) return undefined;
  const found = await register.findById(stored.id);
  const isCovered = info.kommuner.some(({ code }) => code === stored.kommuneCode);
  return found === undefined && !isCovered ? undefined : checkStoredAddress(stored, found);
}

export const isStale = (standing: AddressStanding | undefined): standing is StaleStanding =>
  standing !== undefined && standing.kind !== 'same';

const isSame = (one: DarAddress, other: DarAddress): boolean =>
  one.kommuneCode === other.kommuneCode &&
  one.streetCode === other.streetCode &&
  formatAddressLines(one).join('\n') === formatAddressLines(other).join('\n');

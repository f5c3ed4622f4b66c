import type { AddressId, DarAddress } from '../../domain/address.ts';
import type { Instant } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { StoreProblem } from './station-store.ts';

/** An address that somebody was registered at; says nothing of who. */
export interface RecentAddress {
  /** As it was printed when it was last used. */
  readonly address: DarAddress;
  readonly usedAt: Instant;
}

/**
 * The addresses that the station's registrations were last saved at: shelters and accommodation centres recur.
 * Drafts leave none, so a colleague's draft is not told of; and whoever may not see what the station has saved
 * finds none, since the list tells where people have moved to.
 */
export interface RecentAddresses {
  /** Last used first, at most `mostRecent`. */
  listRecent(): Promise<readonly RecentAddress[]>;
  /** Takes one off the list until it is used again. */
  forgetRecent(id: AddressId): Promise<Result<void, StoreProblem>>;
}

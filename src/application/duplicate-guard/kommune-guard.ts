import type { KnownPerson } from '../../domain/person-tokens.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import type { KommuneHit } from './find-in-kommune.ts';

export type { KommuneHit } from './find-in-kommune.ts';

/** What the form asks of the kommune's other stations. Needs no line. */
export interface KommuneGuard {
  /** `except`: the records that the one in hand corrects. */
  find(person: KnownPerson, except: readonly RegistrationId[]): Promise<readonly KommuneHit[]>;
  /** When the station last heard all that there was; undefined where it never has. */
  findHeardAt(): Promise<Instant | undefined>;
}

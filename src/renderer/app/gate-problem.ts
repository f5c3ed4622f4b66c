import type { AccessState } from '../../application/ports/station-access.ts';
import type { IdentityProblem } from '../host/station-host.ts';
import type { OpenProblem } from './open-station.ts';

/** Why the station does not come as far as its desk. */
export type StartProblem =
  | { readonly from: 'identity'; readonly problem: IdentityProblem }
  | {
      readonly from: 'access';
      readonly problem: Exclude<AccessState, { readonly kind: 'new' | 'locked' }>;
    }
  | OpenProblem;

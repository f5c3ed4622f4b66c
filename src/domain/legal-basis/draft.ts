import type { CitationRepair, LegalBasis } from './provision.ts';

export type Provision = Omit<LegalBasis, 'law'>;

/** One way to read the pieces from a place on. Readings that get equally far are equally good. */
export interface Draft {
  readonly provision: Provision;
  readonly repairs: readonly CitationRepair[];
  readonly next: number;
}

import type { CalendarDate } from './calendar-date.ts';
import type { LegalBasis } from './legal-basis.ts';

/** `1`-`15`, as numbered in the list that Udlændingestyrelsen gives the kommuner. */
export type GroupId =
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '10'
  | '11'
  | '12'
  | '13'
  | '14'
  | '15';

/**
 * A provision as the list names it. Parts left out match any (`§ 9 b` covers `§ 9 b, stk. 1`), save the
 * letter: § 9 and § 9 c are two paragraphs.
 */
export type ProvisionPattern = Pick<LegalBasis, 'paragraph' | 'letter' | 'stk' | 'nr'>;

/** An age that usually goes with a group: a hint for the clerk, never a gate. Years. */
export interface AgeHint {
  readonly from?: number;
  readonly below?: number;
}

export interface CoveredGroup {
  readonly id: GroupId;
  readonly name: { readonly da: string; readonly en: string };
  readonly provisions: readonly ProvisionPattern[];
  readonly age?: AgeHint;
  /** What tells this group from others under the same provision. */
  readonly distinguishedBy?: { readonly da: string; readonly en: string };
}

/**
 * `other-route`: the person goes elsewhere. `already-registered`: there is an ordinary number already.
 * `not-a-permit-ground`: no permit is given under it, so the citation was read or typed wrongly.
 */
export type NearMissKind = 'other-route' | 'already-registered' | 'not-a-permit-ground';

export interface NearMiss {
  readonly id: string;
  readonly kind: NearMissKind;
  readonly provision?: ProvisionPattern;
  readonly law?: LegalBasis['law'];
  readonly reason: { readonly da: string; readonly en: string };
  /** Where the person goes instead. */
  readonly referral: { readonly da: string; readonly en: string };
  /** False where there is no source for what it says; the screen then says so. */
  readonly sourced: boolean;
}

/** The list as dated, replaceable data (`resources/covered-groups/`). */
export interface CoveredGroupList {
  /** E.g. `2026-11-23`. */
  readonly version: string;
  readonly validFrom: CalendarDate;
  readonly validTo?: CalendarDate;
  readonly source: string;
  readonly groups: readonly CoveredGroup[];
  readonly nearMisses: readonly NearMiss[];
}

export type Coverage = 'covered' | 'choose' | 'not-covered' | 'unknown';

export type CoverageReason =
  | 'one-group'
  | 'several-groups'
  | 'near-miss'
  /** Nobody gets a permit under the provision: look at the letter again. */
  | 'not-a-permit-ground'
  | 'not-on-list'
  | 'incomplete-citation'
  | 'ambiguous-citation'
  | 'no-citation'
  | 'no-list-for-date';

export interface TraceStep {
  /** Stable name of the rule, e.g. `group-4`, `near-miss-9a`. */
  readonly rule: string;
  readonly outcome: 'matched' | 'passed' | 'hint';
  /** For the clerk and the record, in Danish. */
  readonly detail: string;
}

export interface GroupMatch {
  readonly group: CoveredGroup;
  /** Whether the person's age is the one that usually goes with the group; undefined without a hint or birth date. */
  readonly ageFits?: boolean;
}

export interface CoverageDecision {
  readonly coverage: Coverage;
  readonly reason: CoverageReason;
  /** One where covered, several where the clerk must choose, none otherwise. */
  readonly groups: readonly GroupMatch[];
  readonly nearMiss?: NearMiss;
  readonly candidates: readonly LegalBasis[];
  readonly listVersion: string;
  readonly trace: readonly TraceStep[];
}

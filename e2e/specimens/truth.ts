import type { Coverage, GroupId } from '../../src/domain/covered-groups.ts';

/** A person who gets a number by the letter; `null` where the letter does not say. Dates are ISO. */
export interface PersonTruth {
  /** `DDMMYY-SSSS`, from the practice series: births 2037-2057, seventh digit 5-8. */
  readonly cpr: string | null;
  readonly name: string;
  readonly birthDate: string;
  /** ISO 3166-1 alpha-3. */
  readonly citizenship: string;
  /** Canonical citation. */
  readonly legalBasis: string;
  readonly coverage: Coverage;
  /** The groups that the provision may mean; none where it is not covered. */
  readonly groups: readonly GroupId[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly unlimited: null;
}

/** What a practice letter truly says: what a reader of it should find. */
export interface LetterTruth {
  readonly file: string;
  readonly kind: 'permit-letter' | 'other';
  readonly layout: 'to-the-person' | 'to-the-kommune' | 'bilingual' | 'lease';
  readonly language: 'da' | 'da+en';
  readonly form: 'png' | 'jpeg' | 'pdf-text' | 'pdf-image';
  readonly damage: 'none' | 'scan' | 'photo';
  readonly pages: number;
  readonly letterDate: string | null;
  readonly caseNumber: string | null;
  readonly persons: readonly PersonTruth[];
  /** Numbers on the page that belong to others: never the answer. */
  readonly otherNumbers: readonly string[];
  /** What the letter is there to try. */
  readonly tries: string;
}

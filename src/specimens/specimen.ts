import type { Sex } from '../domain/cpr-number.ts';
import type { Box, PageDrawing } from './drawing/page-drawing.ts';

export type Language = 'da' | 'en';

/** What a reader may be tuned on, and what it must never have seen: layouts and sentences of their own. */
export type Split = 'work' | 'held-back';

export type SpecimenKind =
  | 'permit'
  | 'permit-without-number'
  | 'refusal'
  | 'extension'
  | 'permanent'
  | 'receipt'
  | 'hearing'
  | 'lease'
  | 'registration'
  | 'tax'
  | 'passport'
  | 'blank';

/** A text of the letter and where it is printed: a box for each line that it takes. */
export interface PrintedText {
  readonly text: string;
  readonly boxes: readonly Box[];
}

/** Dates as `YYYY-MM-DD`. What the letter does not print is null. */
export interface PersonTruth {
  /** `010145-5009` */
  readonly cpr: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Whether the name holds letters that Danish does not have. */
  readonly hasForeignSigns: boolean;
  readonly sex: Sex;
  readonly birthDate: string | null;
  /** ISO 3166-1 alpha-3; `XXA` for stateless. */
  readonly citizenship: string | null;
  /** As `formatCitation` of the domain gives it. */
  readonly legalBasis: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly unlimited: true | null;
  /** By fact: `cpr`, `name`, `birthDate`, … */
  readonly printed: Readonly<Record<string, readonly PrintedText[]>>;
}

/** A number, date or citation that belongs to no field. */
export interface Distractor extends PrintedText {
  readonly what: string;
}

export interface SpecimenTruth {
  readonly seed: number;
  readonly split: Split;
  readonly layout: string;
  readonly language: Language | 'both';
  readonly kind: SpecimenKind;
  readonly letterDate: string | null;
  readonly caseNumber: string | null;
  readonly printed: Readonly<Record<string, readonly PrintedText[]>>;
  /** Those who get a number by the letter: none in other kinds than `permit`. */
  readonly persons: readonly PersonTruth[];
  readonly distractors: readonly Distractor[];
}

export interface Specimen {
  readonly pages: readonly PageDrawing[];
  readonly truth: SpecimenTruth;
}

/** Where a reader should find a permit letter: an extension or a permanent permit gives no new number. */
export const givesNumbers = (kind: SpecimenKind): boolean => kind === 'permit';

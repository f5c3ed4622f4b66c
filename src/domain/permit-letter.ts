import type { CalendarDate } from './calendar-date.ts';
import type { CprNumber } from './cpr-number.ts';
import type { LegalBasisReading } from './legal-basis.ts';

/** A rectangle on an upright page; all sides as fractions 0-1 of the page's width and height. */
export interface PageBox {
  /** 0 is the first page. */
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * `sure`: a rule proves the value (e.g. the number agrees with the printed birth date).
 * `look`: the clerk must look at the crop and confirm it. Names are never sure from OCR.
 */
export type Certainty = 'sure' | 'look';

/** A sign of a name that may be another: print and models leave it open. */
export interface SignDoubt {
  /** Where it stands in the value, in UTF-16 units. */
  readonly at: number;
  readonly length: number;
  /** What may stand there instead, likeliest first; empty where nobody can say. */
  readonly instead: readonly string[];
}

export interface FieldReading<Value> {
  readonly value: Value;
  /** The text as recognised, before any repair. */
  readonly raw: string;
  /** 0-1, from the OCR engine's words; 1 for text that the file itself holds. */
  readonly confidence: number;
  readonly certainty: Certainty;
  /** Where it stands; undefined where it was put together from several places. */
  readonly box?: PageBox;
  /** Name of the rule that chose it, for the evidence. */
  readonly rule: string;
  /** Other values that the rules found, best first. */
  readonly runnersUp: readonly Value[];
  /** Names alone: signs that the clerk should compare with the letter, in order. */
  readonly doubts?: readonly SignDoubt[];
}

/** One person who gets a number by the letter. Absent fields were not found. */
export interface PersonReading {
  readonly cpr?: FieldReading<CprNumber>;
  readonly name?: FieldReading<string>;
  readonly birthDate?: FieldReading<CalendarDate>;
  /** ISO 3166-1 alpha-3; `XXA` for stateless. */
  readonly citizenship?: FieldReading<string>;
  /** Never kind `none`: a citation that could not be read is an absent field. */
  readonly legalBasis?: FieldReading<LegalBasisReading>;
  readonly validFrom?: FieldReading<CalendarDate>;
  readonly validTo?: FieldReading<CalendarDate>;
  readonly unlimited?: FieldReading<true>;
}

/**
 * A paper that gives no first permit, by what it is. All of them may name a permit and a CPR number.
 * `extension` and `permanent-residence` are about somebody who is registered already; `revocation` takes a
 * permit back; `application-receipt` and `hearing` come before a decision.
 */
export type OtherPaper =
  | 'refusal'
  | 'extension'
  | 'permanent-residence'
  | 'revocation'
  | 'application-receipt'
  | 'hearing'
  | 'lease'
  | 'passport'
  | 'unknown';

/** What a paper is by its wording. A likeness, no proof: it is said to the clerk and closes nothing. */
export type WhatItIs =
  | { readonly kind: 'permit-letter' }
  | { readonly kind: 'other'; readonly paper: OtherPaper };

export type LetterReading = WhatItIs & LetterFacts;

export interface LetterFacts {
  readonly letterDate?: FieldReading<CalendarDate>;
  readonly caseNumber?: FieldReading<string>;
  readonly persons: readonly PersonReading[];
  /** Things the clerk should know, e.g. a printed birth date that contradicts the number. */
  readonly notes: readonly LetterNote[];
}

export type LetterNote =
  | { readonly kind: 'birth-date-contradicts-number' }
  | { readonly kind: 'several-persons'; readonly count: number }
  | { readonly kind: 'no-number-found' }
  /** The passport or residence card that was scanned along says otherwise than the letter. */
  | { readonly kind: 'document-contradicts-name' }
  | { readonly kind: 'document-contradicts-birth-date' }
  | { readonly kind: 'document-contradicts-citizenship' }
  /** A number was found that belongs to the other series: a practice letter in production or the reverse. */
  | { readonly kind: 'number-of-other-series' };

/** Why a file gave no reading. Nothing is lost by any of them: the clerk can type the letter. */
export type ReadProblem =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'unsupported-format'; readonly format: string }
  | { readonly kind: 'encrypted-pdf' }
  | { readonly kind: 'damaged-file' }
  | { readonly kind: 'too-large'; readonly limit: string }
  | { readonly kind: 'too-many-pages'; readonly pages: number; readonly limit: number }
  | { readonly kind: 'no-text' }
  | { readonly kind: 'not-a-permit-letter'; readonly paper: OtherPaper }
  | { readonly kind: 'reader-unavailable' }
  | { readonly kind: 'cancelled' };

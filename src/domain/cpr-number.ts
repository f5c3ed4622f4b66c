import type { Brand } from './brand.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Result } from './result.ts';

/** A personnummer: ten digits without a hyphen. Made only by `parseCprNumber`. Never log it. */
export type CprNumber = Brand<string, 'CprNumber'>;

export type Sex = 'female' | 'male';

/**
 * Whose numbers a place takes. `civil`: born on or before today. `practice`: the fictive numbers of
 * training and tests, born 2037-2057 (serial digit 7 in 5-8), which nobody can hold yet and which
 * production refuses.
 */
export type NumberSeries = 'civil' | 'practice';

export type CprWarning =
  /** Modulus 11 does not come out. Valid numbers without it exist, so it asks for a second look only. */
  | { readonly kind: 'modulus-11' }
  /** The text held signs that were read as others, e.g. full-width digits or a long dash. */
  | { readonly kind: 'normalised'; readonly from: string };

export interface CprReading {
  readonly number: CprNumber;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  readonly warnings: readonly CprWarning[];
}

export type CprRejection =
  | { readonly kind: 'empty' }
  | { readonly kind: 'length'; readonly digits: number }
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'no-such-date' }
  /** Day + 60: an erstatningspersonnummer, made by another system, is no personnummer. */
  | { readonly kind: 'replacement-number' }
  /** `DDMMYYCAAG`: the health sector's own replacement number, X-eCPR or D-eCPR. */
  | { readonly kind: 'health-ecpr' }
  | { readonly kind: 'future-birth'; readonly birthDate: CalendarDate }
  | { readonly kind: 'implausible-birth'; readonly birthDate: CalendarDate }
  /** A real person's number typed where only fictive ones may be. */
  | { readonly kind: 'not-a-practice-number' };

export interface CprContext {
  readonly today: CalendarDate;
  readonly series: NumberSeries;
}

export type ParseCprNumber = (text: string, context: CprContext) => Result<CprReading, CprRejection>;

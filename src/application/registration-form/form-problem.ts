import type { CprRejection } from '../../domain/cpr-number.ts';
import type { PersonField } from '../../domain/registration.ts';
import type { ResidencePart } from './told-residence.ts';

export type FormFieldName = PersonField | ResidencePart | 'coverage' | 'earlierNumber';

/** Stands in the way of saving; the form itself is kept. */
export type FormProblem =
  | { readonly kind: 'required'; readonly field: FormFieldName }
  | { readonly kind: 'cpr'; readonly field: 'cpr'; readonly rejection: CprRejection }
  | { readonly kind: 'not-a-date'; readonly field: FormFieldName }
  | { readonly kind: 'birth-date-differs'; readonly field: 'birthDate' }
  | { readonly kind: 'not-a-citation'; readonly field: 'legalBasis' }
  | { readonly kind: 'ambiguous-citation'; readonly field: 'legalBasis' }
  | { readonly kind: 'unknown-country'; readonly field: 'citizenship' }
  | { readonly kind: 'end-before-start'; readonly field: 'validTo' }
  | { readonly kind: 'unconfirmed'; readonly field: PersonField }
  /** A citizen told it at a kiosk, and no clerk has compared it with the papers. */
  | { readonly kind: 'not-compared'; readonly field: PersonField | ResidencePart }
  | { readonly kind: 'not-covered'; readonly field: 'coverage' }
  | { readonly kind: 'coverage-unknown'; readonly field: 'coverage' }
  | { readonly kind: 'group-not-chosen'; readonly field: 'coverage' }
  | { readonly kind: 'address-not-chosen'; readonly field: 'address' }
  | { readonly kind: 'practice-address'; readonly field: 'address' };

/** Worth a second look; does not stop. */
export type FormWarning =
  | { readonly kind: 'modulus-11'; readonly field: 'cpr' }
  | { readonly kind: 'cpr-normalised'; readonly field: 'cpr' }
  | { readonly kind: 'permit-expired'; readonly field: 'validTo' }
  | { readonly kind: 'permit-not-started'; readonly field: 'validFrom' }
  | { readonly kind: 'move-in-ahead'; readonly field: 'moveInDate' }
  | { readonly kind: 'move-in-long-ago'; readonly field: 'moveInDate' }
  | { readonly kind: 'other-kommune'; readonly field: 'address'; readonly kommune: string }
  | { readonly kind: 'high-street-code'; readonly field: 'address' }
  | { readonly kind: 'earlier-number-differs'; readonly field: 'earlierNumber' }
  | { readonly kind: 'earlier-number-unreadable'; readonly field: 'earlierNumber' };

import type { MovedForm } from '../../contract/moved-form.ts';
import { emptyForm, type FormField, type RegistrationForm } from '../registration-form/form.ts';

/**
 * What may come along out of training: the texts, without any number of a person, and without an address, for
 * the register there is fictive. `isNumber` says of a text whether it holds a number that somebody could have.
 */
export function toMovedForm(form: RegistrationForm, isNumber: (text: string) => boolean): MovedForm {
  const plain = (text: string): string => (isNumber(text) ? '' : text.slice(0, 500));
  const { name, birthDate, citizenship, legalBasis, validFrom, validTo, letterDate, caseNumber } =
    form.fields;
  return {
    fields: {
      name: plain(name.text),
      birthDate: plain(birthDate.text),
      citizenship: plain(citizenship.text),
      legalBasis: plain(legalBasis.text),
      validFrom: plain(validFrom.text),
      validTo: plain(validTo.text),
      letterDate: plain(letterDate.text),
      caseNumber: plain(caseNumber.text),
    },
    unlimited: form.unlimited,
    addressText: plain(form.addressText),
    careOf: plain(form.careOf),
    moveInDate: plain(form.moveInDate),
  };
}

/** A new form with these texts in it: all of it typed, and to be looked at with the letter in hand. */
export function fromMovedForm({ fields, ...rest }: MovedForm): RegistrationForm {
  const typed = (text: string): FormField => ({ ...emptyForm.fields.name, text, needsLook: text !== '' });
  const { name, birthDate, citizenship, legalBasis, validFrom, validTo, letterDate, caseNumber } = fields;
  return {
    ...emptyForm,
    ...rest,
    fields: {
      ...emptyForm.fields,
      name: typed(name),
      birthDate: typed(birthDate),
      citizenship: typed(citizenship),
      legalBasis: typed(legalBasis),
      validFrom: typed(validFrom),
      validTo: typed(validTo),
      letterDate: typed(letterDate),
      caseNumber: typed(caseNumber),
    },
  };
}

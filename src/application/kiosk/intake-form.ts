import { formatAddressLines } from '../../domain/address.ts';
import { formatDanishDate } from '../../domain/calendar-date.ts';
import type { Intake, IntakeCompanion, IntakeField } from '../../domain/intake.ts';
import type { PersonField } from '../../domain/registration.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { emptyForm, type FormField, personFields, type RegistrationForm } from '../registration-form/form.ts';
import { tellResidence } from '../registration-form/told-residence.ts';

/**
 * The form that a clerk begins with: all that the citizen told, and nothing of it looked at yet. What the kiosk's
 * reader was sure of is to be looked at too: the clerk sees the paper for the first time.
 */
export function formOfIntake(
  intake: Intake,
  { ticket, kioskName }: { readonly ticket: Ticket; readonly kioskName: string },
): RegistrationForm {
  const { id, takenAt, language, given, address, companions, careOf = '', moveInDate } = intake;
  const fields = personFields.map((field): [PersonField, FormField] => [
    field,
    fieldOf(intake.fields[field]) ?? emptyForm.fields[field],
  ]);
  return tellResidence({
    ...emptyForm,
    fields: Object.fromEntries(fields) as RegistrationForm['fields'],
    unlimited: intake.unlimited,
    ...addressOf(address),
    careOf,
    moveInDate: moveInDate === undefined ? '' : formatDanishDate(moveInDate),
    intake: { id, ticket, kioskName, takenAt, language, given, address: address.kind, companions },
  });
}

function fieldOf(told: IntakeField | undefined): FormField | undefined {
  if (told === undefined || told.text.trim() === '') return undefined;
  const { text, readAs, confidence } = told;
  return {
    text,
    source: readAs === undefined ? 'typed' : text === readAs ? 'scanned' : 'corrected',
    needsLook: true,
    confirmed: false,
    citizen: text,
    ...(readAs === undefined ? {} : { scannedAs: readAs }),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

function addressOf(address: Intake['address']): Pick<RegistrationForm, 'addressText' | 'address'> {
  switch (address.kind) {
    case 'found':
      return { addressText: formatAddressLines(address.address).join(', '), address: address.address };
    case 'typed':
      return { addressText: address.text };
    case 'none':
      return { addressText: '' };
  }
}

/** For somebody who moves in along: the name, and the residence as it stands in the first one's form. */
export function formOfCompanion(form: RegistrationForm, { name, cpr }: IntakeCompanion): RegistrationForm {
  const { addressText, address, careOf, moveInDate, toldResidence } = form;
  const number = cpr === undefined ? undefined : fieldOf({ text: cpr });
  return {
    ...emptyForm,
    fields: {
      ...emptyForm.fields,
      name: fieldOf({ text: name }) ?? emptyForm.fields.name,
      ...(number === undefined ? {} : { cpr: number }),
    },
    addressText,
    ...(address === undefined ? {} : { address }),
    careOf,
    moveInDate,
    // What nobody has compared in the first one's form is to be compared in this one too.
    ...(toldResidence === undefined ? {} : { toldResidence }),
  };
}

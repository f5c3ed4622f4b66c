import { formatStreetLine } from '../../domain/address.ts';
import { formatDanishDate } from '../../domain/calendar-date.ts';
import { formatCprNumber } from '../../domain/cpr-number.ts';
import type { PersonField, Registration } from '../../domain/registration.ts';
import { emptyForm, type FormField, type RegistrationForm } from './form.ts';

/**
 * A form that starts from a saved registration. Saved, it is a registration of its own that names the
 * one it corrects; the old one is never overwritten.
 */
export function correctRegistration(
  registration: Registration,
  nameOfCountry: (code: string) => string,
): RegistrationForm {
  const { person, permit, residence, coverage, provenance, documentsSeen, distinctFrom } = registration;
  const field = (name: PersonField, text: string | undefined): FormField => ({
    text: text ?? '',
    source: provenance[name]?.source ?? 'typed',
    needsLook: false,
    confirmed: true,
    ...(provenance[name]?.confidence === undefined ? {} : { confidence: provenance[name].confidence }),
    ...(provenance[name]?.source === 'typed' || text === undefined
      ? {}
      : { scannedAs: provenance[name]?.scannedAs ?? text }),
  });
  const date = (value: Parameters<typeof formatDanishDate>[0] | undefined): string | undefined =>
    value === undefined ? undefined : formatDanishDate(value);
  const { earlierNumber } = person;
  return {
    ...emptyForm,
    fields: {
      cpr: field('cpr', formatCprNumber(person.cpr)),
      name: field('name', person.name),
      birthDate: field('birthDate', formatDanishDate(person.birthDate)),
      citizenship: field(
        'citizenship',
        person.citizenship === undefined ? undefined : nameOfCountry(person.citizenship),
      ),
      legalBasis: field('legalBasis', permit.citation),
      validFrom: field('validFrom', date(permit.validFrom)),
      validTo: field('validTo', permit.end.kind === 'date' ? formatDanishDate(permit.end.date) : undefined),
      letterDate: field('letterDate', date(permit.letterDate)),
      caseNumber: field('caseNumber', permit.caseNumber),
    },
    unlimited: permit.end.kind === 'unlimited',
    ...(coverage.group === undefined ? {} : { chosenGroup: coverage.group }),
    earlierNumber: {
      answer: earlierNumber.answer,
      number: earlierNumber.answer === 'yes' ? (earlierNumber.number ?? '') : '',
    },
    addressText: formatStreetLine(residence.address),
    address: residence.address,
    careOf: residence.careOf ?? '',
    moveInDate: formatDanishDate(residence.moveInDate),
    documentsSeen,
    distinctFrom: distinctFrom?.registrations ?? [],
    distinctBecause: distinctFrom?.because ?? '',
    corrects: registration.id,
    ...(registration.corrects === undefined
      ? {}
      : { correctsInTurn: [registration.corrects, ...(registration.correctsInTurn ?? [])].slice(0, 100) }),
  };
}

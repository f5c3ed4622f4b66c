import { emptyForm, fillFromLetter, personFields } from '../../application/registration-form/form.ts';
import type { IntakeField } from '../../domain/intake.ts';
import type { LetterReading } from '../../domain/permit-letter.ts';
import type { PersonField } from '../../domain/registration.ts';
import type { ReadPerson } from './visit.ts';

/**
 * What a letter says of one of its persons, in the texts that the clerk's form will show: citizenship by its Danish
 * name, whatever the citizen's language is.
 */
export function readPerson(
  reading: LetterReading,
  person: number,
  nameOfCountry: (code: string) => string,
): ReadPerson {
  const form = fillFromLetter(emptyForm, reading, person, nameOfCountry);
  const fields: Partial<Record<PersonField, IntakeField>> = {};
  const doubted: PersonField[] = [];
  for (const field of personFields) {
    const { text, scannedAs, confidence, needsLook } = form.fields[field];
    if (text === '') continue;
    fields[field] = {
      text,
      ...(scannedAs === undefined ? {} : { readAs: scannedAs }),
      ...(confidence === undefined ? {} : { confidence }),
    };
    if (needsLook) doubted.push(field);
  }
  return { fields, unlimited: form.unlimited, doubted };
}

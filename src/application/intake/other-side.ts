import type { OtherSide } from '../../contract/intake-api.ts';
import { findRegistrationContent } from '../../contract/registration-content.ts';

/** What a record says to those who have another one of the person. Undefined for content of a version that this program does not know. */
export function readOtherSide(content: string | undefined): OtherSide | undefined {
  const registration = content === undefined ? undefined : findRegistrationContent(content);
  if (registration === undefined) return undefined;
  const { person, permit, residence } = registration;
  return {
    cpr: person.cpr,
    name: person.name,
    birthDate: person.birthDate,
    citation: permit.citation,
    printed: [...residence.printed],
    moveInDate: residence.moveInDate,
  };
}

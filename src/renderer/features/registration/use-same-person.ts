import type { SamePersonHit } from '../../../application/ports/station-store.ts';
import type { FormCheck } from '../../../application/registration-form/check-form.ts';
import type { RegistrationForm } from '../../../application/registration-form/form.ts';
import { findBlockingSamePerson } from '../../../application/registration-form/register-residence.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import { useStation } from '../../app/station.ts';
import { useStored } from '../../app/use-stored.ts';

const nobody: readonly SamePersonHit[] = [];

/** Who on the station may be this very person, as soon as the form says who it is. */
export function useSamePerson(
  id: RegistrationId,
  form: RegistrationForm,
  { cpr, birthDate }: FormCheck,
): readonly SamePersonHit[] {
  const { store } = useStation();
  const number = cpr.ok ? cpr.value.number : undefined;
  const name = form.fields.name.text;
  const { distinctFrom, distinctBecause, corrects } = form;
  const hits = useStored(async () => {
    if (number === undefined || birthDate === undefined) return nobody;
    return findBlockingSamePerson(store, id, form, { cpr: number, name, birthDate });
  }, [store, id, number, birthDate, name, distinctFrom, distinctBecause, corrects]);
  return hits ?? nobody;
}

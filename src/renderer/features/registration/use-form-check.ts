import { useMemo } from 'react';
import {
  checkForm,
  type FormCheck,
  type FormContext,
} from '../../../application/registration-form/check-form.ts';
import type { RegistrationForm } from '../../../application/registration-form/form.ts';
import type { CoveredGroupList } from '../../../domain/covered-groups.ts';
import type { Station } from '../../app/station.ts';

export const formContextOf = (
  station: Station,
  list: CoveredGroupList,
  practiceRegister: boolean,
): FormContext => ({
  today: station.clock.today(),
  series: station.series,
  list,
  kommuneCode: station.identity.kommuneCode,
  findCountryCode: station.names.findCountryCode,
  findKommuneName: station.names.findKommuneName,
  practiceRegister,
});

export const useFormCheck = (form: RegistrationForm, context: FormContext): FormCheck =>
  useMemo(() => checkForm(form, context), [form, context]);

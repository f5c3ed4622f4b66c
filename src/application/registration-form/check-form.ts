import { isHighStreetCode } from '../../domain/address.ts';
import { type CalendarDate, daysBetween, parseTypedDate } from '../../domain/calendar-date.ts';
import { decideCoverage } from '../../domain/coverage.ts';
import type { CoverageDecision, CoveredGroupList } from '../../domain/covered-groups.ts';
import {
  type CprReading,
  type CprRejection,
  type NumberSeries,
  parseCprNumber,
} from '../../domain/cpr-number.ts';
import { type LegalBasisReading, parseLegalBasis } from '../../domain/legal-basis.ts';
import type { PersonField } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import { awaitsLook, personFields, type RegistrationForm } from './form.ts';
import type { FormFieldName, FormProblem, FormWarning } from './form-problem.ts';
import { residenceAwaitsLook, residenceParts } from './told-residence.ts';

export interface FormContext {
  readonly today: CalendarDate;
  readonly series: NumberSeries;
  readonly list: CoveredGroupList;
  /** The office's own kommune. */
  readonly kommuneCode: string;
  readonly findCountryCode: (name: string) => string | undefined;
  readonly findKommuneName: (code: string) => string | undefined;
  /** Whether the address register in use holds fictive places. */
  readonly practiceRegister: boolean;
}

/** What the form says, read by the domain's rules; recomputed at every keystroke. */
export interface FormCheck {
  readonly cpr: Result<CprReading, CprRejection>;
  readonly birthDate: CalendarDate | undefined;
  readonly citizenship: string | undefined;
  readonly legalBasis: LegalBasisReading;
  readonly coverage: CoverageDecision;
  readonly validFrom: CalendarDate | undefined;
  readonly validTo: CalendarDate | undefined;
  readonly letterDate: CalendarDate | undefined;
  readonly moveInDate: CalendarDate | undefined;
  readonly problems: readonly FormProblem[];
  readonly warnings: readonly FormWarning[];
}

/** A move further back than this is more likely a slip of the hand than a late registration. Days. */
const longAgo = 366;

export function checkForm(form: RegistrationForm, context: FormContext): FormCheck {
  const { today, series, list } = context;
  const textOf = (field: PersonField): string => form.fields[field].text.trim();
  const problems: FormProblem[] = [];
  const warnings: FormWarning[] = [];

  const dateOf = (field: FormFieldName, text: string): CalendarDate | undefined => {
    if (text === '') return undefined;
    const date = parseTypedDate(text);
    if (date === undefined) problems.push({ kind: 'not-a-date', field });
    return date;
  };
  const require = (field: FormFieldName, text: string): void => {
    if (text === '') problems.push({ kind: 'required', field });
  };

  const cpr = parseCprNumber(textOf('cpr'), { today, series });
  if (textOf('cpr') === '') problems.push({ kind: 'required', field: 'cpr' });
  else if (!cpr.ok) problems.push({ kind: 'cpr', field: 'cpr', rejection: cpr.error });
  else {
    for (const { kind } of cpr.value.warnings) {
      warnings.push({ kind: kind === 'modulus-11' ? kind : 'cpr-normalised', field: 'cpr' });
    }
  }

  require('name', textOf('name'));
  require('birthDate', textOf('birthDate'));
  const birthDate = dateOf('birthDate', textOf('birthDate'));
  // CPR-loven and BEK 862 of 13/6 2023 § 1: the number is made of the birth date.
  if (cpr.ok && birthDate !== undefined && cpr.value.birthDate !== birthDate) {
    problems.push({ kind: 'birth-date-differs', field: 'birthDate' });
  }

  const citizenship = context.findCountryCode(textOf('citizenship'));
  if (textOf('citizenship') !== '' && citizenship === undefined) {
    problems.push({ kind: 'unknown-country', field: 'citizenship' });
  }

  require('legalBasis', textOf('legalBasis'));
  const legalBasis = parseLegalBasis(textOf('legalBasis'));
  if (legalBasis.kind === 'ambiguous') problems.push({ kind: 'ambiguous-citation', field: 'legalBasis' });
  if (legalBasis.kind === 'none' && legalBasis.reason !== 'empty') {
    problems.push({ kind: 'not-a-citation', field: 'legalBasis' });
  }

  const validFrom = dateOf('validFrom', textOf('validFrom'));
  const validTo = form.unlimited ? undefined : dateOf('validTo', textOf('validTo'));
  const letterDate = dateOf('letterDate', textOf('letterDate'));
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
    problems.push({ kind: 'end-before-start', field: 'validTo' });
  }
  if (validTo !== undefined && validTo < today) warnings.push({ kind: 'permit-expired', field: 'validTo' });
  if (validFrom !== undefined && validFrom > today) {
    warnings.push({ kind: 'permit-not-started', field: 'validFrom' });
  }

  for (const field of personFields) {
    const ended = field === 'validTo' && form.unlimited;
    if (ended || !awaitsLook(form.fields[field])) continue;
    const isTold = form.fields[field].citizen !== undefined;
    problems.push({ kind: isTold ? 'not-compared' : 'unconfirmed', field });
  }

  const coverage = decideCoverage(
    { reading: legalBasis, on: today, ...(birthDate === undefined ? {} : { birthDate }) },
    list,
  );
  problems.push(...coverageProblems(form, legalBasis, coverage));

  if (form.earlierNumber.answer === undefined) problems.push({ kind: 'required', field: 'earlierNumber' });
  warnings.push(...earlierNumberWarnings(form, cpr, context));

  if (form.address === undefined) {
    const typed = form.addressText.trim() !== '';
    problems.push(
      typed ? { kind: 'address-not-chosen', field: 'address' } : { kind: 'required', field: 'address' },
    );
  } else {
    const { kommuneCode, streetCode } = form.address;
    if (context.practiceRegister && series === 'civil')
      problems.push({ kind: 'practice-address', field: 'address' });
    if (isHighStreetCode(streetCode)) warnings.push({ kind: 'high-street-code', field: 'address' });
    if (kommuneCode !== context.kommuneCode) {
      const kommune = context.findKommuneName(kommuneCode) ?? kommuneCode;
      warnings.push({ kind: 'other-kommune', field: 'address', kommune });
    }
  }

  require('moveInDate', form.moveInDate.trim());
  const moveInDate = dateOf('moveInDate', form.moveInDate.trim());
  if (moveInDate !== undefined) {
    const daysAgo = daysBetween(moveInDate, today);
    if (daysAgo < 0) warnings.push({ kind: 'move-in-ahead', field: 'moveInDate' });
    if (daysAgo > longAgo) warnings.push({ kind: 'move-in-long-ago', field: 'moveInDate' });
  }

  for (const field of residenceParts) {
    // An address that was only typed is compared by choosing one.
    const canCompare = field !== 'address' || form.address !== undefined;
    if (canCompare && residenceAwaitsLook(form, field)) problems.push({ kind: 'not-compared', field });
  }

  return {
    cpr,
    birthDate,
    citizenship,
    legalBasis,
    coverage,
    validFrom,
    validTo,
    letterDate,
    moveInDate,
    problems,
    warnings,
  };
}

function coverageProblems(
  form: RegistrationForm,
  legalBasis: LegalBasisReading,
  { coverage, groups }: CoverageDecision,
): readonly FormProblem[] {
  // Without a readable citation the field itself has said so.
  if (legalBasis.kind === 'none') return [];
  switch (coverage) {
    case 'covered':
      return [];
    case 'choose': {
      const chosen = groups.some(({ group }) => group.id === form.chosenGroup);
      return chosen ? [] : [{ kind: 'group-not-chosen', field: 'coverage' }];
    }
    case 'not-covered':
      return [{ kind: 'not-covered', field: 'coverage' }];
    case 'unknown':
      return legalBasis.kind === 'ambiguous' ? [] : [{ kind: 'coverage-unknown', field: 'coverage' }];
  }
}

function earlierNumberWarnings(
  form: RegistrationForm,
  cpr: FormCheck['cpr'],
  { today, series }: FormContext,
): readonly FormWarning[] {
  const { answer, number } = form.earlierNumber;
  if (answer !== 'yes' || number.trim() === '') return [];
  const earlier = parseCprNumber(number, { today, series });
  if (!earlier.ok) return [{ kind: 'earlier-number-unreadable', field: 'earlierNumber' }];
  const differs = cpr.ok && earlier.value.number !== cpr.value.number;
  return differs ? [{ kind: 'earlier-number-differs', field: 'earlierNumber' }] : [];
}

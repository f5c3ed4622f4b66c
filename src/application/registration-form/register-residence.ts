import { formatAddressLines } from '../../domain/address.ts';
import type { ClockEvidence } from '../../domain/clock-evidence.ts';
import { formatCitation } from '../../domain/legal-basis.ts';
import type {
  EarlierNumber,
  PermitEnd,
  PersonField,
  Provenance,
  Registration,
  RegistrationId,
} from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ClockWitness } from '../clock-witness.ts';
import type { KommuneGuard, KommuneHit } from '../duplicate-guard/kommune-guard.ts';
import type { SamePersonHit, SaveProblem, StationStore } from '../ports/station-store.ts';
import { checkForm, type FormCheck, type FormContext } from './check-form.ts';
import { personFields, type RegistrationForm } from './form.ts';
import type { FormProblem } from './form-problem.ts';

export type RegisterProblem =
  | { readonly kind: 'form'; readonly problems: readonly FormProblem[] }
  /** The station already holds this person. There is no way round the same CPR number. */
  | { readonly kind: 'same-person'; readonly hits: readonly SamePersonHit[] }
  /** Another station has, as far as this one has heard. The clerk has to see it, or say who is whom. */
  | { readonly kind: 'in-kommune'; readonly hits: readonly KommuneHit[] }
  | SaveProblem;

interface RegisterPorts {
  readonly store: StationStore;
  readonly witness: ClockWitness;
  /** Absent where the station has no place for the kommune's index. */
  readonly guard?: KommuneGuard;
}

/**
 * Records of the same person that the clerk has not yet seen to be somebody else. The form's own record is
 * none: after a second Enter it is the one that the first Enter saved.
 */
export async function findBlockingSamePerson(
  store: StationStore,
  id: RegistrationId,
  form: RegistrationForm,
  person: Pick<Registration['person'], 'cpr' | 'name' | 'birthDate'>,
): Promise<readonly SamePersonHit[]> {
  const hits = await store.findSamePerson(person, form.corrects);
  return hits.filter(
    ({ why, entry }) => entry.id !== id && (why === 'same-cpr' || !isSeenAsOther(form, entry.id)),
  );
}

/** The records that a form takes the place of, newest first. */
export const correctedBy = ({
  corrects,
  correctsInTurn,
}: Pick<RegistrationForm, 'corrects' | 'correctsInTurn'>): readonly RegistrationId[] =>
  corrects === undefined ? [] : [corrects, ...(correctsInTurn ?? [])];

/** Whether the clerk has neither seen that another station's record is there, nor that it is somebody else's. */
export const isUnseenInKommune = (
  { id, why }: KommuneHit,
  own: RegistrationId,
  form: RegistrationForm,
): boolean =>
  id !== own && !(why === 'same-cpr' ? form.seenInKommune?.includes(id) === true : isSeenAsOther(form, id));

const isSeenAsOther = (form: RegistrationForm, id: RegistrationId): boolean =>
  form.distinctFrom.includes(id) && form.distinctBecause.trim() !== '';

/**
 * Saves the form as a registration that will be handed over. When it answers ok, the record survives
 * whatever happens to the machine next.
 */
export async function registerResidence(
  { store, witness, guard }: RegisterPorts,
  id: RegistrationId,
  form: RegistrationForm,
  context: FormContext,
): Promise<Result<Registration, RegisterProblem>> {
  const check = checkForm(form, context);
  const evidence = witness.evidence();
  const registration =
    check.problems.length === 0 ? toRegistration(id, form, check, context, evidence) : undefined;
  if (registration === undefined) return fail({ kind: 'form', problems: check.problems });
  const hits = await findBlockingSamePerson(store, id, form, registration.person);
  if (hits.length > 0) return fail({ kind: 'same-person', hits });
  const found = (await guard?.find(registration.person, correctedBy(form))) ?? [];
  const elsewhere = found.filter((hit) => isUnseenInKommune(hit, id, form));
  if (elsewhere.length > 0) return fail({ kind: 'in-kommune', hits: elsewhere });
  const saved = await store.saveRegistration(registration, evidence.wall);
  return saved.ok ? ok(registration) : saved;
}

/** Undefined where something is missing; then `check.problems` says what. */
function toRegistration(
  id: RegistrationId,
  form: RegistrationForm,
  check: FormCheck,
  { series }: FormContext,
  clock: ClockEvidence,
): Registration | undefined {
  const { cpr, birthDate, legalBasis, moveInDate, coverage, validFrom, letterDate, citizenship } = check;
  const { address } = form;
  if (!cpr.ok || birthDate === undefined || legalBasis.kind !== 'one') return undefined;
  if (moveInDate === undefined || address === undefined) return undefined;
  const group = coverage.coverage === 'covered' ? coverage.groups[0]?.group.id : form.chosenGroup;
  const caseNumber = form.fields.caseNumber.text.trim();
  const careOf = form.careOf.trim();
  return {
    id,
    series,
    recordedAt: clock.wall,
    clock,
    person: {
      cpr: cpr.value.number,
      name: form.fields.name.text.trim().replace(/\s+/g, ' '),
      birthDate,
      sex: cpr.value.sex,
      ...(citizenship === undefined ? {} : { citizenship }),
      earlierNumber: toEarlierNumber(form),
    },
    permit: {
      legalBasis: legalBasis.basis,
      citation: formatCitation(legalBasis.basis),
      ...(validFrom === undefined ? {} : { validFrom }),
      end: toPermitEnd(form, check),
      ...(letterDate === undefined ? {} : { letterDate }),
      ...(caseNumber === '' ? {} : { caseNumber }),
    },
    coverage: {
      coverage: coverage.coverage,
      ...(group === undefined ? {} : { group }),
      listVersion: coverage.listVersion,
      trace: coverage.trace,
    },
    residence: {
      address,
      printed: formatAddressLines(address),
      ...(careOf === '' ? {} : { careOf }),
      moveInDate,
    },
    documentsSeen: form.documentsSeen,
    provenance: toProvenance(form),
    ...(form.distinctFrom.length === 0 || form.distinctBecause.trim() === ''
      ? {}
      : { distinctFrom: { registrations: form.distinctFrom, because: form.distinctBecause.trim() } }),
    ...(form.corrects === undefined ? {} : { corrects: form.corrects }),
    ...(form.correctsInTurn === undefined ? {} : { correctsInTurn: form.correctsInTurn }),
    ...(form.intake === undefined ? {} : { intake: form.intake.id }),
  };
}

function toEarlierNumber({ earlierNumber }: RegistrationForm): EarlierNumber {
  const { answer, number } = earlierNumber;
  if (answer !== 'yes') return { answer: answer ?? 'unknown' };
  return number.trim() === '' ? { answer } : { answer, number: number.trim() };
}

function toPermitEnd(form: RegistrationForm, { validTo }: FormCheck): PermitEnd {
  if (form.unlimited) return { kind: 'unlimited' };
  return validTo === undefined ? { kind: 'not-stated' } : { kind: 'date', date: validTo };
}

function toProvenance(form: RegistrationForm): Registration['provenance'] {
  const provenance: Partial<Record<PersonField, Provenance>> = {};
  for (const field of personFields) {
    const { text, source, confidence, scannedAs, confirmed } = form.fields[field];
    if (text.trim() === '') continue;
    provenance[field] = {
      source,
      confirmed: confirmed || source === 'typed',
      ...(confidence === undefined ? {} : { confidence }),
      ...(source === 'corrected' && scannedAs !== undefined ? { scannedAs } : {}),
    };
  }
  return provenance;
}

import type { DarAddress } from '../../domain/address.ts';
import { formatDanishDate } from '../../domain/calendar-date.ts';
import type { GroupId } from '../../domain/covered-groups.ts';
import { formatCprNumber } from '../../domain/cpr-number.ts';
import type { Intake } from '../../domain/intake.ts';
import { formatCitation } from '../../domain/legal-basis.ts';
import type {
  FieldReading,
  LetterNote,
  LetterReading,
  PageBox,
  PersonReading,
  SignDoubt,
} from '../../domain/permit-letter.ts';
import type { DocumentKind, FieldSource, PersonField, RegistrationId } from '../../domain/registration.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { ToldResidence } from './told-residence.ts';

/** A field as it stands on the screen: the text, and where it came from. */
export interface FormField {
  readonly text: string;
  readonly source: FieldSource;
  /** The reader was not sure, so the clerk must look at the crop and agree, or type. */
  readonly needsLook: boolean;
  readonly confirmed: boolean;
  /** 0-1, of the scanned reading. */
  readonly confidence?: number;
  /** What the scan said, in the form the screen shows. */
  readonly scannedAs?: string;
  /** The letter's own signs, before any repair. */
  readonly raw?: string;
  readonly box?: PageBox;
  /** Signs of `scannedAs` that may be others. */
  readonly doubts?: readonly SignDoubt[];
  /** Other readings, best first, in the form the screen shows. */
  readonly alternatives?: readonly string[];
  /** What a citizen confirmed or typed at a kiosk, in the form the screen shows. */
  readonly citizen?: string;
}

/** Where a form came from that a citizen began. */
export interface FormIntake extends Pick<Intake, 'id' | 'takenAt' | 'language' | 'given' | 'companions'> {
  readonly ticket: Ticket;
  readonly kioskName: string;
  /** Whether the citizen found the address in the kiosk's register. */
  readonly address: Intake['address']['kind'];
}

/** The half-filled registration. All of it is text until `checkForm` reads it; it is saved as one types. */
export interface RegistrationForm {
  readonly formVersion: 1;
  readonly fields: Readonly<Record<PersonField, FormField>>;
  readonly unlimited: boolean;
  readonly chosenGroup?: GroupId;
  readonly earlierNumber: { readonly answer?: 'no' | 'yes' | 'unknown'; readonly number: string };
  readonly addressText: string;
  readonly address?: DarAddress;
  readonly careOf: string;
  readonly moveInDate: string;
  readonly documentsSeen: readonly DocumentKind[];
  /** What the clerk should know of the letter that was read; undefined where none was. */
  readonly letter?: {
    readonly notes: readonly LetterNote[];
    readonly person: number;
    readonly persons: number;
  };
  /** Others with the same name and birth date, seen to be other persons. */
  readonly distinctFrom: readonly RegistrationId[];
  readonly distinctBecause: string;
  /**
   * Records of the same number at other offices of the kommune that the clerk has seen: saved all the same, this
   * one becomes a case. Of these records alone; absent in drafts of earlier versions.
   */
  readonly seenInKommune?: readonly RegistrationId[];
  /** What a citizen told a kiosk, where the form began with that; absent in drafts of earlier versions. */
  readonly intake?: FormIntake;
  /** What of the residence a citizen told; absent in drafts of earlier versions. */
  readonly toldResidence?: ToldResidence;
  readonly corrects?: RegistrationId;
  readonly correctsInTurn?: readonly RegistrationId[];
}

/** A draft's form as it was stored, where this program knows its shape. */
export function findStoredForm(stored: unknown): RegistrationForm | undefined {
  const known = typeof stored === 'object' && stored !== null && 'formVersion' in stored;
  return known && stored.formVersion === emptyForm.formVersion ? (stored as RegistrationForm) : undefined;
}

export const personFields: readonly PersonField[] = [
  'cpr',
  'name',
  'birthDate',
  'citizenship',
  'legalBasis',
  'validFrom',
  'validTo',
  'letterDate',
  'caseNumber',
];

const blank: FormField = { text: '', source: 'typed', needsLook: false, confirmed: false };

export const emptyForm: RegistrationForm = {
  formVersion: 1,
  fields: {
    cpr: blank,
    name: blank,
    birthDate: blank,
    citizenship: blank,
    legalBasis: blank,
    validFrom: blank,
    validTo: blank,
    letterDate: blank,
    caseNumber: blank,
  },
  unlimited: false,
  earlierNumber: { number: '' },
  addressText: '',
  careOf: '',
  moveInDate: '',
  documentsSeen: [],
  distinctFrom: [],
  distinctBecause: '',
};

/** The clerk typed. What a scan said is kept beside it, so that the change can be seen later. */
export function typeInto(form: RegistrationForm, field: PersonField, text: string): RegistrationForm {
  const before = form.fields[field];
  const asScanned = before.scannedAs !== undefined && text === before.scannedAs;
  const source: FieldSource = before.scannedAs === undefined ? 'typed' : asScanned ? 'scanned' : 'corrected';
  const after: FormField = { ...before, text, source, confirmed: !asScanned || before.confirmed };
  return { ...form, fields: { ...form.fields, [field]: after } };
}

export function confirmField(form: RegistrationForm, field: PersonField): RegistrationForm {
  return { ...form, fields: { ...form.fields, [field]: { ...form.fields[field], confirmed: true } } };
}

/** Whether the clerk still has to look at it. An empty field has nothing to look at. */
export const awaitsLook = ({ needsLook, confirmed, text }: FormField): boolean =>
  needsLook && !confirmed && text.trim() !== '';

/** Signs that still stand as they were scanned and may be others; none once the clerk has agreed with the text. */
export function openDoubts({ text, scannedAs, confirmed, doubts = [] }: FormField): readonly SignDoubt[] {
  if (scannedAs === undefined || text.length !== scannedAs.length) return [];
  if (confirmed && text === scannedAs) return [];
  const isAsScanned = ({ at, length }: SignDoubt): boolean =>
    text.slice(at, at + length) === scannedAs.slice(at, at + length);
  return doubts.filter(isAsScanned);
}

/**
 * Puts one person of a letter into the form. What the letter did not say stays as it was typed; what an
 * earlier reading gave, of another person or another letter, goes: two people's data must never mix.
 */
export function fillFromLetter(
  form: RegistrationForm,
  reading: LetterReading,
  person: number,
  nameOfCountry: (code: string) => string,
): RegistrationForm {
  const read: PersonReading = reading.persons[person] ?? {};
  const found: Partial<Record<PersonField, FormField>> = {
    ...scanned('cpr', read.cpr, formatCprNumber),
    ...scanned('name', read.name, (name) => name),
    ...scanned('birthDate', read.birthDate, formatDanishDate),
    ...scanned('citizenship', read.citizenship, nameOfCountry),
    ...scannedCitation(read.legalBasis),
    ...scanned('validFrom', read.validFrom, formatDanishDate),
    ...scanned('validTo', read.validTo, formatDanishDate),
    ...scanned('letterDate', reading.letterDate, formatDanishDate),
    ...scanned('caseNumber', reading.caseNumber, (number) => number),
  };
  const documentsSeen = form.documentsSeen.includes('permit-letter')
    ? form.documentsSeen
    : [...form.documentsSeen, 'permit-letter' as const];
  const isFirst = form.letter === undefined;
  const { chosenGroup: _, ...rest } = form;
  return {
    ...(isFirst ? form : rest),
    fields: { ...withoutScans(form.fields), ...found },
    unlimited: read.unlimited !== undefined || (isFirst && form.unlimited),
    documentsSeen,
    letter: { notes: reading.notes, person, persons: reading.persons.length },
  };
}

function withoutScans(fields: RegistrationForm['fields']): RegistrationForm['fields'] {
  const kept = personFields.filter((field) => fields[field].scannedAs === undefined);
  return { ...emptyForm.fields, ...Object.fromEntries(kept.map((field) => [field, fields[field]])) };
}

function scanned<Value>(
  field: PersonField,
  reading: FieldReading<Value> | undefined,
  show: (value: Value) => string,
): Partial<Record<PersonField, FormField>> {
  if (reading === undefined) return {};
  const text = show(reading.value);
  const alternatives = reading.runnersUp.map(show).filter((other) => other !== text);
  return { [field]: asField(reading, text, alternatives) };
}

function asField(reading: FieldReading<unknown>, text: string, alternatives: readonly string[]): FormField {
  const { raw, confidence, certainty, box, doubts } = reading;
  return {
    text,
    source: 'scanned',
    needsLook: certainty === 'look',
    confirmed: false,
    confidence,
    scannedAs: text,
    raw,
    alternatives,
    ...(doubts === undefined ? {} : { doubts }),
    ...(box === undefined ? {} : { box }),
  };
}

/** An ambiguous citation is put in as it was printed, with its readings to choose from. */
function scannedCitation(reading: PersonReading['legalBasis']): Partial<Record<PersonField, FormField>> {
  if (reading === undefined) return {};
  const { value, raw } = reading;
  if (value.kind === 'one')
    return scanned('legalBasis', { ...reading, runnersUp: [] }, () => formatCitation(value.basis));
  if (value.kind === 'none') return {};
  return { legalBasis: { ...asField(reading, raw, value.candidates.map(formatCitation)), needsLook: true } };
}

import type { z } from 'zod';
import { OutgoingRecordSchema, type Refusal } from '../../contract/intake-api.ts';
import { WithdrawalContentSchema } from '../../contract/record-content.ts';
import { RegistrationContentSchema } from '../../contract/registration-content.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type CprNumber, type NumberSeries, parseCprNumber } from '../../domain/cpr-number.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { namedBirthKey } from '../../domain/same-person.ts';

/** A record as it came in the door: the exact text, and the hash of its bytes (hexadecimal). */
export interface Arrival {
  readonly id: RegistrationId;
  readonly content: string;
  /** The text's bytes where they came as they are: then nobody need write it as bytes again. */
  readonly bytes?: Uint8Array | undefined;
  readonly contentHash: string;
}

/** A record whose content is of a kind that this server takes. */
export type CheckedRecord = CheckedRegistration | CheckedWithdrawal;

export interface CheckedRegistration extends Arrival {
  readonly kind: 'registration';
  readonly cpr: CprNumber;
  /** SHA-256 (hexadecimal) of the folded name and the birth date. */
  readonly namedBirthHash: string;
  /** What it corrects, and what that had corrected in its turn; none where it is the first. */
  readonly corrects: readonly RegistrationId[];
  /** Namesakes born on the same day, whom a clerk has seen to be other persons. */
  readonly distinctFrom: readonly RegistrationId[];
}

export interface CheckedWithdrawal extends Arrival {
  readonly kind: 'withdrawal';
  /** The registration that it takes back. */
  readonly withdraws: RegistrationId;
}

export interface ContentContext {
  /** The numbers that this server takes: fictive ones in practice, real ones in production. */
  readonly series: NumberSeries;
  readonly today: CalendarDate;
  /** SHA-256 of a text's bytes (UTF-8), hexadecimal. */
  readonly hashText: (text: string) => string;
  /** Takes a part of the schemas' time, where there is something that may compile a check. */
  readonly quick?: QuickChecks;
}

/** True: the schema takes the value. False: it must be asked. */
export interface QuickChecks {
  readonly isPlausible: (content: unknown) => boolean;
  readonly isRegistration: (json: unknown) => boolean;
}

/** A refusal names places, never values: it ends up on screens and in logs. */
export function checkContent(arrival: Arrival, context: ContentContext): Result<CheckedRecord, Refusal> {
  const { content } = arrival;
  // A lone surrogate has no bytes of its own: the text that was hashed would not be the text that was sent.
  if (!isPlausible(content, context) || !content.isWellFormed()) {
    return refuse('invalid-content', 'content');
  }
  const json = findJson(content);
  if (json === undefined) return refuse('invalid-content', 'content');
  return isWithdrawal(json) ? checkWithdrawal(arrival, json) : checkRegistration(arrival, json, context);
}

const isPlausible = (content: string, { quick }: ContentContext): boolean =>
  quick?.isPlausible(content) === true || OutgoingRecordSchema.shape.content.safeParse(content).success;

/** A registration has no kind: there was nothing else when the first ones were saved. */
const isWithdrawal = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'withdrawal';

function checkWithdrawal(arrival: Arrival, json: unknown): Result<CheckedWithdrawal, Refusal> {
  const parsed = WithdrawalContentSchema.safeParse(json);
  if (!parsed.success) return fail({ kind: 'invalid-content', paths: pathsOf(parsed.error) });
  const { id, withdraws } = parsed.data;
  if (id !== arrival.id) return refuse('invalid-content', 'id');
  if (withdraws === id) return refuse('invalid-content', 'withdraws');
  return ok({ ...arrival, kind: 'withdrawal', withdraws });
}

function checkRegistration(
  arrival: Arrival,
  json: unknown,
  context: ContentContext,
): Result<CheckedRegistration, Refusal> {
  const { id } = arrival;
  const read = readRegistration(json, context);
  if (!read.ok) return read;
  const { id: ownId, person, series, corrects, correctsInTurn, distinctFrom } = read.value;
  if (ownId !== id) return refuse('invalid-content', 'id');
  if (series !== context.series) return refuse('wrong-series', 'series');
  const number = parseCprNumber(person.cpr, context);
  if (!number.ok) {
    const other: NumberSeries = context.series === 'practice' ? 'civil' : 'practice';
    const isOfOtherSeries = parseCprNumber(person.cpr, { ...context, series: other }).ok;
    return refuse(isOfOtherSeries ? 'wrong-series' : 'invalid-cpr', 'person.cpr');
  }
  if (number.value.birthDate !== person.birthDate) return refuse('invalid-content', 'person.birthDate');
  if (number.value.sex !== person.sex) return refuse('invalid-content', 'person.sex');
  if (corrects === id) return refuse('invalid-content', 'corrects');
  if (correctsInTurn?.includes(id)) return refuse('invalid-content', 'correctsInTurn');
  return ok({
    id,
    content: arrival.content,
    bytes: arrival.bytes,
    contentHash: arrival.contentHash,
    kind: 'registration',
    cpr: number.value.number,
    namedBirthHash: context.hashText(namedBirthKey(person.name, person.birthDate)),
    corrects: [...(corrects === undefined ? [] : [corrects]), ...(correctsInTurn ?? [])],
    distinctFrom: distinctFrom?.registrations ?? [],
  });
}

type RegistrationContent = z.infer<typeof RegistrationContentSchema>;

/** The schema is asked where there is something to explain. What it takes, it takes as it stands. */
function readRegistration(json: unknown, { quick }: ContentContext): Result<RegistrationContent, Refusal> {
  if (quick?.isRegistration(json) === true) return ok(json as RegistrationContent);
  const parsed = RegistrationContentSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : fail({ kind: 'invalid-content', paths: pathsOf(parsed.error) });
}

const refuse = (kind: Refusal['kind'], path: string): Result<never, Refusal> => fail({ kind, paths: [path] });

function findJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** At most twenty. Only names that the contract could have: a sender's own key may be anything. */
function pathsOf(error: z.ZodError): string[] {
  const paths = error.issues.map((issue) => {
    const path = issue.code === 'invalid_key' ? issue.path.slice(0, -1) : issue.path;
    return path.length === 0 ? 'content' : path.map(String).join('.');
  });
  return [...new Set(paths)].filter((path) => /^[a-zA-Z0-9.]{1,80}$/.test(path)).slice(0, 20);
}

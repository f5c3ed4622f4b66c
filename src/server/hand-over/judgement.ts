import type { Conflict, Receipt, RecordResult, Refusal } from '../../contract/intake-api.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { Arrival, CheckedRecord } from './content-check.ts';

/** A record that the server has, as far as the judgement needs it. */
export interface KnownRecord {
  readonly id: RegistrationId;
  readonly contentHash: string;
  readonly cpr: string;
  readonly namedBirthHash: string;
  readonly receivedAt: Instant;
  readonly stationName: string;
  /** Nothing has replaced it. */
  readonly active: boolean;
  /** Absent until it is written. */
  readonly sequence?: number;
}

export interface AcceptedRecord extends CheckedRecord {
  /** The record of the same CPR number that was active until now. */
  readonly replaces?: RegistrationId;
}

export interface Candidate {
  readonly arrival: Arrival;
  readonly checked: Result<CheckedRecord, Refusal>;
}

export type Verdict =
  | { readonly kind: 'accept'; readonly record: AcceptedRecord }
  | { readonly kind: 'replay'; readonly id: RegistrationId }
  | { readonly kind: 'refuse'; readonly id: RegistrationId; readonly refusal: Refusal }
  | { readonly kind: 'conflict'; readonly id: RegistrationId; readonly conflict: Conflict };

/**
 * What the server has, while a batch is judged record by record: each sees those accepted before it.
 * Only acknowledged records are remembered. A conflict is judged afresh when it comes again, because the
 * record that was in the way may have been replaced, or a clerk may have corrected this one.
 */
export class Judgement {
  readonly #byId = new Map<string, KnownRecord>();
  readonly #activeByCpr = new Map<string, KnownRecord>();
  readonly #activeByNamedBirth = new Map<string, readonly KnownRecord[]>();

  constructor(known: Iterable<KnownRecord>) {
    for (const record of known) this.#add(record);
  }

  findReceived(id: RegistrationId): KnownRecord | undefined {
    return this.#byId.get(id);
  }

  /** The answer that an id already has, whatever its content says; undefined for an id not yet known. */
  findStoredAnswer({ id, contentHash }: Arrival): Verdict | undefined {
    const known = this.#byId.get(id);
    if (known === undefined) return undefined;
    if (known.contentHash === contentHash) return { kind: 'replay', id };
    return { kind: 'refuse', id, refusal: { kind: 'id-used-with-other-content', paths: ['id'] } };
  }

  /** `checked` is what looking at the content alone gave. */
  judge({ arrival, checked }: Candidate, receivedAt: Instant, stationName: string): Verdict {
    const stored = this.findStoredAnswer(arrival);
    if (stored !== undefined) return stored;
    return checked.ok
      ? this.#judgePerson(checked.value, receivedAt, stationName)
      : { kind: 'refuse', id: arrival.id, refusal: checked.error };
  }

  #judgePerson(record: CheckedRecord, receivedAt: Instant, stationName: string): Verdict {
    const { id, cpr, namedBirthHash, corrects, distinctFrom } = record;

    // Whoever corrects a record under another number says himself that one person has two.
    const corrected = corrects
      .map((other) => this.#byId.get(other))
      .find((known) => known !== undefined && known.cpr !== cpr);
    if (corrected !== undefined) {
      const active = this.#activeByCpr.get(corrected.cpr) ?? corrected;
      return { kind: 'conflict', id, conflict: conflictWith('same-person-other-number', active) };
    }
    const active = this.#activeByCpr.get(cpr);
    if (active !== undefined && !corrects.includes(active.id)) {
      return { kind: 'conflict', id, conflict: conflictWith('active-registration', active) };
    }
    const namesakes = this.#activeByNamedBirth.get(namedBirthHash) ?? [];
    const namesake = namesakes.find((other) => other.cpr !== cpr && !distinctFrom.includes(other.id));
    if (namesake !== undefined) {
      return { kind: 'conflict', id, conflict: conflictWith('same-person-other-number', namesake) };
    }

    if (active !== undefined) this.#retire(active);
    const { contentHash } = record;
    this.#add({ id, contentHash, cpr, namedBirthHash, receivedAt, stationName, active: true });
    return { kind: 'accept', record: active === undefined ? record : { ...record, replaces: active.id } };
  }

  #add(record: KnownRecord): void {
    this.#byId.set(record.id, record);
    if (!record.active) return;
    this.#activeByCpr.set(record.cpr, record);
    this.#activeByNamedBirth.set(record.namedBirthHash, [...this.#namesakesOf(record), record]);
  }

  #retire(record: KnownRecord): void {
    this.#byId.set(record.id, { ...record, active: false });
    this.#activeByCpr.delete(record.cpr);
    this.#activeByNamedBirth.set(record.namedBirthHash, this.#namesakesOf(record));
  }

  /** The other active records of the same name and birth date. */
  #namesakesOf({ id, namedBirthHash }: KnownRecord): readonly KnownRecord[] {
    return (this.#activeByNamedBirth.get(namedBirthHash) ?? []).filter((other) => other.id !== id);
  }
}

const conflictWith = (kind: Conflict['kind'], { id, receivedAt, stationName }: KnownRecord): Conflict => ({
  kind,
  existing: { id, receivedAt, stationName },
});

/** The wire's words for a verdict. `receipts` holds one for every record accepted or replayed. */
export function answerOf(verdict: Verdict, receipts: ReadonlyMap<string, Receipt>): RecordResult {
  switch (verdict.kind) {
    case 'accept':
      return acknowledge(verdict.record.id, receipts, false);
    case 'replay':
      return acknowledge(verdict.id, receipts, true);
    case 'conflict':
      return { outcome: 'conflict', id: verdict.id, conflict: verdict.conflict };
    case 'refuse':
      return { outcome: 'refused', id: verdict.id, refusal: verdict.refusal };
  }
}

function acknowledge(
  id: RegistrationId,
  receipts: ReadonlyMap<string, Receipt>,
  replayed: boolean,
): RecordResult {
  const receipt = receipts.get(id);
  if (receipt === undefined) throw new Error('an acknowledged record has no receipt');
  return { outcome: 'acknowledged', id, receipt, replayed };
}
